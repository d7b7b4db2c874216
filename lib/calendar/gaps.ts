import { addDays, type Day, weekStart } from './days'

type Column = { id: number; name: string; parentId: number | null }
/** How many pieces a column has, or will have, on a day. */
export type DayCount = { columnId: number; day: Day; count: number }
export type Gap = { columnId: number; name: string; week: Day; count: number; target: number }

/** Pieces a week that a column should have, where nobody has said otherwise. */
export const DEFAULT_TARGET = 1

const isUnder = (columns: Column[], id: number, ancestor: number): boolean => {
  for (let at: number | null = id; at !== null; ) {
    if (at === ancestor) return true
    at = columns.find((one) => one.id === at)?.parentId ?? null
  }
  return false
}

/**
 * The weeks, from that of `today` on, in which a column has fewer pieces than its target; a column's are its own and
 * those of the columns below it. Weeks begin on Monday; a target of 0 asks for nothing.
 */
export function findGaps(
  { columns, counts, weeks, today }: { columns: Column[]; counts: DayCount[]; weeks: Day[]; today: Day },
  targetOf: (columnId: number) => number = () => DEFAULT_TARGET,
): Gap[] {
  const thisWeek = weekStart(today)
  return weeks
    .filter((week) => week >= thisWeek)
    .flatMap((week) => {
      const here = counts.filter(({ day }) => day >= week && day < addDays(week, 7))
      return columns.flatMap(({ id, name }) => {
        const target = targetOf(id)
        const count = here
          .filter(({ columnId }) => isUnder(columns, columnId, id))
          .reduce((sum, one) => sum + one.count, 0)
        return count < target ? [{ columnId: id, name, week, count, target }] : []
      })
    })
}

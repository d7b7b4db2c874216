import { idsUnder } from '@/lib/taxonomy/tree'
import { addDays, type Day, daysBetween, weekday } from './days'

/** How many days ahead anybody looks for gaps: further away nothing is planned yet. */
export const GAP_DAYS = 60

export type GapColumn = {
  id: number
  name: string
  parentId: number | null
  /** 更新目标: at least one piece in so many days; null where none is asked for. */
  targetDays: number | null
}
/** A day on which a column has a piece, or will have one. */
export type PieceDay = { columnId: number; day: Day }
/** Days in a row on which a column is behind its target. */
export type Gap = {
  columnId: number
  name: string
  first: Day
  last: Day
  targetDays: number
  /** The newest piece before it; null when there is none at all. */
  newest: Day | null
}

function gapsOf(column: GapColumn, targetDays: number, pieces: Day[], first: Day, last: Day): Gap[] {
  const { id: columnId, name } = column
  const gaps: Gap[] = []
  // Behind from the first day after the target's last until the next piece comes.
  const add = (newest: Day | null, until: Day) => {
    const begins = newest === null ? first : addDays(newest, targetDays + 1)
    const from = begins > first ? begins : first
    const to = until < last ? until : last
    if (from <= to) gaps.push({ columnId, name, first: from, last: to, targetDays, newest })
  }
  let newest: Day | null = null
  for (const day of pieces) {
    add(newest, addDays(day, -1))
    newest = day
  }
  add(newest, last)
  return gaps
}

/**
 * Between the first and the last day, both included, the days on which a column has had nothing for longer than its
 * own target allows. A column's pieces are its own and those of the columns below it.
 */
export function findGaps(columns: GapColumn[], pieces: PieceDay[], first: Day, last: Day): Gap[] {
  if (last < first) return []
  return columns.flatMap((column) => {
    const { targetDays } = column
    if (targetDays === null) return []
    const ids = new Set(idsUnder(columns, column.id))
    const days = pieces.filter(({ columnId }) => ids.has(columnId)).map(({ day }) => day)
    return gapsOf(column, targetDays, [...new Set(days)].sort(), first, last)
  })
}

/** Which gaps are marked on which day: each where it begins, and on the Mondays that it lasts over. */
export function gapMarks(gaps: Gap[]): Map<Day, Gap[]> {
  const marks = new Map<Day, Gap[]>()
  for (const gap of gaps)
    for (const day of daysBetween(gap.first, gap.last))
      if (day === gap.first || weekday(day) === 1) marks.set(day, [...(marks.get(day) ?? []), gap])
  return marks
}

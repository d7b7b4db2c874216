import type { CalendarFacts } from '@/components/desk/calendar/calendar-grid'
import { type Actor, can, isWithin } from '@/lib/auth/permissions'
import { addDays, type Day } from '@/lib/calendar/days'
import { environmentDays } from '@/lib/calendar/environment-days'
import { findGaps, GAP_DAYS } from '@/lib/calendar/gaps'
import { listCalendar, listPieceDays } from '@/lib/calendar/queries'
import { type CalendarParams, rangeOf, type View, weeksOf } from '@/lib/calendar/view'
import type { ColumnChoice } from '@/lib/taxonomy/queries'
import { idsUnder } from '@/lib/taxonomy/tree'

const PER_DAY: Record<View, number> = { month: 6, week: 40, agenda: 40 }

type Asked = {
  actor: Actor
  params: CalendarParams
  view: View
  on: Day
  today: Day
  columns: ColumnChoice[]
}

/** What the view shows of the calendar: four statements, however much there is. */
export async function readCalendar(asked: Asked): Promise<CalendarFacts> {
  const { actor, params, view, on, today, columns } = asked
  const { first, last } = rangeOf(view, on)
  const columnIds = params.column === undefined ? undefined : idsUnder(columns, params.column)
  const [found, gaps] = await Promise.all([
    listCalendar(actor, { first, last, columnIds, person: params.person, perDay: PER_DAY[view] }),
    readGaps(asked, columnIds),
  ])
  return {
    ...found,
    days: environmentDays(first, last),
    gaps,
    weeks: weeksOf(first, last),
    today,
    params,
    movable: can(actor, 'article.publish'),
  }
}

/** The shown days on which gaps are looked for: not those that are over, nor those too far away. */
export function gapRange(view: View, on: Day, today: Day): { first: Day; last: Day } {
  const { first, last } = rangeOf(view, on)
  const [nearer = last] = [last, addDays(today, GAP_DAYS)].sort()
  return { first: first > today ? first : today, last: nearer }
}

/** Nothing is asked where there is no day to look at, or no column that has a target. */
async function readGaps({ actor, view, on, today, columns }: Asked, columnIds: number[] | undefined) {
  const { first, last } = gapRange(view, on, today)
  const theirs = columns.filter(({ id }) => isWithin(actor, id))
  if (last < first || theirs.every(({ targetDays }) => targetDays === null)) return []
  const gaps = findGaps(theirs, await listPieceDays(actor, { today, last }), first, last)
  return columnIds === undefined ? gaps : gaps.filter(({ columnId }) => columnIds.includes(columnId))
}

import { z } from 'zod'
import { id } from '@/lib/id'
import { addDays, type Day, daysBetween, isDay, monthStart, weekStart } from './days'

export const VIEWS = { month: '月', week: '周', agenda: '日程' } as const
export type View = keyof typeof VIEWS

/** Fourteen days of the agenda. */
const AGENDA_DAYS = 14

/** The last month of the last year that is counted would end in the next one. */
const isShown = (value: string) => isDay(value) && value < '9999-12'

/** What the calendar's address asks for; anything unreadable counts as not asked. */
export const calendarParams = z.object({
  view: z.enum(['month', 'week', 'agenda']).optional().catch(undefined),
  on: z.string().refine(isShown).optional().catch(undefined),
  column: id.optional().catch(undefined),
  person: id.optional().catch(undefined),
})
export type CalendarParams = z.output<typeof calendarParams>

/** The first and the last day that a view shows. */
export function rangeOf(view: View, on: Day): { first: Day; last: Day } {
  if (view === 'week') return { first: weekStart(on), last: addDays(weekStart(on), 6) }
  if (view === 'agenda') return { first: on, last: addDays(on, AGENDA_DAYS - 1) }
  const first = weekStart(monthStart(on))
  const last = addDays(weekStart(addDays(monthStart(on, 1), -1)), 6)
  return { first, last }
}

/** Where one step back or forth leads. */
export function step(view: View, on: Day, direction: -1 | 1): Day {
  if (view === 'month') return monthStart(on, direction)
  return addDays(on, direction * (view === 'week' ? 7 : AGENDA_DAYS))
}

/** The Mondays of the weeks that a view shows. */
export function weeksOf(first: Day, last: Day): Day[] {
  return daysBetween(weekStart(first), last).filter((_, n) => n % 7 === 0)
}

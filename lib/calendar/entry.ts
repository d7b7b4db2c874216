import type { ScheduleAction } from '@/lib/db/generated/enums'
import type { PlanDay } from '@/lib/planning/schema'
import type { Day } from './days'

/** Something that stands in the calendar on a day. */
export type CalendarEntry = {
  /** Unique in the calendar. */
  key: string
  title: string
  day: Day
  /** `08:00` in Beijing time; null for what has a day only. */
  time: string | null
  columnName: string | null
  person: string | null
  /** Where it leads. */
  href: string
} & (
  | { kind: 'PUBLISHED'; articleId: number }
  | {
      kind: 'SCHEDULE'
      articleId: number
      scheduleId: number
      action: ScheduleAction
      /** Its time as the value of a field: what one believes it to be when moving it. */
      at: string
    }
  | { kind: 'PLAN'; planId: number; version: number; which: PlanDay }
)

/** What is shown of the calendar: the entries in their order, and how many there are on days that have more than are here. */
export type CalendarEntries = { entries: CalendarEntry[]; more: Record<Day, number> }

const RANK = { PLAN: 0, SCHEDULE: 1, PUBLISHED: 1 } as const

/** By day; what has no time first, then by time. */
export function inOrder(entries: CalendarEntry[]): CalendarEntry[] {
  const rank = (one: CalendarEntry) => `${one.day} ${RANK[one.kind]} ${one.time ?? ''}`
  return [...entries].sort((a, b) => (rank(a) < rank(b) ? -1 : rank(a) > rank(b) ? 1 : 0))
}

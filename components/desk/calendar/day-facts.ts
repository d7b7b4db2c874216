import type { Day } from '@/lib/calendar/days'
import type { CalendarEntries, CalendarEntry } from '@/lib/calendar/entry'
import { type Gap, gapMarks } from '@/lib/calendar/gaps'

export type DayFacts = {
  day: Day
  entries: CalendarEntry[]
  /** How many stand on it that are not drawn. */
  more: number
  /** Environment days. */
  names: { name: string; source: string }[]
  /** Gaps that are marked on it. */
  gaps: Gap[]
}

type Shown = CalendarEntries & { days: { day: Day; name: string; source: string }[]; gaps: Gap[] }

/** What stands on each day of what is shown. */
export function factsByDay({ entries, more, days, gaps }: Shown): (day: Day) => DayFacts {
  const marks = gapMarks(gaps)
  return (day) => ({
    day,
    entries: entries.filter((entry) => entry.day === day),
    more: more[day] ?? 0,
    names: days.filter((one) => one.day === day),
    gaps: marks.get(day) ?? [],
  })
}

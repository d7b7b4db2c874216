import ical, { ICalCalendarMethod } from 'ical-generator'
import { PLAN_DAYS } from '@/lib/planning/schema'
import { KINDS } from '@/lib/schedule/kinds'
import { parseSiteTime } from '@/lib/time'
import { type Day, dateOf } from './days'
import type { CalendarEntry } from './entry'

/** What a token looks like: 24 random bytes. Anything else is not asked for in the database. */
export const TOKEN = /^[\w-]{32}$/
export const feedPath = (token: string) => `/api/calendar/${token}.ics`

const MOMENT = 15 * 60_000

/** What an entry is called where nothing else says which kind it is. */
export function summaryOf(entry: CalendarEntry): string {
  if (entry.kind === 'PLAN') return `${PLAN_DAYS[entry.which]}：${entry.title}`
  return entry.kind === 'SCHEDULE'
    ? `定时${KINDS[entry.action].verb}：${entry.title}`
    : `已发布：${entry.title}`
}

type Parts = {
  entries: CalendarEntry[]
  days: { day: Day; name: string; source: string }[]
  /** The site’s address without a path. */
  site: string
  now: Date
}

/** The calendar as RFC 5545 text. Moments stand in UTC, days as days, so that no program’s zone shifts them. */
export function calendarText({ entries, days, site, now }: Parts): string {
  const host = new URL(site).host
  const calendar = ical({
    name: '青言采编日历',
    prodId: { company: 'Qingyan', product: 'desk calendar', language: 'ZH' },
    method: ICalCalendarMethod.PUBLISH,
    ttl: 900,
  })
  for (const entry of entries) {
    const begins = entry.time === null ? dateOf(entry.day) : parseSiteTime(`${entry.day}T${entry.time}`)
    if (!begins) continue
    calendar.createEvent({
      id: `${entry.key.replaceAll(' ', '-')}@${host}`,
      stamp: now,
      start: begins,
      ...(entry.time === null ? { allDay: true } : { end: new Date(begins.getTime() + MOMENT) }),
      summary: summaryOf(entry),
      description: [entry.columnName, entry.person].filter(Boolean).join(' · ') || null,
      url: site + entry.href,
    })
  }
  for (const { day, name, source } of days)
    calendar.createEvent({
      id: `day-${day}-${name}@${host}`,
      stamp: now,
      start: dateOf(day),
      allDay: true,
      summary: name,
      description: source,
    })
  return calendar.toString()
}

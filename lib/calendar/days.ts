/** A day of the site's zone as `2026-12-01`; days are counted without clocks, so no zone can shift them. */
export type Day = string

const DAY = 86_400_000
const utc = (day: Day) => new Date(`${day}T00:00:00Z`)
const text = (at: Date): Day => at.toISOString().slice(0, 10)

/** Whether this is a day of the calendar between 1970 and 9999. */
export function isDay(value: string): boolean {
  return (
    /^\d{4}-\d{2}-\d{2}$/.test(value) &&
    value >= '1970' &&
    !Number.isNaN(utc(value).getTime()) &&
    text(utc(value)) === value
  )
}

export const addDays = (day: Day, count: number): Day => text(new Date(utc(day).getTime() + count * DAY))

/** 1 for Monday to 7 for Sunday. */
export const weekday = (day: Day): number => utc(day).getUTCDay() || 7

/** The Monday of the day's week. */
export const weekStart = (day: Day): Day => addDays(day, 1 - weekday(day))

/** The first day of the month that lies `count` months after the day's. */
export function monthStart(day: Day, count = 0): Day {
  const at = utc(day)
  return text(new Date(Date.UTC(at.getUTCFullYear(), at.getUTCMonth() + count, 1)))
}

/** The days from the first to the last, both included. */
export function daysBetween(first: Day, last: Day): Day[] {
  const count = Math.round((utc(last).getTime() - utc(first).getTime()) / DAY)
  return Array.from({ length: Math.max(0, count + 1) }, (_, n) => addDays(first, n))
}

/** The days of a database column of dates. */
export const dayOf = (date: Date): Day => text(date)
export const dateOf = (day: Day): Date => utc(day)

/** The day of a month that is the nth such weekday, counted from the end where n is negative. */
export function nthWeekday(year: number, month: number, nth: number, wanted: number): Day {
  const first = text(new Date(Date.UTC(year, month - 1, 1)))
  if (nth > 0) return addDays(first, ((wanted - weekday(first) + 7) % 7) + (nth - 1) * 7)
  const last = addDays(monthStart(first, 1), -1)
  return addDays(last, -((weekday(last) - wanted + 7) % 7) + (nth + 1) * 7)
}

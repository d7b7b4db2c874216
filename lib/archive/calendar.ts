import { nextSiteMidnight, parseSiteTime, siteDate } from '@/lib/time'

/** A month of the calendar; `month` from 1. */
export type Month = { year: number; month: number }
/** A half-open span of time. */
export type Span = { from: Date; to: Date }

/** A month with what stands in it. */
export type ArchiveMonth = {
  month: Month
  /** How many pieces each day has that has any, by its number. */
  counts: Map<number, number>
  total: number
  today: string
  older: Month | null
  newer: Month | null
}

const two = (n: number) => String(n).padStart(2, '0')

/** The earliest year that has an address; what is older stands on no page of the archive. */
const FIRST_YEAR = 1900

/** `2021-04` */
export const monthKey = ({ year, month }: Month) => `${year}-${two(month)}`
/** `2021-04-12` */
export const dayKey = (month: Month, day: number) => `${monthKey(month)}-${two(day)}`
/** `2021年4月` */
export const monthName = ({ year, month }: Month) => `${year}年${month}月`
/** `/archive/2021/04` */
export const monthPath = (month: Month) => `/archive/${monthKey(month).replace('-', '/')}`
/** `/archive/2021/04/12`, from `2021-04-12`. */
export const dayPath = (day: string) => `/archive/${day.replaceAll('-', '/')}`

const partsOf = (day: string) => day.split('-').map(Number)

/** `2021年4月12日`, from `2021-04-12`. */
export function dayWords(day: string): string {
  const [year = 0, month = 1, date = 1] = partsOf(day)
  return `${year}年${month}月${date}日`
}

/** `2021年4月12日星期一`, from `2021-04-12`. */
export function dayName(day: string): string {
  const [year = 0, month = 1, date = 1] = partsOf(day)
  const weekday = '日一二三四五六'[new Date(Date.UTC(year, month - 1, date)).getUTCDay()]
  return `${dayWords(day)}星期${weekday}`
}

/** The month that `2021` and `04` name; null when there is none. */
export function parseMonth(year: string, month: string): Month | null {
  if (!/^\d{4}$/.test(year) || !/^\d{2}$/.test(month)) return null
  const parsed = { year: Number(year), month: Number(month) }
  return parsed.year >= FIRST_YEAR && parsed.month >= 1 && parsed.month <= 12 ? parsed : null
}

/** The day (`2021-04-12`) that `2021`, `04` and `12` name; null when the calendar does not have it. */
export function parseDay(year: string, month: string, day: string): string | null {
  const within = parseMonth(year, month)
  if (!within || !/^\d{2}$/.test(day)) return null
  return Number(day) >= 1 && Number(day) <= daysIn(within) ? dayKey(within, Number(day)) : null
}

/** The month in which a moment lies on the site's calendar. */
export function monthOf(at: Date): Month {
  const [year = 0, month = 1] = siteDate(at).split('-').map(Number)
  return { year, month }
}

/** How many days a month has. */
export function daysIn({ year, month }: Month): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate()
}

/** From the first instant of a day of the site's zone to that of the next: 23 or 25 hours when summer time turned. */
export function daySpan(day: string): Span {
  // Noon is never skipped; a midnight can be, when the clocks are put forward then.
  const noon = parseSiteTime(`${day}T12:00`)
  if (!noon) throw new Error(`not a day: ${day}`)
  return { from: nextSiteMidnight(new Date(noon.getTime() - 24 * 3_600_000)), to: nextSiteMidnight(noon) }
}

/** Every day of a month with its span, in order. */
export function daySpans(month: Month): (Span & { day: string })[] {
  return Array.from({ length: daysIn(month) }, (_, index) => {
    const day = dayKey(month, index + 1)
    return { day, ...daySpan(day) }
  })
}

/** The weeks of a month, Monday first; null where a week reaches into another month. */
export function weeksOf(month: Month): (number | null)[][] {
  const before = (new Date(Date.UTC(month.year, month.month - 1, 1)).getUTCDay() + 6) % 7
  const cells = [
    ...Array<null>(before).fill(null),
    ...Array.from({ length: daysIn(month) }, (_, index) => index + 1),
  ]
  return Array.from({ length: Math.ceil(cells.length / 7) }, (_, week) =>
    Array.from({ length: 7 }, (_, at) => cells[week * 7 + at] ?? null),
  )
}

/** Of months in order, newest first: the nearest older and the nearest newer one, whether or not the month is among them. */
export function neighbours(months: Month[], of: Month): { older: Month | null; newer: Month | null } {
  const key = monthKey(of)
  return {
    older: months.find((one) => monthKey(one) < key) ?? null,
    newer: months.findLast((one) => monthKey(one) > key) ?? null,
  }
}

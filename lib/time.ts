import { TZDate } from '@date-fns/tz'

/** The zone in which the newsroom lives and dates are shown. */
export const SITE_TIME_ZONE = 'Asia/Shanghai'

const HOUR = 3_600_000
/** Before it, local mean time: an offset that is no full number of minutes, and changed within an hour. */
const FULL_HOURS_SINCE = Date.UTC(1902, 0)
const MOST_REMEMBERED = 10_000
const offsets = new Map<number, number>()

const lookUpOffset = (at: Date) => -new TZDate(at, SITE_TIME_ZONE).getTimezoneOffset() * 60_000

/**
 * How far the site's clocks were ahead of UTC at a moment (ms). Looked up in the time zone database once for each hour:
 * a page shows hundreds of dates, and asking Intl for each takes a twentieth of its rendering.
 */
function siteOffset(at: Date): number {
  if (!(at.getTime() >= FULL_HOURS_SINCE)) return lookUpOffset(at)
  const hour = Math.floor(at.getTime() / HOUR)
  const known = offsets.get(hour)
  if (known !== undefined) return known
  if (offsets.size >= MOST_REMEMBERED) offsets.clear()
  const offset = lookUpOffset(at)
  offsets.set(hour, offset)
  return offset
}

const two = (n: number) => String(n).padStart(2, '0')

/** What calendar and clock on the newsroom's wall show, as strings. */
function siteParts(at: Date) {
  const local = new Date(at.getTime() + siteOffset(at))
  return {
    year: String(local.getUTCFullYear()).padStart(4, '0'),
    month: two(local.getUTCMonth() + 1),
    day: two(local.getUTCDate()),
    hour: two(local.getUTCHours()),
    minute: two(local.getUTCMinutes()),
    second: two(local.getUTCSeconds()),
  }
}

/** `2021-04-12` in the site's zone. */
export function siteDate(at: Date): string {
  const p = siteParts(at)
  return `${p.year}-${p.month}-${p.day}`
}

/** `10:30` in the site's zone. */
export function siteTime(at: Date): string {
  const p = siteParts(at)
  return `${p.hour}:${p.minute}`
}

/** A moment as the value of a field for date and time, in the site's zone: `2026-12-01T08:00`. */
export const fieldTime = (at: Date): string => `${siteDate(at)}T${siteTime(at)}`

/** `2021-04-12 10:30` in the site's zone: the form Chinese news pages and their meta tags use. */
export function siteDateTime(at: Date): string {
  return `${siteDate(at)} ${siteTime(at)}`
}

/** `2021-04-12T10:30:00+08:00`, with the offset that held in the site's zone at that moment. */
export function siteIso(at: Date): string {
  const minutes = siteOffset(at) / 60_000
  const sign = minutes < 0 ? '-' : '+'
  const p = siteParts(at)
  const offset = `${sign}${two(Math.floor(Math.abs(minutes) / 60))}:${two(Math.abs(minutes) % 60)}`
  return `${siteDate(at)}T${p.hour}:${p.minute}:${p.second}${offset}`
}

const LOCAL_FORM = /^(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2}))?)?$/

/**
 * The instant that `2021-04-12` or `2021-04-12T10:30` (the value of a datetime-local field) names in the
 * site's zone; null when the text is no such date. Uses the time zone database: Shanghai had summer time.
 */
export function parseSiteTime(text: string): Date | null {
  const match = LOCAL_FORM.exec(text.trim())
  if (!match) return null
  const [year, month, day, hour, minute, second] = match.slice(1).map((part) => Number(part ?? 0))
  const at = new Date(
    new TZDate(year ?? 0, (month ?? 1) - 1, day ?? 1, hour ?? 0, minute ?? 0, second ?? 0, SITE_TIME_ZONE),
  )
  const same = siteDate(at) === `${match[1]}-${match[2]}-${match[3]}`
  return same && (hour ?? 0) < 24 && (minute ?? 0) < 60 && (second ?? 0) < 60 ? at : null
}

/** The first instant of the day after `at` in the site's zone. */
export function nextSiteMidnight(at: Date): Date {
  const p = siteParts(at)
  return new Date(new TZDate(Number(p.year), Number(p.month) - 1, Number(p.day) + 1, SITE_TIME_ZONE))
}

const longDay = new Intl.DateTimeFormat('zh-CN', { timeZone: SITE_TIME_ZONE, dateStyle: 'full' })

/** `2021年4月12日星期一` */
export function siteLongDate(at: Date): string {
  return longDay.format(at)
}

const lunarDay = new Intl.DateTimeFormat('zh-CN-u-ca-chinese', {
  timeZone: SITE_TIME_ZONE,
  dateStyle: 'long',
})

/** `农历辛丑年三月初一`: the day in the traditional calendar, as a newspaper's head names it. */
export function siteLunarDate(at: Date): string {
  const parts = lunarDay.formatToParts(at)
  const part = (wanted: string) => parts.find(({ type }) => type === wanted)?.value ?? ''
  return `农历${part('yearName')}年${part('month')}${part('day')}`
}

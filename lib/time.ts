import { TZDate } from '@date-fns/tz'

/** The zone in which the newsroom lives and dates are shown. */
export const SITE_TIME_ZONE = 'Asia/Shanghai'

const parts = new Intl.DateTimeFormat('en-CA', {
  timeZone: SITE_TIME_ZONE,
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  hourCycle: 'h23',
})

function siteParts(at: Date): Record<string, string> {
  return Object.fromEntries(parts.formatToParts(at).map(({ type, value }) => [type, value]))
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

/** `2021-04-12 10:30` in the site's zone: the form Chinese news pages and their meta tags use. */
export function siteDateTime(at: Date): string {
  return `${siteDate(at)} ${siteTime(at)}`
}

/** `2021-04-12T10:30:00+08:00`, with the offset that held in the site's zone at that moment. */
export function siteIso(at: Date): string {
  const minutes = -new TZDate(at, SITE_TIME_ZONE).getTimezoneOffset()
  const sign = minutes < 0 ? '-' : '+'
  const two = (n: number) => String(n).padStart(2, '0')
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

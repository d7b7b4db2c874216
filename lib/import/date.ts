import { parseSiteTime } from '@/lib/time'

const DAY = String.raw`((?:19|20)\d{2})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})(?!\d)\s*日?`
const CLOCK = String.raw`(?:[\sT　,，]*(?:(?:星期|周)[一二三四五六日天])?\s*(\d{1,2})\s*[:：时]\s*(\d{2})(?:\s*[:：分]\s*(\d{2}))?)?`
const WRITTEN = new RegExp(`(?<![\\d])${DAY}${CLOCK}`, 'g')
const ZONED = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:?\d{2})$/

const two = (part: string | undefined) => (part ?? '0').padStart(2, '0')

function plausible(at: Date | null): Date | null {
  return at && at.getUTCFullYear() >= 1990 ? at : null
}

/** Every date written in a text, in order, as instants in the site's zone. */
export function datesIn(text: string): Date[] {
  return [...text.matchAll(WRITTEN)].flatMap(([, year, month, day, hour, minute, second]) => {
    const date = `${year}-${two(month)}-${two(day)}`
    const exact =
      hour === undefined ? null : parseSiteTime(`${date}T${two(hour)}:${two(minute)}:${two(second)}`)
    return plausible(exact ?? parseSiteTime(date)) ?? []
  })
}

/** The instant that a machine-readable value names: ISO with or without zone, a written date, or Unix time. */
export function parseStamp(value: string): Date | null {
  const text = value.trim()
  if (ZONED.test(text)) return plausible(new Date(text))
  if (/^\d{10}$/.test(text)) return plausible(new Date(Number(text) * 1000))
  if (/^\d{13}$/.test(text)) return plausible(new Date(Number(text)))
  const packed = /^((?:19|20)\d{2})(\d{2})(\d{2})(?:(\d{2})(\d{2})(\d{2})?)?$/.exec(text)
  if (packed)
    return (
      datesIn(`${packed[1]}-${packed[2]}-${packed[3]} ${packed[4] ?? '00'}:${packed[5] ?? '00'}`)[0] ?? null
    )
  return datesIn(text)[0] ?? null
}

/** The day that an address carries in its path, as /2021/0412/ or /202104/t20210412_1.html; null when none. */
export function dateInAddress(address: string): Date | null {
  const match = /(?:\/|[_t-])((?:19|20)\d{2})[/-]?(0[1-9]|1[0-2])[/-]?(0[1-9]|[12]\d|3[01])(?!\d)/.exec(
    address,
  )
  return match ? plausible(parseSiteTime(`${match[1]}-${match[2]}-${match[3]}`)) : null
}

import { AppError } from '@/lib/errors'

/** An office as it is kept: days as `YYYY-MM-DD`, `until` null while it is held. */
export type Held = { id: number; title: string; since: string; until: string | null }

/** What becomes of somebody's offices when they say which one they hold; null when they hold it already. */
export type OfficeChange = {
  /** This one ends on the day on which the other begins. */
  end: { id: number; until: string } | null
  /** This one began on that same day: it gives way as if it had never been. */
  drop: number | null
  begin: { title: string; since: string } | null
}

const refused = (message: string) => new AppError('INVALID', message, { since: [message] })

const day = (at: Date) => at.toISOString().slice(0, 10)

/** Offices as the database has them, with their days as `YYYY-MM-DD`. */
export const inDays = <T extends { since: Date; until: Date | null }>(offices: readonly T[]) =>
  offices.map(({ since, until, ...rest }) => ({ ...rest, since: day(since), until: until && day(until) }))

/** The office held on a day; the latest begun one when several are, and of those the one that was entered last. */
export function heldOn<T extends { id?: number; since: string; until: string | null }>(
  held: readonly T[],
  on: string,
): T | null {
  const now = held.filter(({ since, until }) => since <= on && (until === null || on < until))
  const later = (a: T, b: T) => (a.since < b.since ? 1 : a.since > b.since ? -1 : (b.id ?? 0) - (a.id ?? 0))
  return now.sort(later)[0] ?? null
}

/**
 * Turns “I am this since that day” into a change of the dated offices: the present one ends, a new one begins. What was
 * printed under a piece before stays true. An empty title means that nothing is held any more.
 */
export function changeOfOffice(
  held: readonly Held[],
  { title, since }: { title: string; since: string },
  today: string,
): OfficeChange | null {
  const current = heldOn(held, today)
  if ((current?.title ?? '') === title) return null
  if (since > today) throw refused('日期不能晚于今天')
  if (current && since < current.since) throw refused(`日期不能早于现任职务的任职日期（${current.since}）`)
  const begin = title === '' ? null : { title, since }
  if (!current) return { end: null, drop: null, begin }
  if (current.since === since) return { end: null, drop: current.id, begin }
  return { end: { id: current.id, until: since }, drop: null, begin }
}

import { siteDate, siteTime } from '@/lib/time'

/** A run that has gone on for longer (ms) was cut off with its process. */
export const LONGEST_RUN = 2 * 3_600_000

/** From when on, on the newsroom's clock, the night's run is due: after the last edition, before anybody comes in. */
const NIGHT_FROM = '03:00'

/** The night whose run is due at a moment, as a day of the site's zone; null before it is. */
export function nightDue(now: Date): Date | null {
  return siteTime(now) < NIGHT_FROM ? null : new Date(`${siteDate(now)}T00:00:00Z`)
}

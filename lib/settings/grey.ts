import { parseSiteTime } from '@/lib/time'
import type { SiteSettings } from './schema'

/**
 * Whether the site is drawn in grey (灰度, on days of mourning), and when that changes by itself. It begins with the
 * minute of `greyFrom` and is over with that of `greyUntil`; either may be open, both empty mean never.
 */
export function greyAt(
  { greyFrom, greyUntil }: Pick<SiteSettings, 'greyFrom' | 'greyUntil'>,
  now: Date,
): { isGrey: boolean; changesAt: Date | null } {
  const from = parseSiteTime(greyFrom)
  const until = parseSiteTime(greyUntil)
  if ((!from && !until) || (until && now >= until)) return { isGrey: false, changesAt: null }
  if (from && now < from) return { isGrey: false, changesAt: from }
  return { isGrey: true, changesAt: until }
}

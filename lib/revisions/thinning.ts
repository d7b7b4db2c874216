import { siteDate } from '@/lib/time'

const HOUR = 3_600_000
const DAY = 24 * HOUR

/** What kept revisions of one age share a place by: all of them, one an hour, one a day. */
function placeOf(at: Date, id: number, now: Date): string {
  const age = now.getTime() - at.getTime()
  if (age < DAY) return `revision ${id}`
  if (age < 30 * DAY) return `hour ${Math.floor(at.getTime() / HOUR)}`
  return `day ${siteDate(at)}`
}

/**
 * Which of the revisions kept by the way may go: for a day all stay, for a month the last of each hour, and then the
 * last of each day. The caller gives newest first, and never one that was published, scheduled, handed in or named.
 */
export function revisionsToThin(
  newestFirst: readonly { id: number; createdAt: Date }[],
  now: Date,
): number[] {
  const taken = new Set<string>()
  return newestFirst.flatMap(({ id, createdAt }) => {
    const place = placeOf(createdAt, id, now)
    if (taken.has(place)) return [id]
    taken.add(place)
    return []
  })
}

import { nextSiteMidnight } from '@/lib/time'

const MINUTE = 60_000
const WAITS = [1, 5, 30, 120, 720].map((minutes) => minutes * MINUTE)

/** How often something is tried before it is given up. */
export const MOST_TRIES = WAITS.length + 1

/** When something that failed for the `tries`th time is tried again; null when it is given up. */
export function retryAt(tries: number, now: Date): Date | null {
  const wait = WAITS[tries - 1]
  return wait === undefined ? null : new Date(now.getTime() + wait)
}

/** When a quota that is used up is there again: quotas are given by the day, and a few minutes late. */
export function quotaRenewedAt(now: Date): Date {
  return new Date(nextSiteMidnight(now).getTime() + 5 * MINUTE)
}

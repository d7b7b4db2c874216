import { expect, test } from 'vitest'
import { MOST_TRIES, quotaRenewedAt, retryAt } from './retry-times'

const NOW = new Date('2026-03-02T02:00:00Z')

test('what fails is tried after 1, 5, 30, 120 and 720 minutes, and then given up', () => {
  const waits = Array.from({ length: MOST_TRIES }, (_one, tries) => retryAt(tries + 1, NOW))
  expect(waits.map((at) => at && (at.getTime() - NOW.getTime()) / 60_000)).toEqual([1, 5, 30, 120, 720, null])
})

test('a quota is there again in the first minutes of the next day of the site’s zone', () => {
  expect(quotaRenewedAt(NOW)).toEqual(new Date('2026-03-03T00:05:00+08:00'))
  expect(quotaRenewedAt(new Date('2026-03-02T23:59:59+08:00'))).toEqual(new Date('2026-03-03T00:05:00+08:00'))
  expect(quotaRenewedAt(new Date('2026-03-03T00:00:00+08:00'))).toEqual(new Date('2026-03-04T00:05:00+08:00'))
})

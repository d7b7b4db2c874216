import { expect, test } from 'vitest'
import { isWorthKeeping } from './moments'
import { revisionsToThin } from './thinning'

const NOW = new Date('2026-06-01T04:00:00Z')
const ago = (minutes: number) => new Date(NOW.getTime() - minutes * 60_000)
/** One every ten minutes, newest first; the id says how many minutes ago. */
const everyTenMinutes = (from: number, to: number) =>
  Array.from({ length: (to - from) / 10 }, (_, n) => from + n * 10).map((id) => ({ id, createdAt: ago(id) }))
const left = (kept: { id: number; createdAt: Date }[]) => {
  const gone = new Set(revisionsToThin(kept, NOW))
  return kept.filter(({ id }) => !gone.has(id)).map(({ id }) => id)
}
const DAY = 24 * 60

test('for a day everything stays', () => {
  expect(left(everyTenMinutes(0, DAY))).toHaveLength(144)
})

test('for a month the last of each hour stays', () => {
  const stayed = left(everyTenMinutes(2 * DAY, 2 * DAY + 600))
  expect(stayed).toEqual(Array.from({ length: 11 }, (_, n) => (n === 0 ? 2 * DAY : 2 * DAY + n * 60 - 50)))
})

test('after that the last of each day in the newsroom’s calendar', () => {
  expect(left(everyTenMinutes(40 * DAY, 43 * DAY))).toHaveLength(4)
})

test('thinning twice takes nothing more (R-35)', () => {
  const kept = everyTenMinutes(0, 60 * DAY)
  const gone = new Set(revisionsToThin(kept, NOW))
  expect(
    revisionsToThin(
      kept.filter(({ id }) => !gone.has(id)),
      NOW,
    ),
  ).toEqual([])
})

test.each<[string, { minutes: number; another?: boolean; after?: number }, boolean]>([
  ['nine minutes later, same writer', { minutes: 9 }, false],
  ['ten minutes later', { minutes: 10 }, true],
  ['two minutes later, another writer', { minutes: 2, another: true }, true],
  ['seconds later, another writer', { minutes: 0.5, another: true }, false],
  ['cut to less than half', { minutes: 0.5, after: 49 }, true],
  ['cut to half', { minutes: 0.5, after: 50 }, false],
])('%s', (_what, { minutes, another = false, after = 100 }, worth) => {
  const save = { lastKeptAt: ago(minutes), writtenByAnother: another, wordsBefore: 100, wordsAfter: after }
  expect(isWorthKeeping({ ...save, now: NOW })).toBe(worth)
})

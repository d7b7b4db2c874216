import { expect, test } from 'vitest'
import { idleEnd, isToBeNoted, openingEnds } from './session-rules'

const NOW = new Date('2026-03-02T02:00:00Z')
const after = (minutes: number) => new Date(NOW.getTime() + minutes * 60_000)

test('a session ends after half an hour of nothing, and after twelve hours of anything (S-29)', () => {
  const { expiresAt, idleUntil } = openingEnds(NOW, 30)
  expect(idleUntil).toEqual(after(30))
  expect(expiresAt).toEqual(after(12 * 60))
  expect(idleEnd(after(100), expiresAt, 30)).toEqual(after(130))
  expect(idleEnd(after(12 * 60 - 10), expiresAt, 30)).toEqual(expiresAt)
})

test('what somebody does is noted once a minute', () => {
  expect(isToBeNoted(NOW, after(0.9))).toBe(false)
  expect(isToBeNoted(NOW, after(1))).toBe(true)
})

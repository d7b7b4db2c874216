import { expect, test } from 'vitest'
import { LONGEST_TYPED, readTyped } from './typed'

test.each([
  ['  臭氧　错峰 ', '臭氧　错峰'],
  ['臭\u0000氧\r\n错峰', '臭 氧 错峰'],
  // Half a character in an address arrives as these.
  ['\uFFFD\uFFFD\uFFFD', ''],
  ['\uFFFD臭氧', '臭氧'],
  ['\u202E臭氧\u202C', '臭氧'],
  ['👩‍🌾 𠮷', '👩‍🌾 𠮷'],
  ["' OR 1=1; --", "' OR 1=1; --"],
  ['<b>臭氧</b>', '<b>臭氧</b>'],
])('“%s” is read as “%s”', (given, q) => {
  expect(readTyped(given)).toEqual({ q, cut: false })
})

test('more than fits is cut between characters, and it is said', () => {
  const { q, cut } = readTyped('𠮷'.repeat(10_000))
  expect([q, cut]).toEqual(['𠮷'.repeat(LONGEST_TYPED), true])
  expect(readTyped('水'.repeat(LONGEST_TYPED)).cut).toBe(false)
})

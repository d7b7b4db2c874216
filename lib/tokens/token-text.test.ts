import { expect, test } from 'vitest'
import { bearerOf, newApiToken, prefixOf } from './token-text'

test('a token is 256 bits, begins as one knows it, and is found in its header alone', () => {
  const token = newApiToken()
  expect(Buffer.from(token.slice(3), 'base64url')).toHaveLength(32)
  expect(newApiToken()).not.toBe(token)
  expect(prefixOf(token)).toBe(token.slice(0, 9))
  expect(bearerOf(`Bearer ${token}`)).toBe(token)
  expect(bearerOf(`bearer  ${token}`)).toBe(token)
  expect(bearerOf(null)).toBeNull()
  for (const header of ['', token, `Basic ${token}`, `Bearer ${token}x`, `Bearer ${token} x`, 'Bearer qy_'])
    expect(bearerOf(header), header).toBe('')
})

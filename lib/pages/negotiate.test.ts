import { expect, test } from 'vitest'
import { matchesEtag, negotiate } from './negotiate'

test.each([
  [undefined, 'identity'],
  ['', 'identity'],
  ['gzip, deflate, br, zstd', 'br'],
  ['gzip', 'gzip'],
  ['GZIP;q=0.5', 'gzip'],
  ['br;q=0, gzip', 'gzip'],
  ['br;q=0, gzip;q=0', 'identity'],
  ['*', 'br'],
  ['*;q=0', 'identity'],
  ['identity', 'identity'],
] as const)('Accept-Encoding %s is answered with %s', (accept, encoding) => {
  expect(negotiate(accept)).toBe(encoding)
})

test('If-None-Match is compared with every encoding’s tag, weakly', () => {
  const etags = { identity: '"a"', gzip: '"a-gzip"', br: '"a-br"' }
  for (const header of ['"a"', 'W/"a-br"', '"x", "a-gzip"', '*'])
    expect(matchesEtag(header, etags)).toBe(true)
  for (const header of ['"x"', 'a', '', '"a', 'W/"x"']) expect(matchesEtag(header, etags)).toBe(false)
})

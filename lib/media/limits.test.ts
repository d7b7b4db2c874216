import { expect, test } from 'vitest'
import { requireSmallEnough } from './limits'

const head = {
  width: 8_000,
  height: 6_000,
  channels: 4,
  depth: 'uchar',
  format: 'png',
  isProgressive: false,
} as const

test.each([
  ['a large PNG', {}],
  ['a large deep PNG', { depth: 'ushort' as const }],
  ['a large interlaced PNG', { isProgressive: true }],
  ['a large progressive JPEG', { format: 'jpeg' as const, channels: 3 as const, isProgressive: true }],
  ['an AVIF of sixteen megapixels', { format: 'heif' as const, width: 4_000, height: 4_000 }],
])('%s can be unpacked', (_what, over) => {
  expect(() => requireSmallEnough({ ...head, ...over })).not.toThrow()
})

test.each([
  ['a large deep interlaced PNG', { depth: 'ushort' as const, isProgressive: true }, '隔行扫描'],
  [
    'an AVIF of more than sixteen megapixels',
    { format: 'heif' as const, width: 4_001, height: 4_000 },
    '1600 万像素',
  ],
])('%s would take too much memory (S-44)', (_what, over, reason) => {
  expect(() => requireSmallEnough({ ...head, ...over })).toThrow(reason)
})

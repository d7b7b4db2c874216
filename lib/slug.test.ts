import fc from 'fast-check'
import { expect, test } from 'vitest'
import { freeSlug, slug, slugFor } from './slug'

test.each([
  ['环球扫描', 'huanqiusaomiao'],
  ['重庆', 'chongqing'],
  ['重污染天气', 'zhongwurantianqi'],
  ['PM2.5', 'pm2-5'],
  ['VOCs减排', 'vocs-jianpai'],
  ['绿色 低碳', 'lvse-ditan'],
])('%s → %s', (name, expected) => {
  expect(slugFor(name)).toBe(expected)
})

test('never empty, always of the form the database wants', () => {
  expect(slugFor('😀')).toMatch(/^n-[0-9a-f]{8}$/)
  fc.assert(fc.property(fc.string({ unit: 'binary' }), (name) => slug.safeParse(slugFor(name)).success))
})

test('a taken slug gets the first free suffix', () => {
  expect(freeSlug('shidi', [])).toBe('shidi')
  expect(freeSlug('shidi', ['shidi', 'shidi-2'])).toBe('shidi-3')
})

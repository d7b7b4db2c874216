import { expect, test } from 'vitest'
import { readSiteSettings } from './schema'

test('an empty or broken row reads as the defaults, field by field', () => {
  const defaults = readSiteSettings(null)
  expect(defaults.siteName).toBe('青言环境评论')
  expect(readSiteSettings({ siteName: '  ', tickerSize: 900, slogan: '看见水' })).toEqual({
    ...defaults,
    slogan: '看见水',
  })
})

import { expect, test } from 'vitest'
import { publishWarnings } from './warnings'

const NOW = new Date('2026-03-02T02:00:00Z')
const image = (attrs: object) => ({ type: 'image', attrs: { src: '/media/a-1.webp', alt: '', ...attrs } })
const file = (over: object) => ({
  originalName: '河湾.jpg',
  expiresOn: null,
  isCover: false,
  alt: '',
  decorative: false,
  ...over,
})

test('pictures that say nothing are counted, also in groups; a decorative one need not say anything', () => {
  const body = {
    type: 'doc',
    content: [
      image({}),
      image({ alt: '河湾' }),
      image({ decorative: true }),
      { type: 'gallery', content: [image({}), image({ alt: ' ' })] },
    ],
  }
  expect(publishWarnings(body, [], NOW)).toEqual([expect.stringContaining('3 张图片没有替代文字')])
})

test('a licence warns for a month before its last day, and after it', () => {
  const on = (day: string) => publishWarnings({}, [file({ expiresOn: new Date(`${day}T00:00:00Z`) })], NOW)
  expect(on('2026-03-01')).toEqual([expect.stringContaining('已于 2026-03-01 到期')])
  expect(on('2026-03-02')).toEqual([expect.stringContaining('将于 2026-03-02 到期')])
  expect(on('2026-04-01')).toHaveLength(1)
  expect(on('2026-04-02')).toEqual([])
})

test('a cover must say what it shows', () => {
  expect(publishWarnings({}, [file({ isCover: true })], NOW)).toEqual([
    expect.stringContaining('题图“河湾.jpg”'),
  ])
  expect(publishWarnings({}, [file({ isCover: true, alt: '河湾' }), file({})], NOW)).toEqual([])
})

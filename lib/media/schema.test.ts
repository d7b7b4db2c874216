import { expect, test } from 'vitest'
import { pictureSrc, renditionWidths, sourceSet } from './schema'

test.each([
  [4000, [480, 960, 1600]],
  [1600, [480, 960, 1600]],
  [1200, [480, 960, 1200]],
  [960, [480, 960]],
  [480, [480]],
  [120, [120]],
])('an original of %i px is stored at %j', (original, widths) => {
  expect(renditionWidths(original)).toEqual(widths)
})

test('the smallest rendition that is wide enough is shown, else the widest', () => {
  const picture = { key: 'abc', widths: [480, 960] }
  expect(pictureSrc(picture, 300)).toBe('/media/abc-480.webp')
  expect(pictureSrc(picture, 481)).toBe('/media/abc-960.webp')
  expect(pictureSrc(picture, 2000)).toBe('/media/abc-960.webp')
})

test('every width is listed for the browser to choose from', () => {
  expect(sourceSet('abc', [480, 960], 'avif')).toBe('/media/abc-480.avif 480w, /media/abc-960.avif 960w')
})

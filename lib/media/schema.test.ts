import { expect, test } from 'vitest'
import { monthsBetween } from './filters'
import { fileUrl, pictureSrc, renditionWidths, sourceSet, widthsUpTo } from './schema'

test.each([
  [4000, [240, 480, 720, 1080, 1600]],
  [1600, [240, 480, 720, 1080, 1600]],
  [1200, [240, 480, 720, 1080, 1200]],
  [1080, [240, 480, 720, 1080]],
  [600, [240, 480, 600]],
  [240, [240]],
  [120, [120]],
])('an original of %i px is stored at %j (S-38)', (original, widths) => {
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

test.each([
  [480, [240, 480]],
  [481, [240, 480, 600]],
  [200, [240]],
  [9000, [240, 480, 600]],
])('where %i pixels are drawn at most, %j are of use', (most, widths) => {
  expect(widthsUpTo([240, 480, 600], most)).toEqual(widths)
})

test('an attachment is addressed by its content and saved under its name', () => {
  const file = { key: 'abcdef12', mime: 'application/pdf' }
  expect(fileUrl({ ...file, originalName: '通知 一.PDF' })).toBe(
    `/files/abcdef12/${encodeURIComponent('通知 一.pdf')}`,
  )
  expect(fileUrl({ ...file, originalName: 'a/b?c#d.exe' })).toBe('/files/abcdef12/a%20b%20c%20d.pdf')
  expect(fileUrl({ ...file, originalName: '.pdf' })).toBe(`/files/abcdef12/${encodeURIComponent('附件.pdf')}`)
})

test('the months of a library, in the zone of the site, newest first', () => {
  const months = (from: string, to: string) => monthsBetween(new Date(from), new Date(to))
  expect(months('2025-10-31T16:00:00Z', '2026-01-31T15:59:59Z')).toEqual(['2026-01', '2025-12', '2025-11'])
  expect(months('2026-01-01T00:00:00Z', '2026-01-01T00:00:00Z')).toEqual(['2026-01'])
})

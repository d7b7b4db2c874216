import { expect, test } from 'vitest'
import { rfc822 } from './rss'
import {
  renderNewsSitemap,
  renderSitemap,
  renderSitemapIndex,
  renderTextSitemap,
  type SitemapEntry,
} from './sitemap'

test.each([
  ['2021-04-11T16:00:00Z', 'Mon, 12 Apr 2021 00:00:00 +0800'],
  ['2021-12-31T15:59:59Z', 'Fri, 31 Dec 2021 23:59:59 +0800'],
  // Shanghai had summer time.
  ['1988-07-01T00:00:00Z', 'Fri, 01 Jul 1988 09:00:00 +0900'],
])('%s is told in the site’s zone, with the weekday of that zone', (at, told) => {
  expect(rfc822(new Date(at))).toBe(told)
})

const url = 'https://example.org/articles/1001'
const entry = (over: Partial<SitemapEntry>): SitemapEntry => ({
  url,
  changedAt: null,
  pictures: [],
  ...over,
})

test('the sitemap names files and pages, with dates and pictures where they are known', () => {
  const changedAt = new Date('2021-04-11T16:00:00Z')
  const files = [
    { url: 'https://example.org/sitemap/1.xml', changedAt },
    { url: 'https://example.org/sitemap/0.xml', changedAt: null },
  ]
  expect(renderSitemapIndex(files)).toContain(
    '<sitemap><loc>https://example.org/sitemap/1.xml</loc><lastmod>2021-04-12T00:00:00+08:00</lastmod></sitemap><sitemap><loc>https://example.org/sitemap/0.xml</loc></sitemap>',
  )
  const picture = 'https://example.org/media/a-1600.webp'
  expect(
    renderSitemap([entry({ url: 'https://example.org/' }), entry({ changedAt, pictures: [picture] })]),
  ).toContain(
    `<url><loc>https://example.org/</loc></url><url><loc>${url}</loc><lastmod>2021-04-12T00:00:00+08:00</lastmod><image:image><image:loc>${picture}</image:loc></image:image></url>`,
  )
})

test('an address too long for Baidu is left out, and its file stays good', () => {
  const fits = `https://example.org/${'a'.repeat(236)}`
  const entries = [
    entry({ url: fits }),
    entry({ url: `${fits}b` }),
    entry({ url: `https://例.cn/${'水'.repeat(90)}` }),
  ]
  expect(renderTextSitemap(entries)).toBe(`${fits}\n`)
  expect(renderSitemap(entries).match(/<loc>/g)).toHaveLength(1)
  const news = entries.map((one) => ({ url: one.url, title: '水', publishedAt: new Date(0) }))
  expect(renderNewsSitemap('青言', news).match(/<loc>/g)).toHaveLength(1)
})

test('a full file of 10,000 pieces is far below the 10 MB that engines take', () => {
  const one = entry({
    url: `https://www.a-rather-long-name.example.cn/articles/${'9'.repeat(9)}`,
    changedAt: new Date(0),
    pictures: [`https://www.a-rather-long-name.example.cn/media/${'f'.repeat(24)}-1600.webp`],
  })
  const bytes = Buffer.byteLength(renderSitemap(Array.from({ length: 10_000 }, () => one)))
  expect(bytes).toBeLessThan(4_000_000)
  expect(Buffer.byteLength(renderTextSitemap(Array.from({ length: 50_000 }, () => one)))).toBeLessThan(
    5_000_000,
  )
})

test('pictures: a thousand of a piece at most, and a file of pieces full of them stays below 10 MB, newest first', () => {
  const pictures = Array.from(
    { length: 1_200 },
    (_, n) => `https://www.a-rather-long-name.example.cn/media/${'f'.repeat(20)}${n}-1600.webp`,
  )
  expect(renderSitemap([entry({ pictures })]).match(/<image:loc>/g)).toHaveLength(1_000)
  const few = { changedAt: new Date(0), pictures: pictures.slice(0, 12) }
  const text = renderSitemap(Array.from({ length: 10_000 }, () => entry(few)))
  expect(Buffer.byteLength(text)).toBeLessThan(10_000_000)
  const [newest = '', ...others] = text.split('</url>')
  expect(newest.match(/<image:loc>/g)).toHaveLength(12)
  expect(others.at(-2)?.match(/<image:loc>/g)).toHaveLength(1)
})

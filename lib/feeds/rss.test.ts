import { expect, test } from 'vitest'
import { renderRss, rfc822 } from './rss'
import { renderSitemap, renderSitemapIndex } from './sitemap'

const item = {
  url: 'https://example.org/articles/1001',
  title: '“碳”与<水>&\u0007',
  description: '',
  publishedAt: new Date('2021-04-11T16:00:00Z'),
  people: ['周砚秋'],
  categories: ['环球扫描'],
}

test('dates are told in the site’s zone, with the weekday of that zone', () => {
  expect(rfc822(item.publishedAt)).toBe('Mon, 12 Apr 2021 00:00:00 +0800')
})

test('whatever a title holds, the feed stays well formed', () => {
  const xml = renderRss({
    title: '青言',
    description: '',
    url: 'https://example.org/',
    self: 'https://example.org/feed.xml',
    items: [item],
  })
  expect(xml).toContain('<title>“碳”与&lt;水&gt;&amp;</title>')
  expect(xml).toContain('<guid isPermaLink="true">https://example.org/articles/1001</guid>')
  expect(xml).toContain('<dc:creator>周砚秋</dc:creator>')
  expect(xml).toContain('<description>青言</description>')
})

test('the sitemap names files and pages, with dates where they are known', () => {
  expect(renderSitemapIndex(['https://example.org/sitemap/0.xml'])).toContain(
    '<sitemap><loc>https://example.org/sitemap/0.xml</loc></sitemap>',
  )
  const entries = [
    { url: 'https://example.org/', changedAt: null },
    { url: item.url, changedAt: item.publishedAt },
  ]
  expect(renderSitemap(entries)).toContain(
    '<url><loc>https://example.org/</loc></url><url><loc>https://example.org/articles/1001</loc><lastmod>2021-04-12T00:00:00+08:00</lastmod></url>',
  )
})

import { load } from 'cheerio'
import { expect, test } from 'vitest'
import { siteUrl } from '@/lib/env'
import { faults, jsonFeed } from '@/test/validate-feeds'
import { renderAtom } from './atom'
import { type Feed, type FeedItem, feedLinks } from './feed'
import { itemHtml } from './item-html'
import { renderJsonFeed } from './json-feed'
import { feedResponse } from './response'
import { renderRss } from './rss'
import { renderNewsSitemap, renderSitemap, renderSitemapIndex } from './sitemap'

const HOSTILE = '“碳”<水> & "火" ]]> \u0000\u0007\u000B\uFFFE\uD800 😀👨‍👩‍👧 𠮷 <!--'
const KEPT = '“碳”<水> & "火" ]]>'

const item: FeedItem = {
  url: 'https://example.org/articles/1001',
  title: HOSTILE,
  summary: HOSTILE,
  html: `<p>${HOSTILE.replaceAll('<', '&lt;')}</p>`,
  publishedAt: new Date('2021-04-11T16:00:00Z'),
  updatedAt: new Date('2021-04-12T16:00:00Z'),
  people: ['周砚秋', HOSTILE],
  categories: ['环球扫描', HOSTILE],
  source: { name: HOSTILE, url: 'https://example.com/?a=1&b=2' },
  picture: { url: 'https://example.org/media/a-960.webp', type: 'image/webp' },
}
const bare: FeedItem = {
  ...item,
  url: 'https://example.org/articles/1002',
  summary: '',
  html: '',
  people: [],
  categories: [],
  source: null,
  picture: null,
}
const feed: Feed = {
  title: HOSTILE,
  description: HOSTILE,
  siteName: '青言',
  page: '/columns/shui',
  changedAt: new Date('2021-04-13T16:00:00.789Z'),
  hub: 'https://hub.example.com/?x=1&y=2',
  items: [item, bare],
}
test.each([
  ['what is meant to break it', feed],
  ['nothing about itself', { ...feed, description: '', hub: null, changedAt: null }],
  ['no piece', { ...feed, items: [] }],
])('a feed that holds %s is valid in every format', async (_what, one) => {
  expect(await faults('rss', renderRss(one))).toEqual([])
  expect(await faults('atom', renderAtom(one))).toEqual([])
  expect(jsonFeed.safeParse(JSON.parse(renderJsonFeed(one))).error).toBeUndefined()
})

test('the schemas do refuse what is wrong', async () => {
  const rss = renderRss(feed)
  for (const wrong of [
    rss.replace(/<guid.*?<\/guid>/, ''),
    rss.replace('+0800</pubDate>', 'CST</pubDate>'),
    rss.replace('<item>', '<item><author>谁</author>'),
    rss.replace('<title>', '<title>&'),
  ])
    expect(await faults('rss', wrong)).not.toEqual([])
  const atom = renderAtom(feed)
  for (const wrong of [
    atom.replace(/<updated>.*?<\/updated>/, ''),
    atom.replace('<entry>', '<entry><title>二</title>'),
    atom.replace('2021-04-12T00:00:00+08:00', '2021-04-12'),
  ])
    expect(await faults('atom', wrong)).not.toEqual([])
  const json = JSON.parse(renderJsonFeed(feed))
  expect(jsonFeed.safeParse({ ...json, items: [{ ...json.items[0], url: '/articles/1' }] }).success).toBe(
    false,
  )
})

test('what XML can hold arrives as it was written', () => {
  for (const xml of [renderRss(feed), renderAtom(feed)]) {
    const read = load(xml, { xml: true })
    const first = read('item, entry').first()
    expect(first.find('title').text()).toBe(`${KEPT}  😀👨‍👩‍👧 𠮷 <!--`)
    expect(read('link[rel="hub"], atom\\:link[rel="hub"]').attr('href')).toBe(feed.hub)
    const html = first.find('content, content\\:encoded').text()
    expect(load(html)('p').text()).toContain(KEPT)
  }
  expect(JSON.parse(renderJsonFeed(feed)).items[0].title).toBe(HOSTILE)
})

test('the whole text stands on its own: every address in it is absolute, and no more than that is changed', () => {
  const { url } = item
  const body = {
    type: 'doc' as const,
    content: [
      {
        type: 'image' as const,
        attrs: { src: '/media/b-960.webp', alt: '湖', title: '湖', width: 9, height: 9 },
      },
      {
        type: 'paragraph' as const,
        content: [
          { type: 'text' as const, text: '写作 src="/x" 与 href="#y"' },
          {
            type: 'text' as const,
            text: '站内',
            marks: [{ type: 'link' as const, attrs: { href: '/tags' } }],
          },
          { type: 'footnote' as const, attrs: { text: '出处' } },
        ],
      },
    ],
  }
  const picture = { key: 'a', width: 1600, height: 900, widths: [480, 960, 1600], alt: '"江"' }
  const corrections = [
    { number: 1, at: new Date('2021-04-13T02:00:00Z'), what: '“<湖>”应为“江”。', why: '来信指出。' },
  ]
  const html = itemHtml({ url, body, cover: { picture, caption: '<江>' }, source: item.source, corrections })
  const read = load(html)
  const addresses = read('[src], [href]')
    .toArray()
    .map((one) => read(one).attr('src') ?? read(one).attr('href'))
  expect(addresses).toEqual([
    siteUrl('/media/a-960.webp'),
    siteUrl('/media/b-960.webp'),
    siteUrl('/media/b-960.webp'),
    siteUrl('/tags'),
    `${url}#note-1`,
    `${url}#note-place-1`,
    'https://example.com/?a=1&b=2',
  ])
  expect(read('p').first().text()).toContain('写作 src="/x" 与 href="#y"站内')
  expect(read('figcaption').first().text()).toBe('<江>')
  expect(read.text()).toContain('【更正】2021-04-13 10:00：“<湖>”应为“江”。 原因：来信指出。')
})

test('an answer says what it is, when it last changed, and where one may ask to be told', () => {
  const of = (format: 'rss' | 'atom' | 'json') => Object.fromEntries(feedResponse(feed, format).headers)
  expect(of('atom')).toEqual({
    'access-control-allow-origin': '*',
    'content-type': 'application/atom+xml; charset=utf-8',
    'last-modified': 'Tue, 13 Apr 2021 16:00:00 GMT',
    link: `<${feed.hub}>; rel="hub", <${siteUrl('/columns/shui/atom.xml')}>; rel="self"`,
  })
  expect(of('rss')['content-type']).toBe('application/rss+xml; charset=utf-8')
  expect(of('json')['content-type']).toBe('application/feed+json; charset=utf-8')
  const quiet = feedResponse({ ...feed, hub: null, changedAt: null }, 'rss').headers
  expect([...quiet.keys()]).toEqual(['access-control-allow-origin', 'content-type'])
})

test('a page links to its feeds in all formats, under one title', () => {
  expect(feedLinks('/', '青言')).toEqual({
    'application/rss+xml': [{ url: siteUrl('/feed.xml'), title: '青言' }],
    'application/atom+xml': [{ url: siteUrl('/atom.xml'), title: '青言' }],
    'application/feed+json': [{ url: siteUrl('/feed.json'), title: '青言' }],
  })
  expect(feedLinks('/tags/a', 'a')['application/feed+json'][0]?.url).toBe(siteUrl('/tags/a/feed.json'))
})

test('every file of the sitemap is valid by its schema, and the schemas refuse what is wrong', async () => {
  const entries = [
    { url: siteUrl('/'), changedAt: null, pictures: [] },
    {
      url: siteUrl('/articles/1'),
      changedAt: item.updatedAt,
      pictures: [siteUrl('/media/a-1600.webp'), siteUrl('/media/b-960.webp')],
    },
  ]
  const files = {
    urls: renderSitemap(entries),
    news: renderNewsSitemap('青 & 言', [{ ...item, url: siteUrl('/articles/1') }]),
    index: renderSitemapIndex([
      { url: siteUrl('/sitemap/1.xml'), changedAt: item.updatedAt },
      { url: siteUrl('/sitemap/0.xml'), changedAt: null },
    ]),
  }
  expect(await faults('sitemap', files.urls)).toEqual([])
  expect(await faults('sitemap', files.news)).toEqual([])
  expect(await faults('sitemap-index', files.index)).toEqual([])
  for (const wrong of [
    files.urls.replace('image:loc', 'image:url').replace('/image:loc', '/image:url'),
    files.urls.replace('<lastmod>2021', '<lastmod>21'),
    files.news.replace(/<news:title>.*?<\/news:title>/, ''),
    files.news.replace('zh-cn', 'zh_CN'),
  ])
    expect(await faults('sitemap', wrong)).not.toEqual([])
  expect(await faults('sitemap-index', files.index.replace('<loc>', '<loc></loc><loc>'))).not.toEqual([])
})

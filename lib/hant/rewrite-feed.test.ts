import { load } from 'cheerio'
import { beforeAll, expect, test } from 'vitest'
import { siteUrl } from '@/lib/env'
import { renderAtom } from '@/lib/feeds/atom'
import type { Feed, FeedItem } from '@/lib/feeds/feed'
import { renderJsonFeed } from '@/lib/feeds/json-feed'
import { renderRss } from '@/lib/feeds/rss'
import { faults, jsonFeed } from '@/test/validate-feeds'
import { type Convert, traditionalConverter } from './convert'
import { rewriteFeed } from './rewrite-feed'

let convert: Convert
beforeAll(async () => {
  convert = await traditionalConverter()
})
const rewrite = (text: string) => rewriteFeed(text, convert)

const HOSTILE = '“发展”<里> & "后" ]]> 😀 &amp; &lt;b&gt; <!--'
const OTHER = 'https://other.example/发布?a=1&b=里'
const html = [
  '<p>干净的水 &lt;b&gt; &amp; “发展”，<b>头</b>发</p><pre>发展</pre>',
  `<p><a href="${siteUrl('/articles/7#note-1')}">发</a><a href="${siteUrl('/media/a.pdf')}">发</a><a href="https://other.example/?a=1&amp;b=2">发</a></p>`,
  `<img src="${siteUrl('/media/发.webp')}" alt="发电">`,
].join('')
const item: FeedItem = {
  url: siteUrl('/articles/1'),
  title: HOSTILE,
  summary: HOSTILE,
  html,
  publishedAt: new Date('2021-04-11T16:00:00Z'),
  updatedAt: new Date('2021-04-12T16:00:00Z'),
  people: ['于海云', HOSTILE],
  categories: ['农村污水', HOSTILE],
  source: { name: '环境报', url: OTHER },
  picture: { url: siteUrl('/media/a-960.webp'), type: 'image/webp' },
}
const feed: Feed = {
  title: HOSTILE,
  description: HOSTILE,
  siteName: '青言环境评论',
  page: '/columns/shui',
  changedAt: new Date('2021-04-13T16:00:00Z'),
  hub: 'https://hub.example/?x=1&y=2',
  items: [item, { ...item, url: siteUrl('/articles/2'), html: '', people: [], source: null, picture: null }],
}
const inEdition = (path: string) => siteUrl(`/zh-Hant${path}`)

test('a feed of the edition is as valid as the one it is made from, and names no hub', async () => {
  for (const one of [feed, { ...feed, items: [] }, { ...feed, description: '', hub: null, page: '/' }]) {
    const [rss, atom, json] = [renderRss(one), renderAtom(one), renderJsonFeed(one)].map(rewrite)
    expect(await faults('rss', rss ?? '')).toEqual([])
    expect(await faults('atom', atom ?? '')).toEqual([])
    expect(jsonFeed.safeParse(JSON.parse(json ?? '')).error).toBeUndefined()
    expect(`${rss}${atom}${json}`).not.toMatch(/hub/)
  }
})

test('its words are converted to the letter, whatever is in them, and people as people are written', () => {
  const $ = load(rewrite(renderRss(feed)), { xml: true })
  for (const name of ['channel > title', 'channel > description', 'item > title', 'item > description'])
    expect($(name).first().text(), name).toBe(convert(HOSTILE))
  expect($('language').text()).toBe('zh-Hant')
  expect($('item').first().find('category').eq(0).text()).toBe('農村污水')
  expect($('item').first().find('dc\\:creator').eq(0).text()).toBe('于海雲')
  expect($('item source').text()).toBe('環境報')
  const atom = load(rewrite(renderAtom(feed)), { xml: true })
  expect(atom('feed').attr('xml:lang')).toBe('zh-Hant')
  expect(atom('entry').first().find('category').eq(1).attr('term')).toBe(convert(HOSTILE))
  expect(atom('entry author name').first().text()).toBe('于海雲')
  const json = jsonFeed.parse(JSON.parse(rewrite(renderJsonFeed(feed))))
  expect(json).toMatchObject({ title: convert(HOSTILE), language: 'zh-Hant' })
  expect(json.items[0]).toMatchObject({
    title: convert(HOSTILE),
    language: 'zh-Hant',
    authors: [{ name: '于海雲' }, {}],
  })
})

test('its addresses and ids are the edition’s own; files and other sites keep theirs', () => {
  const $ = load(rewrite(renderRss(feed)), { xml: true })
  expect($('channel > link').text()).toBe(inEdition('/columns/shui'))
  expect($('atom\\:link').attr('href')).toBe(inEdition('/columns/shui/feed.xml'))
  expect($('item > link').first().text()).toBe(inEdition('/articles/1'))
  expect($('guid').first().text()).toBe(inEdition('/articles/1'))
  expect($('item source').attr('url')).toBe(OTHER)
  expect($('enclosure').attr('url')).toBe(siteUrl('/media/a-960.webp'))
  const atom = load(rewrite(renderAtom(feed)), { xml: true })
  expect(atom('feed > id').text()).toBe(inEdition('/columns/shui/atom.xml'))
  expect(atom('entry > id').first().text()).toBe(inEdition('/articles/1'))
  expect(atom('link[rel="via"]').attr('href')).toBe(OTHER)
  const json = JSON.parse(rewrite(renderJsonFeed({ ...feed, page: '/' })))
  expect(json).toMatchObject({ home_page_url: inEdition(''), feed_url: inEdition('/feed.json') })
  expect(json.items[0]).toMatchObject({
    id: inEdition('/articles/1'),
    url: inEdition('/articles/1'),
    external_url: OTHER,
  })
  expect(json.icon).toBe(siteUrl('/icon-512.png'))
})

test('a piece in it is converted as its page is', () => {
  const expected = [
    '<p>乾淨的水 &lt;b&gt; &amp; “發展”，<b>頭</b>髮</p><pre>发展</pre>',
    `<p><a href="${inEdition('/articles/7#note-1')}">發</a><a href="${siteUrl('/media/a.pdf')}">發</a><a href="https://other.example/?a=1&amp;b=2">發</a></p>`,
    `<img src="${siteUrl('/media/发.webp')}" alt="發電">`,
  ].join('')
  expect(
    load(rewrite(renderRss(feed)), { xml: true })('content\\:encoded')
      .first()
      .text(),
  ).toBe(expected)
  expect(
    load(rewrite(renderAtom(feed)), { xml: true })('entry > content')
      .first()
      .text(),
  ).toBe(expected)
  expect(JSON.parse(rewrite(renderJsonFeed(feed))).items[0].content_html).toBe(expected)
})

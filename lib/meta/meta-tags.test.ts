import type { Metadata } from 'next'
import { describe, expect, test } from 'vitest'
import { env, siteUrl } from '@/lib/env'
import { readSiteSettings } from '@/lib/settings/schema'
import { parseSiteTime } from '@/lib/time'
import { bodyOf } from '@/test/newsroom'
import { frame, piece } from '@/test/reader-page'
import { archiveDayMetadata } from './archive'
import { articleMetadata } from './article'
import {
  authorMetadata,
  columnMetadata,
  correctionsMetadata,
  homeMetadata,
  searchMetadata,
  sourceMetadata,
  tagMetadata,
} from './lists'
import { toutiaoTimes } from './meta-tags'
import { pageMetadata } from './page-metadata'
import { topicsMetadata } from './topic'

const at = (text: string) => parseSiteTime(text) ?? new Date(Number.NaN)
const withCode = { ...frame, settings: { ...frame.settings, siteIdCode: 'bm14000002' } }
const [top, child] = frame.columns
if (!top || !child) throw new Error('the columns are missing')
const site = { SiteName: '青言', SiteDomain: new URL(env.SITE_URL).hostname }
const column = {
  ColumnName: '大气',
  ColumnDescription: '青言大气栏目的全部文章。',
  ColumnKeywords: '污染防治,大气',
  ColumnType: '污染防治',
}
const image = expect.stringMatching(/\/cards\/article-1001-[0-9a-f]{16}\.jpg$/)
const article = {
  ArticleTitle: '臭氧错峰',
  PubDate: '2021-04-12 10:30',
  ContentSource: '中国环境报',
  Keywords: '臭氧,VOCs,大气',
  Author: '周砚秋',
  Description: '避开中午，臭氧就少一截。',
  Image: image,
  Url: siteUrl('/articles/1001'),
}
const tag = { name: '臭氧', slug: 'ozone', description: '', aliases: ['O3'] }
const author = { name: '周砚秋', slug: 'zhouyanqiu', picture: null, bio: '', affiliations: [] }
const source = { name: '中国环境报', slug: 'cenews', homepage: null }

test.each<[string, Metadata, object]>([
  ['home', homeMetadata(frame), site],
  ['home of a site with a code', homeMetadata(withCode), { ...site, SiteIDCode: 'bm14000002' }],
  [
    'column',
    columnMetadata(frame, { column: child, path: [top, child], before: null }),
    { ...site, ...column },
  ],
  [
    'column that the desk describes',
    columnMetadata(withCode, { column: top, path: [top], before: null }),
    {
      ...{ ...site, SiteIDCode: 'bm14000002', ColumnName: '污染防治', ColumnType: '污染防治' },
      ...{ ColumnDescription: '水、气、土、声。', ColumnKeywords: '污染防治' },
    },
  ],
  ['article', articleMetadata(frame, piece), { ...site, ...column, ...article }],
  [
    'article with a code',
    articleMetadata(withCode, piece),
    { ...site, SiteIDCode: 'bm14000002', ...column, ...article },
  ],
  ['tag', tagMetadata(frame, { tag, before: null }), site],
  ['author', authorMetadata(frame, { author, before: null }), site],
  ['source', sourceMetadata(frame, { source, before: null }), site],
  ['search', searchMetadata(frame, '水'), site],
])('%s: exactly these names, and none empty', (_, metadata, names) => {
  expect(metadata.other).toEqual(names)
  expect(Object.values(metadata.other ?? {})).not.toContain('')
})

test('a piece of which little is known leaves out what it does not know, and says nothing empty', () => {
  const bare = {
    ...piece,
    summary: '',
    body: bodyOf(' '),
    source: null,
    tags: [],
    bylines: [],
    editorName: '',
  }
  const { Author: _, ...rest } = article
  const expected = { ...rest, ContentSource: '青言', Keywords: '大气', Description: '臭氧错峰' }
  expect(articleMetadata(frame, bare).other).toEqual({ ...site, ...column, ...expected })
  expect(articleMetadata(frame, bare)).toMatchObject({ description: null, openGraph: { type: 'article' } })
})

describe('dates', () => {
  test.each([
    ['1988-07-01 08:00', '1988-07-01 08:00', '1988-07-01T08:00:00+09:00'],
    ['1988-12-01 08:00', '1988-12-01 08:00', '1988-12-01T08:00:00+08:00'],
    ['2021-04-12 23:59', '2021-04-12 23:59', '2021-04-12T23:59:00+08:00'],
    ['2021-04-13 00:00', '2021-04-13 00:00', '2021-04-13T00:00:00+08:00'],
    ['2021-12-31 23:59', '2021-12-31 23:59', '2021-12-31T23:59:00+08:00'],
  ])('%s in the newsroom', (wall, pubDate, iso) => {
    const publishedAt = at(wall)
    const metadata = articleMetadata(frame, { ...piece, publishedAt, updatedAt: publishedAt })
    expect(metadata.other?.PubDate).toBe(pubDate)
    expect(metadata.openGraph).toMatchObject({ publishedTime: iso, modifiedTime: iso })
    expect(toutiaoTimes({ publishedAt, updatedAt: publishedAt })).toEqual({
      'bytedance:published_time': iso,
      'bytedance:updated_time': iso,
      'bytedance:lrDate_time': iso,
    })
  })
})

test('a page has one address for all engines, and names its editions, its feed and its picture (S-27)', () => {
  const metadata = pageMetadata(frame, { title: '标签', description: '全部标签。', path: '/tags' })
  expect(metadata).toMatchObject({
    title: '标签',
    alternates: {
      canonical: siteUrl('/tags'),
      languages: {
        'zh-Hans': siteUrl('/tags'),
        'zh-Hant': siteUrl('/zh-Hant/tags'),
        'x-default': siteUrl('/tags'),
      },
    },
    robots: { index: true, follow: true, 'max-image-preview': 'large' },
    openGraph: { type: 'website', title: '标签', description: '全部标签。', url: siteUrl('/tags') },
    twitter: { card: 'summary_large_image', title: '标签', description: '全部标签。' },
  })
  expect(homeMetadata(frame).title).toEqual({ absolute: '青言 · 替草木说话' })
  expect(homeMetadata(frame).alternates?.languages?.['zh-Hant']).toBe(siteUrl('/zh-Hant'))
})

test('later pages of a list and the answers of the search are followed and not listed', () => {
  const hidden = { index: false, follow: true }
  const later = columnMetadata(frame, { column: child, path: [top, child], before: '1-2' })
  expect(later).toMatchObject({
    alternates: { canonical: siteUrl('/columns/daqi?before=1-2') },
    robots: hidden,
  })
  expect(searchMetadata(frame, '水 & 气')).toMatchObject({
    title: '搜索：水 & 气',
    alternates: { canonical: siteUrl('/search?q=%E6%B0%B4+%26+%E6%B0%94') },
    robots: hidden,
  })
  expect(searchMetadata(frame, null).robots).toMatchObject({ index: true })
})

test('later pages of a list are called by the day they begin at, by the newsroom’s clocks', () => {
  // In the newsroom the next day has begun.
  const before = `${at('2026-10-29 00:05').getTime()}-7`
  const words = '（2026年10月29日以前）'
  const facts = { column: child, path: [top, child], before }
  const titles = [
    columnMetadata(frame, facts),
    tagMetadata(frame, { tag, before }),
    authorMetadata(frame, { author, before }),
    sourceMetadata(frame, { source, before }),
    correctionsMetadata(frame, before),
    topicsMetadata(frame, before),
  ].map(({ title, openGraph, twitter }) => [title, openGraph?.title, twitter?.title])
  expect(titles).toEqual(
    ['大气', '臭氧 · 标签', '周砚秋 · 作者', '中国环境报 · 稿源', '更正', '专题'].map((name) =>
      Array(3).fill(name + words),
    ),
  )
  // What is no place in a list shows its first page, and has its name.
  for (const none of [null, 'abc', '1', '-'])
    expect(columnMetadata(frame, { ...facts, before: none }).title).toBe('大气')
})

test('a later page of a day is called by the minute it begins at', () => {
  const day = { day: '2026-10-29', total: 30, cards: [], next: null, older: null, newer: null }
  const titleAt = (before: string | null) => archiveDayMetadata(frame, day, before).title
  expect(titleAt(null)).toBe('2026年10月29日星期四 · 往期')
  expect(titleAt(`${at('2026-10-29 09:30').getTime()}-7`)).toBe('2026年10月29日星期四 · 往期（09:30以前）')
})

test('every kind of page has a picture for shared links; a piece’s changes with its words', () => {
  const pictures = [
    homeMetadata(frame),
    tagMetadata(frame, { tag, before: null }),
    columnMetadata(frame, { column: child, path: [top, child], before: null }),
    articleMetadata(frame, piece),
    articleMetadata(frame, { ...piece, title: '臭氧错峰再议' }),
    articleMetadata(frame, { ...piece, publishedAt: at('2021-04-13 00:00') }),
    articleMetadata({ ...frame, settings: readSiteSettings({ siteName: '绿水' }) }, piece),
  ].map(({ openGraph }) => [openGraph?.images].flat()[0] as { url: string } | undefined)
  for (const one of pictures) expect(one).toMatchObject({ width: 1200, height: 630 })
  expect(pictures.map((one) => /cards\/(.*)-/.exec(one?.url ?? '')?.[1])).toEqual([
    ...['site', 'site', 'column-2'],
    ...['article-1001', 'article-1001', 'article-1001', 'article-1001'],
  ])
  expect(new Set(pictures.map((one) => one?.url)).size).toBe(6)
})

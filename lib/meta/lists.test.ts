import { expect, test } from 'vitest'
import { makeEdition, type Pieces } from '@/lib/articles/edition'
import { siteUrl } from '@/lib/env'
import { card, frame, piece } from '@/test/reader-page'
import { archiveDayData, archiveMonthData } from './archive'
import { authorData, columnData, correctionsData, homeData, sourceData, tagData } from './lists'
import { newsroomData } from './structured-data'
import { topicData } from './topic'

const list = (name = '臭氧错峰') => ({
  '@type': 'ItemList',
  numberOfItems: 1,
  itemListElement: [{ '@type': 'ListItem', position: 1, name, url: siteUrl('/articles/1001') }],
})
const baidu = {
  '@context': 'https://ziyuan.baidu.com/contexts/cambrian.jsonld',
  pubDate: '2021-04-12T10:30:00',
  // Corrected on the day after: what the page lists has changed since.
  upDate: '2021-04-13T23:59:59',
}
const [top, child] = frame.columns
if (!top || !child) throw new Error('the columns are missing')

const NOTHING: Pieces = { newest: [], pictured: [], hot: [], ofColumns: [], pinned: null }

/** A piece of its own number, published and changed at these times. */
const made = (id: number, publishedAt: string, updatedAt = publishedAt) => ({
  ...{ ...card, id, title: `第${id}篇` },
  ...{ publishedAt: new Date(publishedAt), updatedAt: new Date(updatedAt) },
})
const urls = (ids: number[]) => ids.map((id) => ({ url: siteUrl(`/articles/${id}`) }))

test('the home page: the site with its search, the newsroom, its pieces, and when they came out and changed', () => {
  const older = made(9, '2020-01-01T00:00:00Z')
  const [site, newsroom, pieces, times] = homeData(frame, makeEdition({ ...NOTHING, newest: [card, older] }))
  expect(site).toMatchObject({
    '@type': 'WebSite',
    name: '青言',
    url: siteUrl('/'),
    potentialAction: { target: { urlTemplate: `${siteUrl('/search')}?q={search_term_string}` } },
  })
  expect(newsroom).toMatchObject({
    '@type': 'NewsMediaOrganization',
    name: '青言',
    logo: { url: siteUrl('/icon-512.png'), width: 512, height: 512 },
  })
  expect(newsroom).not.toHaveProperty('publishingPrinciples')
  expect(pieces).toMatchObject({ '@type': 'ItemList', itemListElement: urls([1001, 9]) })
  expect(times).toEqual({ ...baidu, '@id': siteUrl('/'), title: '青言', description: '署名评论。' })
  expect(homeData(frame, makeEdition(NOTHING))).toHaveLength(2)
  const withPage = { ...frame, pages: [{ slug: 'principles', title: '办报原则' }] }
  expect(newsroomData(withPage)).toHaveProperty('publishingPrinciples', siteUrl('/about/principles'))
})

test('the home page is as new as the newest piece on it and the last change of any, wherever they stand', () => {
  const cover = { key: 'k', width: 1200, height: 800, widths: [480], alt: '' }
  const pinned = made(1, '2020-01-01T00:00:00Z')
  const second = { ...made(2, '2021-06-01T02:00:00Z'), cover }
  const inBlock = made(3, '2020-02-01T00:00:00Z', '2021-06-02T02:00:00Z')
  const elsewhere = {
    ...made(4, '2020-03-01T00:00:00Z', '2022-01-01T00:00:00Z'),
    column: { ...card.column, id: 9 },
  }
  const edition = makeEdition({
    ...{ newest: [second], pictured: [second], hot: [] },
    ...{ ofColumns: [second, elsewhere, inBlock], pinned },
  })
  const [, , pieces, times] = homeData(frame, edition)
  expect(pieces).toMatchObject({ numberOfItems: 2, itemListElement: urls([1, 2]) })
  expect(times).toMatchObject({ pubDate: '2021-06-01T10:00:00', upDate: '2021-06-02T10:00:00' })
})

test('lists: their pieces in order, and what they have in common', () => {
  const page = { '@context': 'https://schema.org', '@type': 'CollectionPage', inLanguage: 'zh-CN' }
  const facts = { column: child, path: [top, child], before: '1-2', cards: [card] }
  const url = siteUrl('/columns/daqi?before=1-2')
  const description = '青言大气栏目的全部文章。'
  const isPartOf = { '@id': siteUrl('/#website') }
  expect(columnData(frame, facts)).toEqual([
    { ...page, name: '大气', description, url, isPartOf, mainEntity: list() },
    { ...baidu, '@id': url, title: '大气', description },
  ])
  expect(columnData(frame, { ...facts, cards: [] })).toEqual([])
  const tag = { name: '臭氧', slug: 'ozone', description: '', aliases: ['O3'] }
  expect(tagData({ tag, before: null, cards: [card] })).toMatchObject([
    {
      ...page,
      about: { '@type': 'Thing', name: '臭氧', alternateName: ['O3'] },
      mainEntity: list(),
    },
    { ...baidu, '@id': siteUrl('/tags/ozone'), title: '臭氧' },
  ])
  const source = { name: '中国环境报', slug: 'cenews', homepage: 'https://example.org/' }
  expect(sourceData({ source, before: null, cards: [card] })).toMatchObject([
    {
      about: { '@type': 'Organization', name: '中国环境报', url: 'https://example.org/' },
      mainEntity: list(),
    },
    { ...baidu, '@id': siteUrl('/sources/cenews') },
  ])
})

test('an author’s page tells the person, the pieces and their times; without pieces the person alone', () => {
  const author = { name: '周砚秋', slug: 'zhouyanqiu', bio: '', picture: null, affiliations: [] }
  expect(authorData({ author, before: null, cards: [card] })).toMatchObject([
    { '@type': 'ProfilePage', mainEntity: { name: '周砚秋' } },
    list(),
    {
      ...{ ...baidu, '@id': siteUrl('/authors/zhouyanqiu') },
      ...{ title: '周砚秋', description: '周砚秋的全部文章。' },
    },
  ])
  expect(authorData({ author, before: null, cards: [] })).toMatchObject([{ '@type': 'ProfilePage' }])
})

test('corrections: each piece once, and when the last note was written', () => {
  const note = (articleId: number, at: string) => ({ articleId, title: `第${articleId}篇`, at: new Date(at) })
  const rows = [
    note(9, '2021-04-14T02:00:00Z'),
    note(8, '2021-04-13T02:00:00Z'),
    note(9, '2021-04-12T02:00:00Z'),
  ]
  expect(correctionsData(null, rows)).toMatchObject([
    { '@type': 'CollectionPage', mainEntity: { numberOfItems: 2, itemListElement: urls([9, 8]) } },
    { pubDate: '2021-04-14T10:00:00', upDate: '2021-04-14T10:00:00' },
  ])
  expect(correctionsData(null, [])).toEqual([])
})

test('the archive: a day lists its pieces, a month its days; an empty one says nothing', () => {
  const day = { day: '2021-04-12', total: 1, older: null, newer: null, next: null }
  expect(archiveDayData({ ...day, cards: [card] }, null)).toMatchObject([
    { '@type': 'CollectionPage', url: siteUrl('/archive/2021/04/12'), mainEntity: list() },
    { ...baidu, '@id': siteUrl('/archive/2021/04/12'), title: '2021年4月12日星期一' },
  ])
  expect(archiveDayData({ ...day, total: 0, cards: [] }, null)).toEqual([])
  const counts = new Map([
    [9, 2],
    [12, 1],
  ])
  const month = {
    ...{ month: { year: 2021, month: 4 }, counts, total: 3 },
    ...{ today: '2021-05-01', older: null, newer: null },
  }
  expect(archiveMonthData(month)).toMatchObject([
    {
      ...{ '@type': 'CollectionPage', name: '2021年4月', url: siteUrl('/archive/2021/04') },
      mainEntity: {
        numberOfItems: 2,
        itemListElement: [
          { position: 1, name: '2021年4月9日星期五', url: siteUrl('/archive/2021/04/09') },
          { position: 2, url: siteUrl('/archive/2021/04/12') },
        ],
      },
    },
  ])
  expect(archiveMonthData({ ...month, counts: new Map(), total: 0 })).toEqual([])
})

test('a topic lists each of its pieces once, in the order of its page', () => {
  const events = [
    { day: '2021-04-12', text: '印发', piece: { id: 1001, title: '臭氧错峰', updatedAt: piece.updatedAt } },
    { day: '2021-05-01', text: '施行', piece: null },
  ]
  const sections = [
    { kind: 'PICKED', id: 1, title: '评论', cards: [card] },
    { kind: 'TIMELINE', id: 2, title: '经过', events },
  ] as const
  const at = piece.publishedAt
  const facts = {
    id: 7,
    slug: 'ozone',
    title: '臭氧',
    summary: '',
    cover: null,
    publishedAt: at,
    updatedAt: at,
  }
  const times = { '@id': siteUrl('/topics/ozone'), description: '专题：臭氧。' }
  const data = topicData({ ...facts, sections: sections.map((one) => structuredClone(one)) as never })
  expect(data).toMatchObject([
    { url: siteUrl('/topics/ozone'), description: '专题：臭氧。', mainEntity: list() },
    { ...baidu, ...times },
  ])
  const changed = { ...facts, updatedAt: new Date('2021-04-20T02:00:00Z'), sections: [] }
  expect(topicData(changed)).toMatchObject([{ ...baidu, ...times, upDate: '2021-04-20T10:00:00' }])
})

import { expect, test } from 'vitest'
import { siteUrl } from '@/lib/env'
import { card, frame, piece } from '@/test/reader-page'
import { columnData, homeData, sourceData, tagData } from './lists'
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
  upDate: '2021-04-12T10:30:00',
}
const [top, child] = frame.columns
if (!top || !child) throw new Error('the columns are missing')

test('the home page: the site with its search, the newsroom, the time of the newest piece', () => {
  const older = { ...card, publishedAt: new Date('2020-01-01T00:00:00Z') }
  const [site, newsroom, times] = homeData(frame, [older, card])
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
  expect(times).toEqual({ ...baidu, '@id': siteUrl('/'), title: '青言', description: '署名评论。' })
  expect(homeData(frame, [])).toHaveLength(2)
  const withPage = { ...frame, pages: [{ slug: 'principles', title: '办报原则' }] }
  expect(newsroomData(withPage)).toHaveProperty('publishingPrinciples', siteUrl('/about/principles'))
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
  expect(columnData(frame, { ...facts, cards: [] })).toHaveLength(1)
  const tag = { name: '臭氧', slug: 'ozone', description: '', aliases: ['O3'] }
  expect(tagData({ tag, before: null, cards: [card] })).toMatchObject({
    ...page,
    about: { '@type': 'Thing', name: '臭氧', alternateName: ['O3'] },
    mainEntity: list(),
  })
  const source = { name: '中国环境报', slug: 'cenews', homepage: 'https://example.org/' }
  expect(sourceData({ source, before: null, cards: [card] })).toMatchObject({
    about: { '@type': 'Organization', name: '中国环境报', url: 'https://example.org/' },
    mainEntity: list(),
  })
})

test('a topic lists each of its pieces once, in the order of its page', () => {
  const events = [
    { day: '2021-04-12', text: '印发', piece: { id: 1001, title: '臭氧错峰' } },
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
  expect(
    topicData({ ...facts, sections: sections.map((one) => structuredClone(one)) as never }),
  ).toMatchObject({
    url: siteUrl('/topics/ozone'),
    description: '专题：臭氧。',
    mainEntity: list(),
  })
})

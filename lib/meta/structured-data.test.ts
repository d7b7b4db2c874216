import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { Breadcrumb } from '@/components/site/breadcrumb'
import { StructuredData } from '@/components/site/structured-data'
import type { PublicArticle } from '@/lib/articles/public-article'
import { siteUrl } from '@/lib/env'
import { parseSiteTime } from '@/lib/time'
import { frame, piece } from '@/test/reader-page'
import { articleData } from './article'
import { breadcrumbData, newsroomData, profileData } from './structured-data'

const picture = expect.stringMatching(/\/cards\/article-1001-[0-9a-f]{16}\.jpg$/)
const zhou = {
  '@type': 'Person',
  '@id': siteUrl('/authors/zhouyanqiu#person'),
  name: '周砚秋',
  url: siteUrl('/authors/zhouyanqiu'),
}
const baidu = {
  '@context': 'https://ziyuan.baidu.com/contexts/cambrian.jsonld',
  pubDate: '2021-04-12T10:30:00',
  upDate: '2021-04-12T10:30:00',
}

test('what was corrected is told with its day and its reason', () => {
  const at = new Date('2021-04-13T02:00:00Z')
  const corrections = [{ number: 2, at, what: '年份应为 2020 年。', why: '核对原始记录。' }]
  const [data] = articleData(frame, { ...piece, corrections })
  expect(data?.correction).toEqual([
    {
      '@type': 'CorrectionComment',
      '@id': siteUrl('/articles/1001#correction-2'),
      text: '年份应为 2020 年。（原因：核对原始记录。）',
      datePublished: '2021-04-13T10:00:00+08:00',
    },
  ])
  expect(newsroomData(frame).correctionsPolicy).toBe(siteUrl('/corrections'))
})

test('a piece of a column of commentary is an opinion, with its author, office, column and times', () => {
  const [data, times] = articleData(frame, piece)
  expect(data).toEqual({
    '@context': 'https://schema.org',
    '@type': 'OpinionNewsArticle',
    '@id': siteUrl('/articles/1001#article'),
    mainEntityOfPage: siteUrl('/articles/1001'),
    url: siteUrl('/articles/1001'),
    headline: '臭氧错峰',
    alternativeHeadline: '夏天的另一笔账',
    description: '避开中午，臭氧就少一截。',
    image: [picture],
    datePublished: '2021-04-12T10:30:00+08:00',
    dateModified: '2021-04-13T23:59:59+08:00',
    inLanguage: 'zh-CN',
    isAccessibleForFree: true,
    wordCount: 13,
    articleSection: '大气',
    keywords: ['臭氧', 'VOCs', '大气'],
    author: [{ ...zhou, jobTitle: '某省生态环境厅二级巡视员' }],
    editor: { '@type': 'Person', name: '白芷宁' },
    sourceOrganization: { '@type': 'Organization', name: '中国环境报' },
    publisher: newsroomData(frame),
  })
  expect(times).toEqual({
    ...baidu,
    '@id': siteUrl('/articles/1001'),
    title: '臭氧错峰',
    images: [picture],
    description: '避开中午，臭氧就少一截。',
    upDate: '2021-04-13T23:59:59',
  })
})

test('the column’s genre says whether a piece is commentary or news, wherever it comes from', () => {
  const news = {
    ...frame,
    columns: frame.columns.map((one) => (one.id === 2 ? { ...one, genre: 'NEWS' as const } : one)),
  }
  const typeIn = (within: typeof frame, one: PublicArticle) => articleData(within, one)[0]?.['@type']
  for (const origin of ['ORIGINAL', 'REPRINT', 'CONTRIBUTION'] as const) {
    expect(typeIn(frame, { ...piece, origin })).toBe('OpinionNewsArticle')
    expect(typeIn(news, { ...piece, origin })).toBe('NewsArticle')
    // The column above it says nothing of it.
    expect(typeIn(news, { ...piece, origin, columnId: 1 })).toBe('OpinionNewsArticle')
    expect(typeIn({ ...news, columns: [] }, { ...piece, origin })).toBe('OpinionNewsArticle')
  }
})

test('a reprint is based on where it was taken from; without a byline its source is the author', () => {
  const sourceUrl = 'https://example.org/a?b=1'
  const reprint: PublicArticle = { ...piece, origin: 'REPRINT', sourceUrl, bylines: [] }
  expect(articleData(frame, reprint)[0]).toMatchObject({
    '@type': 'OpinionNewsArticle',
    isBasedOn: sourceUrl,
    sourceOrganization: { name: '中国环境报' },
    author: [{ '@type': 'Organization', name: '中国环境报' }],
  })
  const renamed: PublicArticle = { ...reprint, originalTitle: '夏季错峰生产观察' }
  expect(articleData(frame, renamed)[0]).toMatchObject({
    isBasedOn: { '@type': 'CreativeWork', name: '夏季错峰生产观察', url: sourceUrl },
  })
  const ofOnesOwn = { ...piece, sourceUrl, source: null, bylines: [] }
  const [own] = articleData(frame, ofOnesOwn)
  expect(own).not.toHaveProperty('isBasedOn')
  expect(own).not.toHaveProperty('sourceOrganization')
  expect(own).toMatchObject({ author: [{ '@type': 'Organization', name: '青言' }] })
  expect(articleData(frame, { ...reprint, sourceUrl: 'javascript:alert(1)' })[0]).not.toHaveProperty(
    'isBasedOn',
  )
})

test.each([
  ['1988-07-01 00:00', '1988-07-01T00:00:00', '1988-07-01T00:00:00+09:00'],
  ['2021-04-12 23:59', '2021-04-12T23:59:00', '2021-04-12T23:59:00+08:00'],
  ['2021-04-13 00:00', '2021-04-13T00:00:00', '2021-04-13T00:00:00+08:00'],
])('the times of a piece of %s', (wall, zoneless, iso) => {
  const at = parseSiteTime(wall) ?? new Date(Number.NaN)
  const [data, times] = articleData(frame, { ...piece, publishedAt: at, updatedAt: at })
  expect(data).toMatchObject({ datePublished: iso, dateModified: iso })
  expect(times).toMatchObject({ pubDate: zoneless, upDate: zoneless })
})

test('an author has an office now, and those held before', () => {
  const affiliations = [
    { title: '某省生态环境厅二级巡视员', since: '2020-01-01', until: null },
    { title: '清江市环保局局长', since: '2012-03-01', until: '2019-12-31' },
  ]
  const author = { name: '周砚秋', slug: 'zhouyanqiu', bio: '', picture: null, affiliations }
  expect(profileData(author)).toEqual({
    '@context': 'https://schema.org',
    '@type': 'ProfilePage',
    url: siteUrl('/authors/zhouyanqiu'),
    mainEntity: {
      ...zhou,
      jobTitle: '某省生态环境厅二级巡视员',
      hasOccupation: [
        {
          '@type': 'Role',
          hasOccupation: { '@type': 'Occupation', name: '某省生态环境厅二级巡视员' },
          startDate: '2020-01-01',
        },
        {
          '@type': 'Role',
          hasOccupation: { '@type': 'Occupation', name: '清江市环保局局长' },
          startDate: '2012-03-01',
          endDate: '2019-12-31',
        },
      ],
    },
  })
})

test('a piece’s page ends its trail with “正文” for the eye, and with the piece’s title for machines', () => {
  const trail = [
    { name: '大气', path: '/columns/daqi' },
    { name: '正文', path: '/articles/1001', title: '臭氧错峰' },
  ]
  const html = renderToStaticMarkup(Breadcrumb({ trail }))
  expect(html).toContain('<span aria-current="page">正文</span>')
  const json = /<script type="application\/ld\+json">(.*?)<\/script>/s.exec(html)?.[1] ?? ''
  expect(JSON.parse(json)).toMatchObject({
    itemListElement: [
      { name: '首页', item: siteUrl('/') },
      { name: '大气' },
      { position: 3, name: '臭氧错峰', item: siteUrl('/articles/1001') },
    ],
  })
})

test('a trail names each page with its whole address', () => {
  expect(
    breadcrumbData([
      { name: '首页', path: '/' },
      { name: '大气', path: '/columns/daqi' },
    ]),
  ).toMatchObject({
    '@type': 'BreadcrumbList',
    itemListElement: [
      { position: 1, name: '首页', item: siteUrl('/') },
      { position: 2, name: '大气', item: siteUrl('/columns/daqi') },
    ],
  })
})

test('nothing in a title can end the script, and what is read back is the title (S-14)', () => {
  const title = '</script><script>alert(1)</script><!-- \u2028 &'
  const html = renderToStaticMarkup(StructuredData({ data: articleData(frame, { ...piece, title }) }))
  const scripts = [...html.matchAll(/<script type="application\/ld\+json">(.*?)<\/script>/gs)]
  expect(html.match(/<\/script>/g)).toHaveLength(2)
  expect(html).not.toContain('<!--')
  expect(scripts.map(([, json]) => JSON.parse(json ?? ''))).toMatchObject([{ headline: title }, { title }])
})

import type { Card } from '@/lib/articles/card'
import type { PublicArticle } from '@/lib/articles/public-article'
import type { SiteFrame } from '@/lib/settings/frame'
import { readSiteSettings } from '@/lib/settings/schema'
import { bodyOf } from './newsroom'

/** What stands around a page, without a database: two columns, one below the other. */
export const frame: SiteFrame = {
  settings: readSiteSettings({ siteName: '青言', slogan: '替草木说话', description: '署名评论。' }),
  columns: [
    {
      ...{ id: 1, name: '污染防治', slug: 'wuran', description: '水、气、土、声。' },
      ...{ genre: 'COMMENTARY', parentId: null },
    },
    { id: 2, name: '大气', slug: 'daqi', description: '', genre: 'COMMENTARY', parentId: 1 },
  ],
  ticker: [],
  pages: [],
}

/** A piece with everything a piece can have. */
export const piece: PublicArticle = {
  id: 1001,
  title: '臭氧错峰',
  leadTitle: '',
  subTitle: '夏天的另一笔账',
  summary: '避开中午，臭氧就少一截。',
  body: bodyOf('中午的太阳把排放变成臭氧。'),
  publishedAt: new Date('2021-04-12T02:30:00Z'),
  updatedAt: new Date('2021-04-13T15:59:59Z'),
  origin: 'ORIGINAL',
  source: { id: 1, name: '中国环境报', slug: 'cenews' },
  sourceUrl: '',
  originalTitle: '',
  authorNote: '',
  editorName: '白芷宁',
  wordCount: 13,
  corrections: [],
  relatedIds: [],
  cover: null,
  columnId: 2,
  tags: [
    { id: 1, name: '臭氧', slug: 'ozone' },
    { id: 2, name: 'VOCs', slug: 'vocs' },
  ],
  bylines: [{ id: 1, name: '周砚秋', slug: 'zhouyanqiu', affiliation: '某省生态环境厅二级巡视员' }],
}

/** The same piece as it stands in lists. */
export const card: Card = {
  id: piece.id,
  title: piece.title,
  summary: piece.summary,
  publishedAt: piece.publishedAt,
  updatedAt: piece.updatedAt,
  column: { id: 2, name: '大气', slug: 'daqi' },
  people: ['周砚秋'],
  cover: null,
}

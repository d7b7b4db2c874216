import { cache } from 'react'
import { Prisma } from '@/lib/db/generated/client'
import { keepUntil, tag } from '@/lib/pages/render-context'
import { tags } from '@/lib/pages/tags'
import { nextSiteMidnight } from '@/lib/time'
import { hotPicturesSql } from '@/lib/views/public'
import type { Card } from './card'
import { type Edition, makeEdition } from './edition'
import { BY_RANK, readCards } from './list-public'

const LATEST = 16
const PICTURES = 16
const PER_COLUMN = 8

const newest = Prisma.sql`SELECT 'latest' AS label, article_id, 0 AS rank FROM (SELECT article_id FROM publications
  ORDER BY published_at DESC, article_id DESC LIMIT ${LATEST}) newest`
const pictured = Prisma.sql`SELECT 'picture' AS label, article_id, 0 AS rank FROM (SELECT article_id FROM publications
  WHERE cover_id IS NOT NULL ORDER BY published_at DESC, article_id DESC LIMIT ${PICTURES}) pictured`
const perColumn = Prisma.sql`SELECT 'column' AS label, found.article_id, 0 AS rank FROM categories
  CROSS JOIN LATERAL (SELECT article_id FROM publications WHERE column_id = categories.id
    ORDER BY published_at DESC, article_id DESC LIMIT ${PER_COLUMN}) found`

const pinned = Prisma.sql`SELECT 'pinned' AS label, article_id, 0 AS rank FROM lead_pins`

/** What the home page shows, in one statement; it names today, so it is made anew at midnight. */
export const getHome = cache(async (now: Date): Promise<Edition> => {
  tag(tags.articles, tags.columns, tags.lead, tags.mostRead)
  keepUntil(nextSiteMidnight(now))
  const rows = await readCards(
    Prisma.sql`${newest} UNION ALL ${pictured} UNION ALL ${perColumn} UNION ALL ${pinned} UNION ALL ${hotPicturesSql}`,
    BY_RANK,
  )
  const labelled = (wanted: string) => rows.filter(({ label }) => label === wanted).map(({ card }) => card)
  return makeEdition({
    newest: labelled('latest'),
    pictured: labelled('picture'),
    hot: labelled('hot'),
    ofColumns: labelled('column'),
    pinned: labelled('pinned')[0] ?? null,
  })
})

/** The newest pieces, for pages that have nothing else to offer. */
export const getLatest = cache(async (): Promise<Card[]> => {
  tag(tags.articles, tags.columns)
  return (await readCards(newest)).map(({ card }) => card).slice(0, 8)
})

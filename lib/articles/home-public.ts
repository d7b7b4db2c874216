import { cache } from 'react'
import { Prisma } from '@/lib/db/generated/client'
import { keepUntil, tag } from '@/lib/pages/render-context'
import { tags } from '@/lib/pages/tags'
import { nextSiteMidnight } from '@/lib/time'
import type { Card } from './card'
import { readCards } from './list-public'

export type HomeCards = {
  /** 头条: the newest piece with a picture, or simply the newest. */
  lead: Card | null
  latest: Card[]
  pictures: Card[]
  /** The newest pieces of each column by itself; the page gathers them along the tree. */
  ofColumns: Card[]
}

const LATEST = 14
const PICTURES = 9
const PER_COLUMN = 6

const newest = Prisma.sql`SELECT 'latest' AS label, article_id FROM (SELECT article_id FROM publications
  ORDER BY published_at DESC, article_id DESC LIMIT ${LATEST}) newest`
const pictured = Prisma.sql`SELECT 'picture' AS label, article_id FROM (SELECT article_id FROM publications
  WHERE cover_id IS NOT NULL ORDER BY published_at DESC, article_id DESC LIMIT ${PICTURES}) pictured`
const perColumn = Prisma.sql`SELECT 'column' AS label, found.article_id FROM categories
  CROSS JOIN LATERAL (SELECT article_id FROM publications WHERE column_id = categories.id
    ORDER BY published_at DESC, article_id DESC LIMIT ${PER_COLUMN}) found`

/** What the home page shows, in one statement; it names today, so it is made anew at midnight. */
export const getHome = cache(async (now: Date): Promise<HomeCards> => {
  tag(tags.articles, tags.columns)
  keepUntil(nextSiteMidnight(now))
  const rows = await readCards(Prisma.sql`${newest} UNION ALL ${pictured} UNION ALL ${perColumn}`)
  const labelled = (wanted: string) => rows.filter(({ label }) => label === wanted).map(({ card }) => card)
  const latest = labelled('latest')
  const pictures = labelled('picture')
  const lead = pictures[0] ?? latest[0] ?? null
  const others = (cards: Card[]) => cards.filter(({ id }) => id !== lead?.id)
  return {
    lead,
    latest: others(latest),
    pictures: others(pictures).slice(0, PICTURES - 1),
    ofColumns: labelled('column'),
  }
})

/** The newest pieces, for pages that have nothing else to offer. */
export const getLatest = cache(async (): Promise<Card[]> => {
  tag(tags.articles, tags.columns)
  return (await readCards(newest)).map(({ card }) => card).slice(0, 8)
})

import { cache } from 'react'
import { standingNotes } from '@/lib/corrections/schema'
import { db } from '@/lib/db/client'
import { Prisma } from '@/lib/db/generated/client'
import { currentFileSelect, replacements } from '@/lib/media/current-file'
import { withCurrentFiles } from '@/lib/media/stored-keys'
import { tag } from '@/lib/pages/render-context'
import { tags } from '@/lib/pages/tags'
import { similarSql } from '@/lib/search/similar-public'
import { hotPicturesSql } from '@/lib/views/public'
import { onePerPicture, pictureSelect } from './card'
import type { RevisionContent } from './content'
import { BY_RANK, readCards } from './list-public'
import type { PublicArticle, Surroundings } from './public-article'
import { mixLikenesses } from './related'

const named = { select: { id: true, name: true, slug: true } } as const
const select = {
  publishedAt: true,
  updatedAt: true,
  columnId: true,
  source: named,
  cover: { select: pictureSelect },
  tags: { orderBy: { position: 'asc' }, select: { tag: named } },
  bylines: {
    orderBy: { position: 'asc' },
    select: { name: true, affiliation: true, author: { select: { id: true, slug: true } } },
  },
  related: { orderBy: { position: 'asc' }, select: { relatedId: true } },
  files: { select: { key: true, media: { select: currentFileSelect } } },
  revision: { select: { content: true } },
  article: {
    select: {
      corrections: standingNotes,
    },
  },
} as const satisfies Prisma.PublicationSelect

type Row = Prisma.PublicationGetPayload<{ select: typeof select }>

function toArticle(id: number, row: Row): PublicArticle {
  const content = row.revision.content as unknown as RevisionContent
  const { title, leadTitle, subTitle, summary, body, origin, sourceUrl, authorNote, editorName, wordCount } =
    content
  const { originalTitle = '' } = content
  return {
    ...{
      id,
      title,
      leadTitle,
      subTitle,
      summary,
      body: withCurrentFiles(body, replacements(row.files)),
      origin,
      sourceUrl,
      originalTitle,
      authorNote,
      editorName,
      wordCount,
    },
    publishedAt: row.publishedAt,
    updatedAt: row.updatedAt,
    columnId: row.columnId,
    source: row.source,
    cover: row.cover && { picture: row.cover, caption: content.cover?.caption ?? '' },
    tags: row.tags.map((one) => one.tag),
    bylines: row.bylines.map(({ name, affiliation, author }) => ({ name, affiliation, ...author })),
    relatedIds: row.related.map(({ relatedId }) => relatedId),
    corrections: row.article.corrections,
  }
}

/** The published revision of a piece; null when it is not public. */
export const getArticle = cache(async (id: number): Promise<PublicArticle | null> => {
  tag(tags.article(id), tags.columns)
  const row = await db.publication.findUnique({
    where: { articleId: id },
    relationLoadStrategy: 'join',
    select,
  })
  if (!row) return null
  const article = toArticle(id, row)
  tag(...article.tags.map((one) => tags.tag(one.id)), ...article.bylines.map((one) => tags.author(one.id)))
  if (article.source) tag(tags.source(article.source.id))
  return article
})

/** Whether a piece that is not public once was. */
export async function wasPublished(id: number): Promise<boolean> {
  tag(tags.article(id))
  const row = await db.article.findUnique({ where: { id }, select: { firstPublishedAt: true } })
  return row !== null && row.firstPublishedAt !== null
}

const RELATED = 6
const PICTURES = 6

/**
 * Neighbours in the column, related pieces, hot pictures: one statement. What is read most changes by the hour and is no
 * reason to make every article's page anew: it is as old as the page.
 */
export const getSurroundings = cache(async (article: PublicArticle): Promise<Surroundings> => {
  tag(tags.articles, tags.columns)
  const { id, columnId } = article
  const at = Prisma.sql`(${article.publishedAt.toISOString()}::timestamptz, ${id})`
  const tagIds = article.tags.map((one) => one.id)
  const rows = await readCards(
    Prisma.sql`
    SELECT 'newer' AS label, article_id, 0 AS rank FROM (SELECT article_id FROM publications WHERE column_id = ${columnId}
      AND (published_at, article_id) > ${at} ORDER BY published_at, article_id LIMIT 1) newer
    UNION ALL SELECT 'older', article_id, 0 FROM (SELECT article_id FROM publications WHERE column_id = ${columnId}
      AND (published_at, article_id) < ${at} ORDER BY published_at DESC, article_id DESC LIMIT 1) older
    UNION ALL SELECT 'tags', article_id, row_number() OVER () FROM (SELECT near.article_id FROM unnest(${tagIds}::int[]) AS one(id)
      CROSS JOIN LATERAL (SELECT article_id, published_at FROM publication_tags WHERE tag_id = one.id
        ORDER BY published_at DESC, article_id DESC LIMIT 40) near
      WHERE near.article_id <> ${id} GROUP BY near.article_id, near.published_at
      ORDER BY count(*) DESC, near.published_at DESC LIMIT ${RELATED}) shared
    UNION ALL SELECT 'picked', one.id, one.rank
      FROM unnest(${article.relatedIds}::int[]) WITH ORDINALITY AS one(id, rank)
    UNION ALL (${similarSql(id, RELATED)})
    UNION ALL SELECT 'column', article_id, 0 FROM (SELECT article_id FROM publications WHERE column_id = ${columnId}
      AND article_id <> ${id} ORDER BY published_at DESC, article_id DESC LIMIT ${RELATED}) same
    UNION ALL (${hotPicturesSql})
    UNION ALL SELECT 'picture', article_id, 0 FROM (SELECT article_id FROM publications WHERE cover_id IS NOT NULL
      AND article_id <> ${id} ORDER BY published_at DESC, article_id DESC LIMIT ${PICTURES * 2}) pictured`,
    BY_RANK,
  )
  const labelled = (wanted: string) => rows.filter(({ label }) => label === wanted).map(({ card }) => card)
  const picked = labelled('picked')
  const alike = mixLikenesses(labelled('tags'), labelled('similar'))
  const related = new Map([...picked, ...alike, ...labelled('column')].map((card) => [card.id, card]))
  return {
    newer: labelled('newer')[0] ?? null,
    older: labelled('older')[0] ?? null,
    related: [...related.values()].slice(0, Math.max(RELATED, picked.length)),
    pictures: onePerPicture([
      ...labelled('hot').filter((card) => card.id !== id),
      ...labelled('picture'),
    ]).slice(0, PICTURES),
  }
})

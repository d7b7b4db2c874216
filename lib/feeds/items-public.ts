import type { RevisionContent } from '@/lib/articles/content'
import { excerpt } from '@/lib/content/text'
import { standingNotes } from '@/lib/corrections/schema'
import { db } from '@/lib/db/client'
import { Prisma } from '@/lib/db/generated/client'
import { siteUrl } from '@/lib/env'
import { currentFileSelect, replacements } from '@/lib/media/current-file'
import { withCurrentFiles } from '@/lib/media/stored-keys'
import { tag } from '@/lib/pages/render-context'
import { tags } from '@/lib/pages/tags'
import type { FeedItem } from './feed'
import { coverUrl, itemHtml } from './item-html'

const MOST_ITEMS = 30
const EXCERPT = 200

const select = {
  articleId: true,
  title: true,
  summary: true,
  publishedAt: true,
  updatedAt: true,
  origin: true,
  column: { select: { name: true } },
  source: { select: { id: true, name: true, homepage: true } },
  cover: { select: { key: true, width: true, height: true, widths: true, alt: true } },
  bylines: { orderBy: { position: 'asc' }, select: { name: true } },
  tags: { orderBy: { position: 'asc' }, select: { tag: { select: { id: true, name: true } } } },
  files: { select: { key: true, media: { select: currentFileSelect } } },
  revision: { select: { content: true } },
  article: { select: { corrections: standingNotes } },
} as const satisfies Prisma.PublicationSelect

type Row = Prisma.PublicationGetPayload<{ select: typeof select }>

function sourceOf({ origin, source }: Row, { sourceUrl }: RevisionContent): FeedItem['source'] {
  const url = sourceUrl || source?.homepage
  return origin === 'REPRINT' && source && url ? { name: source.name, url } : null
}

function toItem(row: Row, fullText: boolean): FeedItem {
  const content = row.revision.content as unknown as RevisionContent
  const url = siteUrl(`/articles/${row.articleId}`)
  const source = sourceOf(row, content)
  const body = withCurrentFiles(content.body, replacements(row.files))
  const cover = row.cover && { picture: row.cover, caption: content.cover?.caption ?? '' }
  return {
    url,
    title: row.title,
    summary: row.summary || excerpt(content.body, EXCERPT),
    html: fullText ? itemHtml({ url, body, cover, source, corrections: row.article.corrections }) : '',
    publishedAt: row.publishedAt,
    updatedAt: row.updatedAt,
    people: row.bylines.map(({ name }) => name),
    categories: [row.column.name, ...row.tags.map((one) => one.tag.name)],
    source,
    picture: row.cover && { url: coverUrl(row.cover), type: 'image/webp' },
  }
}

/** The newest of what a feed may hold: `picked` selects `article_id` and `published_at`, each by its own index. */
export async function readItems(picked: Prisma.Sql, fullText: boolean): Promise<FeedItem[]> {
  const found = await db.$queryRaw<{ id: number }[]>`
    SELECT article_id AS id FROM (${picked}) picked GROUP BY article_id, published_at
    ORDER BY published_at DESC, article_id DESC LIMIT ${MOST_ITEMS}`
  const rows = await db.publication.findMany({
    where: { articleId: { in: found.map(({ id }) => id) } },
    orderBy: [{ publishedAt: 'desc' }, { articleId: 'desc' }],
    relationLoadStrategy: 'join',
    select,
  })
  // An item names its tags and its source, and either may be renamed.
  tag(...rows.flatMap((row) => row.tags.map((one) => tags.tag(one.tag.id))))
  tag(...rows.flatMap(({ source }) => (source ? [tags.source(source.id)] : [])))
  return rows.map((row) => toItem(row, fullText))
}

/** The end of a selection of the newest. */
export const NEWEST = Prisma.sql`ORDER BY published_at DESC, article_id DESC LIMIT ${MOST_ITEMS}`

/** The newest of columns, of each by its index. */
export function inColumns(columnIds: number[]): Prisma.Sql {
  return Prisma.sql`SELECT newest.article_id, newest.published_at FROM unnest(${columnIds}::int[]) AS one(id)
    CROSS JOIN LATERAL (SELECT article_id, published_at FROM publications WHERE column_id = one.id ${NEWEST}) newest`
}

/** The newest of a tag. */
export function underTag(tagId: number): Prisma.Sql {
  return Prisma.sql`(SELECT article_id, published_at FROM publication_tags WHERE tag_id = ${tagId} ${NEWEST})`
}

/** The newest that an author signed. */
export function signedBy(authorId: number): Prisma.Sql {
  return Prisma.sql`(SELECT article_id, published_at FROM bylines WHERE author_id = ${authorId} ${NEWEST})`
}

import { db } from '@/lib/db/client'
import { Prisma } from '@/lib/db/generated/client'
import { type Card, type CardPage, PAGE_SIZE, type Picture } from './card'
import { type Cursor, formatCursor } from './filters'

type Row = Omit<Card, 'column' | 'cover'> & {
  columnId: number
  columnName: string
  columnSlug: string
  coverKey: string | null
  coverWidth: number
  coverHeight: number
  coverWidths: number[]
  coverAlt: string
  coverPlaceholder: string
  coverFocusX: number
  coverFocusY: number
}

function toCard(row: Row): Card {
  const { id, title, summary, publishedAt, updatedAt, people } = row
  const { columnId, columnName, columnSlug } = row
  return {
    id,
    title,
    summary,
    publishedAt,
    updatedAt,
    people: people ?? [],
    column: { id: columnId, name: columnName, slug: columnSlug },
    cover: toCover(row),
  }
}

function toCover({ coverKey: key, coverWidth, coverHeight, coverWidths, ...row }: Row): Picture | null {
  if (key === null) return null
  const { coverAlt: alt, coverPlaceholder: placeholder, coverFocusX: focusX, coverFocusY: focusY } = row
  return {
    key,
    width: coverWidth,
    height: coverHeight,
    widths: coverWidths,
    alt,
    placeholder,
    focusX,
    focusY,
  }
}

const NEWEST_FIRST = Prisma.sql`p.published_at DESC, p.article_id DESC`
/** For what is picked with a `rank`: by it, and among equals the newest first. */
export const BY_RANK = Prisma.sql`k.rank, ${NEWEST_FIRST}`

/**
 * Cards of the picked publications (`SELECT label, article_id`, with `rank` if they are ordered by it), newest first
 * unless it is said otherwise, each with the `label` it was picked under.
 */
export async function readCards(
  picked: Prisma.Sql,
  order: Prisma.Sql = NEWEST_FIRST,
): Promise<{ label: string; card: Card }[]> {
  const rows = await db.$queryRaw<(Row & { label: string })[]>`
    WITH picked AS (${picked})
    SELECT k.label, p.article_id AS id, p.title, p.summary, p.published_at AS "publishedAt",
      p.updated_at AS "updatedAt", c.id AS "columnId", c.name AS "columnName", c.slug AS "columnSlug",
      m.key AS "coverKey", m.width AS "coverWidth", m.height AS "coverHeight", m.widths AS "coverWidths", m.alt AS "coverAlt",
      m.placeholder AS "coverPlaceholder", m.focus_x AS "coverFocusX", m.focus_y AS "coverFocusY",
      ARRAY(SELECT b.name FROM bylines b WHERE b.article_id = p.article_id ORDER BY b.position) AS people
    FROM picked k JOIN publications p ON p.article_id = k.article_id
      JOIN categories c ON c.id = p.column_id LEFT JOIN media m ON m.id = p.cover_id
    ORDER BY ${order}`
  return rows.map((row) => ({ label: row.label, card: toCard(row) }))
}

/** What a list is narrowed to. */
export type ListOf =
  | { columnIds: number[] }
  | { tagId: number }
  | { authorId: number }
  | { sourceId: number }
  | { from: Date; to: Date }

function older(before: Cursor | null): Prisma.Sql {
  if (before === null) return Prisma.empty
  return Prisma.sql`AND (published_at, article_id) < (${before.at.toISOString()}::timestamptz, ${before.id})`
}

function pick(of: ListOf, before: Cursor | null): Prisma.Sql {
  const end = Prisma.sql`${older(before)} ORDER BY published_at DESC, article_id DESC LIMIT ${PAGE_SIZE + 1}`
  if ('columnIds' in of) {
    // The newest of each column by its own index, and then the newest of those.
    return Prisma.sql`SELECT '' AS label, found.article_id FROM unnest(${of.columnIds}::int[]) AS one(id)
      CROSS JOIN LATERAL (SELECT article_id, published_at FROM publications WHERE column_id = one.id ${end}) found
      ORDER BY found.published_at DESC, found.article_id DESC LIMIT ${PAGE_SIZE + 1}`
  }
  if ('tagId' in of)
    return Prisma.sql`SELECT '' AS label, article_id FROM publication_tags WHERE tag_id = ${of.tagId} ${end}`
  if ('authorId' in of)
    return Prisma.sql`SELECT '' AS label, article_id FROM bylines WHERE author_id = ${of.authorId} ${end}`
  if ('sourceId' in of)
    return Prisma.sql`SELECT '' AS label, article_id FROM publications WHERE source_id = ${of.sourceId} ${end}`
  return Prisma.sql`SELECT '' AS label, article_id FROM publications
    WHERE published_at >= ${of.from.toISOString()}::timestamptz AND published_at < ${of.to.toISOString()}::timestamptz ${end}`
}

/** One page of a list, newest first. */
export async function listCards(of: ListOf, before: Cursor | null): Promise<CardPage> {
  const found = await readCards(pick(of, before))
  const cards = found.slice(0, PAGE_SIZE).map(({ card }) => card)
  const last = cards.at(-1)
  const next = found.length > PAGE_SIZE && last ? formatCursor({ at: last.publishedAt, id: last.id }) : null
  return { cards, next }
}

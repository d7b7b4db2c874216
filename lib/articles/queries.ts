import { type Actor, can } from '@/lib/auth/permissions'
import { piecesSql, wherePieces } from '@/lib/auth/span'
import { db } from '@/lib/db/client'
import type { Prisma } from '@/lib/db/generated/client'
import { searchArticleIds } from '@/lib/search/queries'
import type { ArticleFilters, Cursor } from './filters'
import { relatedName, relatedSelect } from './related-queries'
import { type ArticleStatus, articleStatus } from './workflow'

const PAGE = 30
const waiting = {
  some: { state: 'PENDING', action: 'PUBLISH' },
} as const satisfies Prisma.ScheduleListRelationFilter

/** The condition that says a piece has this status; it must agree with articleStatus(), and a test says so. */
function whereStatus(status: ArticleStatus | undefined): Prisma.ArticleWhereInput {
  if (status === 'TRASHED') return { trashedAt: { not: null } }
  if (status === undefined) return { trashedAt: null }
  if (status === 'PUBLISHED') return { trashedAt: null, state: 'PUBLISHED' }
  if (status === 'SCHEDULED') return { trashedAt: null, state: { not: 'PUBLISHED' }, schedules: waiting }
  return { trashedAt: null, state: status, NOT: { schedules: waiting } }
}

/** What the actor may see at all. */
export const whereVisible = (actor: Actor): Prisma.ArticleWhereInput => wherePieces(actor, 'article.read')

async function whereFilters(actor: Actor, filters: ArticleFilters): Promise<Prisma.ArticleWhereInput[]> {
  const conditions: Prisma.ArticleWhereInput[] = [whereVisible(actor), whereStatus(filters.status)]
  if (filters.column) {
    const id = filters.column
    conditions.push({ column: { OR: [{ id }, { parentId: id }, { parent: { parentId: id } }] } })
  }
  if (filters.author) conditions.push({ bylines: { some: { authorId: filters.author } } })
  if (filters.tag) conditions.push({ tags: { some: { tagId: filters.tag } } })
  if (filters.mine && actor.id !== null) conditions.push({ ownerId: actor.id })
  if (filters.q) conditions.push({ id: { in: await searchArticleIds('DESK', filters.q, 1000) } })
  return conditions
}

const rowSelect = {
  id: true,
  version: true,
  title: true,
  state: true,
  origin: true,
  wordCount: true,
  trashedAt: true,
  updatedAt: true,
  ownerId: true,
  columnId: true,
  column: { select: { id: true, name: true } },
  updatedBy: { select: { name: true } },
  owner: { select: { name: true } },
  bylines: { orderBy: { position: 'asc' }, select: { author: { select: { name: true } } } },
  schedules: {
    where: { state: 'PENDING' },
    orderBy: { dueAt: 'asc' },
    select: { id: true, action: true, dueAt: true },
  },
  publication: { select: { publishedAt: true, leadPin: { select: { slot: true } } } },
  contentHash: true,
  withdrawnRevisionId: true,
  publishedRevision: { select: { contentHash: true } },
  _count: { select: { threads: { where: { resolvedAt: null } } } },
} as const satisfies Prisma.ArticleSelect

function toRow(row: Prisma.ArticleGetPayload<{ select: typeof rowSelect }>) {
  const { bylines, publication, updatedBy, owner, publishedRevision, _count, ...rest } = row
  const awaitsPublication = row.schedules.some(({ action }) => action === 'PUBLISH')
  return {
    ...rest,
    status: articleStatus({ ...row, awaitsPublication }),
    bylineNames: bylines.map(({ author }) => author.name),
    publishedAt: publication?.publishedAt ?? null,
    /** It opens the home page, or will. */
    pinned: Boolean(publication?.leadPin),
    awaitsPin: row.schedules.some(({ action }) => action === 'PIN'),
    /** Readers see another text than the one on the desk. */
    unpublishedChanges: publishedRevision !== null && publishedRevision.contentHash !== row.contentHash,
    updatedByName: updatedBy?.name ?? null,
    ownerName: owner?.name ?? null,
    openThreads: _count.threads,
  }
}

export type ArticleRow = ReturnType<typeof toRow>

/** One page of the desk list, newest change first; `next` is where the following page begins, null at the end. */
export async function listArticles(
  actor: Actor,
  filters: ArticleFilters,
  cursor: Cursor | null,
  limit = PAGE,
): Promise<{ rows: ArticleRow[]; next: Cursor | null }> {
  const conditions = await whereFilters(actor, filters)
  if (cursor) {
    const { at, id } = cursor
    conditions.push({ OR: [{ updatedAt: { lt: at } }, { updatedAt: at, id: { lt: id } }] })
  }
  const found = await db.article.findMany({
    where: { AND: conditions },
    orderBy: [{ updatedAt: 'desc' }, { id: 'desc' }],
    take: limit + 1,
    relationLoadStrategy: 'join',
    select: rowSelect,
  })
  const rows = found.slice(0, limit).map(toRow)
  const last = rows.at(-1)
  return { rows, next: found.length > limit && last ? { at: last.updatedAt, id: last.id } : null }
}

/** How many pieces of each status the actor can see, in one statement; `ALL` leaves the trash out. */
export async function articleCounts(actor: Actor): Promise<Record<ArticleStatus | 'ALL', number>> {
  const rows = await db.$queryRaw<{ status: ArticleStatus; count: bigint }[]>`
    SELECT CASE
        WHEN a.trashed_at IS NOT NULL THEN 'TRASHED'
        WHEN a.state = 'PUBLISHED' THEN 'PUBLISHED'
        WHEN s.article_id IS NOT NULL THEN 'SCHEDULED'
        ELSE a.state::text END AS status, count(*) AS count
    FROM articles a
    LEFT JOIN schedules s ON s.article_id = a.id AND s.state = 'PENDING' AND s.action = 'PUBLISH'
    WHERE ${piecesSql(actor, 'article.read')}
    GROUP BY 1`
  const counts = { DRAFT: 0, SUBMITTED: 0, SCHEDULED: 0, PUBLISHED: 0, WITHDRAWN: 0, TRASHED: 0, ALL: 0 }
  for (const { status, count } of rows) {
    counts[status] = Number(count)
    if (status !== 'TRASHED') counts.ALL += Number(count)
  }
  return counts
}

const detailSelect = {
  ...rowSelect,
  leadTitle: true,
  subTitle: true,
  summary: true,
  body: true,
  coverCaption: true,
  cover: { select: { id: true, key: true, width: true, height: true, widths: true, alt: true } },
  source: { select: { id: true, name: true } },
  sourceUrl: true,
  originalTitle: true,
  authorNote: true,
  editorName: true,
  firstPublishedAt: true,
  publishedRevisionId: true,
  withdrawnAt: true,
  withdrawReason: true,
  withdrawNotice: true,
  createdAt: true,
  saveId: true,
  tags: { orderBy: { position: 'asc' }, select: { tag: { select: { id: true, name: true } } } },
  bylines: {
    orderBy: { position: 'asc' },
    select: { affiliation: true, author: { select: { id: true, name: true } } },
  },
  related: {
    orderBy: { position: 'asc' },
    select: { related: { select: relatedSelect } },
  },
} as const satisfies Prisma.ArticleSelect

/** The working draft with everything the editor shows; null when there is none or the actor may not see it. */
export async function getArticle(actor: Actor, id: number) {
  const article = await db.article.findUnique({
    where: { id },
    relationLoadStrategy: 'join',
    select: detailSelect,
  })
  if (!article || !can(actor, 'article.read', article)) return null
  const { tags, bylines, related, _count, ...rest } = article
  return {
    ...rest,
    ...toRow(article),
    tags: tags.map(({ tag }) => tag),
    bylines: bylines.map(({ author, affiliation }) => ({
      authorId: author.id,
      name: author.name,
      affiliation,
    })),
    related: related.map((one) => ({ id: one.related.id, name: relatedName(actor, one.related) })),
  }
}

export type ArticleDetail = NonNullable<Awaited<ReturnType<typeof getArticle>>>

/** The piece that a browser began under this key, with what the editor shows; null when there is none. */
export async function getBegun(actor: Actor, draftKey: string): Promise<ArticleDetail | null> {
  const begun = await db.article.findUnique({ where: { draftKey }, select: { id: true } })
  return begun && getArticle(actor, begun.id)
}

/** The id of the article an importer made under this key earlier; null when there is none. */
export async function findImported(importKey: string): Promise<{ id: number; published: boolean } | null> {
  const found = await db.article.findUnique({ where: { importKey }, select: { id: true, state: true } })
  return found && { id: found.id, published: found.state === 'PUBLISHED' }
}

/** Pieces trashed before the given moment that were never public, at most `limit`. */
export async function listExpiredTrashIds(before: Date, limit: number): Promise<number[]> {
  const found = await db.article.findMany({
    where: { trashedAt: { lt: before }, firstPublishedAt: null },
    orderBy: { trashedAt: 'asc' },
    take: limit,
    select: { id: true },
  })
  return found.map(({ id }) => id)
}

import type { Doc } from '@/lib/content/schema'
import type { Tx } from '@/lib/db/client'
import type { Prisma } from '@/lib/db/generated/client'
import { notFound } from '@/lib/errors'
import type { ArticleFacts } from '@/lib/pages/tags'
import type { RevisionContent } from './content'
import { type ArticleStatus, articleStatus } from './workflow'

const columnPath = {
  select: { id: true, name: true, parent: { select: { id: true, parent: { select: { id: true } } } } },
} as const

const select = {
  id: true,
  state: true,
  version: true,
  title: true,
  leadTitle: true,
  subTitle: true,
  summary: true,
  body: true,
  columnId: true,
  coverId: true,
  coverCaption: true,
  origin: true,
  sourceUrl: true,
  originalTitle: true,
  authorNote: true,
  editorName: true,
  wordCount: true,
  firstPublishedAt: true,
  publishedRevisionId: true,
  withdrawnRevisionId: true,
  withdrawnShownAt: true,
  trashedAt: true,
  ownerId: true,
  updatedById: true,
  updatedAt: true,
  createdAt: true,
  contentHash: true,
  saveId: true,
  source: { select: { id: true, name: true } },
  tags: { orderBy: { position: 'asc' }, select: { tag: { select: { id: true, name: true } } } },
  bylines: {
    orderBy: { position: 'asc' },
    select: { affiliation: true, author: { select: { id: true, name: true } } },
  },
  related: { orderBy: { position: 'asc' }, select: { relatedId: true } },
  schedules: { where: { state: 'PENDING' }, select: { id: true, action: true } },
  publication: {
    select: {
      publishedAt: true,
      sourceId: true,
      column: columnPath,
      tags: { select: { tagId: true } },
      bylines: { select: { authorId: true } },
      leadPin: { select: { slot: true } },
    },
  },
} as const satisfies Prisma.ArticleSelect

const { body: _body, ...withoutBody } = select

export type LoadedArticle = Prisma.ArticleGetPayload<{ select: typeof select }> & { status: ArticleStatus }

/** The article with everything commands decide by, locked until the transaction ends; NOT_FOUND when there is none. */
export async function lockArticle(tx: Tx, id: number): Promise<LoadedArticle> {
  await tx.$queryRaw`SELECT id FROM articles WHERE id = ${id} FOR UPDATE`
  return loadArticle(tx, id)
}

/** The article as it is now, not locked: for looking at. */
export async function loadArticle(tx: Tx, id: number): Promise<LoadedArticle> {
  const article = await tx.article.findUnique({ where: { id }, select })
  if (!article) throw notFound('这篇稿件')
  return withStatus(article)
}

/** The article as it is after its draft was written with this body, which is long and need not be read back. */
export async function reloadWritten(tx: Tx, id: number, body: Doc): Promise<LoadedArticle> {
  const article = await tx.article.findUniqueOrThrow({ where: { id }, select: withoutBody })
  return withStatus({ ...article, body: body as unknown as Prisma.JsonValue })
}

function withStatus(article: Omit<LoadedArticle, 'status'>): LoadedArticle {
  const awaitsPublication = article.schedules.some(({ action }) => action === 'PUBLISH')
  return { ...article, status: articleStatus({ ...article, awaitsPublication }) }
}

/** The working draft as a snapshot to keep. */
export function draftContent(article: LoadedArticle): RevisionContent {
  const {
    title,
    leadTitle,
    subTitle,
    summary,
    columnId,
    origin,
    source,
    sourceUrl,
    originalTitle,
    authorNote,
    editorName,
    wordCount,
  } = article
  return {
    title,
    leadTitle,
    subTitle,
    summary,
    columnId,
    origin,
    source,
    sourceUrl,
    authorNote,
    editorName,
    wordCount,
    body: article.body as unknown as Doc,
    cover: article.coverId === null ? null : { mediaId: article.coverId, caption: article.coverCaption },
    tags: article.tags.map(({ tag }) => tag),
    bylines: article.bylines.map(({ author, affiliation }) => ({
      authorId: author.id,
      name: author.name,
      affiliation,
    })),
    // Left out when there are none: pieces from before these fields keep the hash they have.
    ...(originalTitle ? { originalTitle } : {}),
    ...(article.related.length > 0 ? { relatedIds: article.related.map(({ relatedId }) => relatedId) } : {}),
  }
}

type ColumnPath = { id: number; parent: { id: number; parent: { id: number } | null } | null }

function pathIds(column: ColumnPath): number[] {
  return [column.id, column.parent?.id, column.parent?.parent?.id].filter((id) => id !== undefined)
}

/** The pages the article stands on now; null while it is not public. */
export function publicFacts(article: LoadedArticle): ArticleFacts | null {
  const { id, publication } = article
  if (!publication) return null
  return {
    id,
    columnIds: pathIds(publication.column),
    tagIds: publication.tags.map(({ tagId }) => tagId),
    authorIds: publication.bylines.map(({ authorId }) => authorId),
    sourceId: publication.sourceId,
  }
}

/** The pages a revision will stand on once it is public. */
export async function factsOf(
  tx: Tx,
  id: number,
  content: RevisionContent & { columnId: number },
): Promise<ArticleFacts> {
  const column = await tx.category.findUniqueOrThrow({ where: { id: content.columnId }, ...columnPath })
  return {
    id,
    columnIds: pathIds(column),
    tagIds: content.tags.map((tag) => tag.id),
    authorIds: content.bylines.map(({ authorId }) => authorId),
    sourceId: content.source?.id ?? null,
  }
}

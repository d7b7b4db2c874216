import type { RevisionContent } from '@/lib/articles/content'
import { draftContent, loadArticle } from '@/lib/articles/load-queries'
import { relatedName, relatedSelect } from '@/lib/articles/related-queries'
import { type Actor, can } from '@/lib/auth/permissions'
import { db } from '@/lib/db/client'

const PAGE = 40

const rowSelect = {
  id: true,
  number: true,
  reason: true,
  label: true,
  title: true,
  added: true,
  removed: true,
  contentHash: true,
  createdAt: true,
  createdBy: { select: { name: true } },
} as const

/** The kept revisions of a piece, newest first; null when there is no such piece or the actor may not see it. */
export async function listRevisions(actor: Actor, articleId: number, before: number | null) {
  const article = await db.article.findUnique({
    where: { id: articleId },
    select: {
      id: true,
      version: true,
      title: true,
      ownerId: true,
      columnId: true,
      updatedAt: true,
      contentHash: true,
      publishedRevisionId: true,
      publishedRevision: { select: { number: true, contentHash: true } },
      state: true,
      trashedAt: true,
      updatedBy: { select: { name: true } },
    },
  })
  if (!article || !can(actor, 'article.read', article)) return null
  const found = await db.revision.findMany({
    where: { articleId, ...(before === null ? {} : { number: { lt: before } }) },
    orderBy: { number: 'desc' },
    take: PAGE + 1,
    select: rowSelect,
  })
  const rows = found.slice(0, PAGE)
  return {
    article,
    rows,
    next: found.length > PAGE ? (rows.at(-1)?.number ?? null) : null,
    published: await publishedIds(articleId),
  }
}

/** Which revisions readers have ever seen, by what the log says. */
async function publishedIds(articleId: number): Promise<Set<number>> {
  const events = await db.auditEvent.findMany({
    where: {
      subject: 'article',
      subjectId: String(articleId),
      action: { in: ['article.publish', 'article.reinstate'] },
    },
    orderBy: { id: 'desc' },
    take: 200,
    select: { data: true },
  })
  return new Set(events.map(({ data }) => Number((data as { revisionId?: unknown }).revisionId)))
}

/** What there is to compare: the draft as it is now, or a revision by its number. */
export type Edition = 'draft' | number

/** One edition with all it says; null when there is none or the actor may not see it. */
export async function getEdition(actor: Actor, articleId: number, edition: Edition) {
  const article = await loadArticle(db, articleId).catch(() => null)
  if (!article || !can(actor, 'article.read', article)) return null
  if (edition === 'draft') return draftContent(article)
  const revision = await db.revision.findUnique({
    where: { articleId_number: { articleId, number: edition } },
    select: { content: true },
  })
  return revision && (revision.content as unknown as RevisionContent)
}

/** The names behind the numbers that editions hold, as far as the actor may know them. */
export async function editionNames(actor: Actor, editions: RevisionContent[]) {
  const columnIds = editions.flatMap(({ columnId }) => (columnId === null ? [] : [columnId]))
  const relatedIds = editions.flatMap((content) => content.relatedIds ?? [])
  const [columns, related] = await Promise.all([
    db.category.findMany({ where: { id: { in: columnIds } }, select: { id: true, name: true } }),
    db.article.findMany({ where: { id: { in: relatedIds } }, select: relatedSelect }),
  ])
  return {
    columns: new Map(columns.map(({ id, name }) => [id, name])),
    related: new Map(related.map((piece) => [piece.id, relatedName(actor, piece)])),
  }
}
export type EditionNames = Awaited<ReturnType<typeof editionNames>>

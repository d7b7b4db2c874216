import { requireTransition, requireVersion } from '@/lib/articles/commands'
import type { RevisionContent } from '@/lib/articles/content'
import { writeDraft } from '@/lib/articles/draft-commands'
import { indexDraft } from '@/lib/articles/index-commands'
import { draftContent, type LoadedArticle, lockArticle } from '@/lib/articles/load-queries'
import { takeSnapshot } from '@/lib/articles/revision-commands'
import type { ArticleInput, ArticleRef } from '@/lib/articles/schema'
import { recordEvent } from '@/lib/audit/record'
import { authorise } from '@/lib/auth/authorise'
import type { Actor } from '@/lib/auth/permissions'
import { keepAnchors } from '@/lib/comments/anchor-commands'
import { salvage } from '@/lib/content/salvage'
import { type Tx, transaction } from '@/lib/db/client'
import { AppError, notFound } from '@/lib/errors'
import { noteEdit } from '@/lib/review/edit-commands'
import { presentDraft } from './present-queries'

/** 命名此版本: keeps the draft as it is now under a name. */
export async function nameDraft(
  actor: Actor,
  { label, ...ref }: ArticleRef & { label: string },
  now: Date,
): Promise<{ id: number }> {
  return transaction(async (tx) => {
    const article = await lockArticle(tx, ref.id)
    requireTransition(actor, article, 'save')
    requireVersion(article, ref.version)
    const { id } = await takeSnapshot(tx, actor, article, 'NAMED', now, label)
    await noteName(tx, actor, ref.id, id, label)
    return { id }
  })
}

/** Gives a kept revision a name, or another one. A named revision is never thinned out. */
export async function nameRevision(
  actor: Actor,
  { id, revisionId, label }: { id: number; revisionId: number; label: string },
): Promise<void> {
  await transaction(async (tx) => {
    authorise(actor, 'article.edit', await lockArticle(tx, id))
    const { count } = await tx.revision.updateMany({
      where: { id: revisionId, articleId: id },
      data: { label },
    })
    if (count === 0) throw notFound('这个版本')
    await noteName(tx, actor, id, revisionId, label)
  })
}

async function noteName(tx: Tx, actor: Actor, id: number, revisionId: number, label: string): Promise<void> {
  const data = { revisionId, label }
  await recordEvent(tx, { actor, action: 'article.name', subject: 'article', subjectId: id, data })
}

/** Makes a revision the draft again; what it takes the place of is kept, and readers see nothing of it. */
export async function restoreRevision(
  actor: Actor,
  { revisionId, ...ref }: ArticleRef & { revisionId: number },
  now: Date,
): Promise<{ version: number; missing: string[] }> {
  return transaction(async (tx) => {
    const before = await lockArticle(tx, ref.id)
    requireTransition(actor, before, 'save')
    requireVersion(before, ref.version)
    return bringBack(tx, actor, before, revisionId, now)
  })
}

/** 放弃未发布修改: the draft is again what readers see. */
export async function discardChanges(
  actor: Actor,
  ref: ArticleRef,
  now: Date,
): Promise<{ version: number; missing: string[] }> {
  return transaction(async (tx) => {
    const before = await lockArticle(tx, ref.id)
    requireTransition(actor, before, 'save')
    requireVersion(before, ref.version)
    if (before.publishedRevisionId === null)
      throw new AppError('CONFLICT', '稿件没有公开的版本，不能放弃修改。请刷新后查看。')
    return bringBack(tx, actor, before, before.publishedRevisionId, now)
  })
}

/** 抢救: a draft whose body is damaged goes on with what can be read of it; the damaged one is kept as a revision. */
export async function salvageDraft(actor: Actor, ref: ArticleRef, now: Date): Promise<{ version: number }> {
  return transaction(async (tx) => {
    const before = await lockArticle(tx, ref.id)
    requireTransition(actor, before, 'save')
    requireVersion(before, ref.version)
    const body = salvage(before.body)
    if (!body) throw new AppError('CONFLICT', '正文没有损坏，不用修复。请刷新后继续编辑。')
    const { draft } = await presentDraft(tx, { ...draftContent(before), body })
    const { version, kept } = await replaceDraft(tx, actor, before, draft, now)
    await noteReplaced(tx, actor, 'article.salvage', ref.id, { keptRevisionId: kept.id })
    return { version }
  })
}

async function bringBack(
  tx: Tx,
  actor: Actor,
  before: LoadedArticle,
  revisionId: number,
  now: Date,
): Promise<{ version: number; missing: string[] }> {
  const revision = await tx.revision.findUnique({
    where: { id: revisionId, articleId: before.id },
    select: { content: true },
  })
  if (!revision) throw notFound('这个版本')
  const { draft, missing } = await presentDraft(tx, revision.content as unknown as RevisionContent)
  const { version, kept } = await replaceDraft(tx, actor, before, draft, now)
  await noteReplaced(tx, actor, 'article.revert', before.id, { revisionId, keptRevisionId: kept.id })
  return { version, missing }
}

/** Puts a whole draft in the place of another one, which is kept. */
async function replaceDraft(tx: Tx, actor: Actor, before: LoadedArticle, draft: ArticleInput, now: Date) {
  const kept = await takeSnapshot(tx, actor, before, 'RESTORE', now)
  const after = await writeDraft(tx, actor, before, draft, { now, saveId: null })
  await keepAnchors(tx, before, after)
  await noteEdit(tx, actor, before, after, now)
  await indexDraft(tx, after)
  return { version: after.version, kept }
}

async function noteReplaced(
  tx: Tx,
  actor: Actor,
  action: 'article.revert' | 'article.salvage',
  id: number,
  data: Record<string, number>,
): Promise<void> {
  await recordEvent(tx, { actor, action, subject: 'article', subjectId: id, data })
}

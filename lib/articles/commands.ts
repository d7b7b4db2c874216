import { recordEvent } from '@/lib/audit/record'
import { authorise } from '@/lib/auth/authorise'
import type { Actor } from '@/lib/auth/permissions'
import { wordCount } from '@/lib/content/text'
import { type Tx, transaction } from '@/lib/db/client'
import { isForeignKeyViolation } from '@/lib/db/errors'
import type { Prisma } from '@/lib/db/generated/client'
import { AppError, staleVersion } from '@/lib/errors'
import { contentHash } from './content'
import { indexDraft } from './index-commands'
import { draftContent, type LoadedArticle, lockArticle } from './load-queries'
import { takeSnapshot } from './revision-commands'
import type { ArticleInput, ArticleRef } from './schema'
import { mayStart, STATUS_LABELS, TRANSITIONS, type Transition } from './workflow'

/** Throws unless the actor may do this to the article as it stands now (FORBIDDEN, or CONFLICT for a wrong state). */
export function requireTransition(actor: Actor, article: LoadedArticle, transition: Transition): void {
  const { needs, label } = TRANSITIONS[transition]
  authorise(actor, needs, article)
  if (!mayStart(transition, article.status)) {
    throw new AppError(
      'CONFLICT',
      `稿件现在是“${STATUS_LABELS[article.status]}”，不能${label}。请刷新后查看。`,
    )
  }
}

/** Throws CONFLICT when the article has been written since the caller saw it. */
export function requireVersion(article: LoadedArticle, version: number): void {
  if (article.version !== version) throw staleVersion()
}

function draftColumns(input: ArticleInput) {
  const { tagIds: _tags, bylines: _bylines, body, ...columns } = input
  return { ...columns, body: body as unknown as Prisma.InputJsonObject, wordCount: wordCount(body) }
}

async function writeTagsAndBylines(tx: Tx, articleId: number, input: ArticleInput): Promise<void> {
  await tx.articleTag.deleteMany({ where: { articleId } })
  await tx.articleByline.deleteMany({ where: { articleId } })
  const tagIds = [...new Set(input.tagIds)]
  await tx.articleTag.createMany({ data: tagIds.map((tagId, position) => ({ articleId, tagId, position })) })
  const bylines = [...new Map(input.bylines.map((byline) => [byline.authorId, byline])).values()]
  await tx.articleByline.createMany({
    data: bylines.map((byline, position) => ({ ...byline, articleId, position })),
  })
}

function explainMissing(error: unknown): never {
  if (isForeignKeyViolation(error)) {
    throw new AppError('INVALID', '所选的栏目、标签、作者、稿源或图片已被删除，请重新选择。')
  }
  throw error
}

/** Begins a working draft that belongs to the actor. */
export async function createArticle(
  actor: Actor,
  input: ArticleInput & { importKey?: string },
  now: Date,
): Promise<ArticleRef> {
  authorise(actor, 'article.create')
  const { importKey, ...draft } = input
  return transaction(async (tx) => {
    const ids = { ownerId: actor.id, updatedById: actor.id, importKey: importKey ?? null }
    const { id } = await tx.article.create({
      data: { ...draftColumns(draft), ...ids, createdAt: now, updatedAt: now },
      select: { id: true },
    })
    await writeTagsAndBylines(tx, id, draft)
    const article = await lockArticle(tx, id)
    await indexDraft(tx, article)
    await recordEvent(tx, {
      actor,
      action: 'article.create',
      subject: 'article',
      subjectId: id,
      data: { title: draft.title },
    })
    return { id, version: article.version }
  }).catch(explainMissing)
}

/**
 * Replaces the working draft. Readers see nothing of it. A stale version is refused with CONFLICT and changes
 * nothing; the same content again is acknowledged without a write, so opening and closing leaves no trace.
 */
export async function saveArticle(
  actor: Actor,
  input: ArticleInput & ArticleRef,
  now: Date,
): Promise<ArticleRef> {
  const { id, version, ...draft } = input
  return transaction(async (tx) => {
    const before = await lockArticle(tx, id)
    requireTransition(actor, before, 'save')
    requireVersion(before, version)
    await tx.article.update({
      where: { id },
      data: { ...draftColumns(draft), version: { increment: 1 }, updatedAt: now, updatedById: actor.id },
      select: { id: true },
    })
    await writeTagsAndBylines(tx, id, draft)
    const after = await lockArticle(tx, id)
    if (contentHash(draftContent(after)) === contentHash(draftContent(before)))
      throw new Unchanged(before.version)
    await indexDraft(tx, after)
    await recordEvent(tx, {
      actor,
      action: 'article.save',
      subject: 'article',
      subjectId: id,
      data: { version: version + 1 },
    })
    return { id, version: version + 1 }
  }).catch((error) => {
    if (error instanceof Unchanged) return { id, version: error.version }
    return explainMissing(error)
  })
}

/** Rolls a save back that turned out to write what was there already. */
class Unchanged extends Error {
  constructor(readonly version: number) {
    super('unchanged')
  }
}

/** Hands the draft to the editors, as a revision that shows exactly what was handed in. */
export async function submitArticle(actor: Actor, ref: ArticleRef, now: Date): Promise<void> {
  await transaction(async (tx) => {
    const article = await lockArticle(tx, ref.id)
    requireTransition(actor, article, 'submit')
    requireVersion(article, ref.version)
    const revision = await takeSnapshot(tx, actor, article, 'SUBMIT', now)
    await tx.article.update({ where: { id: ref.id }, data: { state: 'SUBMITTED' }, select: { id: true } })
    await recordEvent(tx, {
      actor,
      action: 'article.submit',
      subject: 'article',
      subjectId: ref.id,
      data: { revisionId: revision.id },
    })
  })
}

/** Sends a submitted draft back to its author, with the reason. */
export async function returnArticle(actor: Actor, input: ArticleRef & { reason: string }): Promise<void> {
  await transaction(async (tx) => {
    const article = await lockArticle(tx, input.id)
    requireTransition(actor, article, 'return')
    requireVersion(article, input.version)
    await tx.article.update({ where: { id: input.id }, data: { state: 'DRAFT' }, select: { id: true } })
    await recordEvent(tx, {
      actor,
      action: 'article.return',
      subject: 'article',
      subjectId: input.id,
      data: { reason: input.reason },
    })
  })
}

/** Moves a piece that is neither public nor waiting into the trash, where it stays 30 days. */
export async function trashArticle(actor: Actor, ref: ArticleRef, now: Date): Promise<void> {
  await transaction(async (tx) => {
    const article = await lockArticle(tx, ref.id)
    requireTransition(actor, article, 'trash')
    requireVersion(article, ref.version)
    await tx.article.update({ where: { id: ref.id }, data: { trashedAt: now }, select: { id: true } })
    await recordEvent(tx, {
      actor,
      action: 'article.trash',
      subject: 'article',
      subjectId: ref.id,
      data: { title: article.title },
    })
  })
}

/** Takes a piece out of the trash, as it was. */
export async function restoreArticle(actor: Actor, ref: ArticleRef): Promise<void> {
  await transaction(async (tx) => {
    const article = await lockArticle(tx, ref.id)
    requireTransition(actor, article, 'restore')
    await tx.article.update({ where: { id: ref.id }, data: { trashedAt: null }, select: { id: true } })
    await recordEvent(tx, { actor, action: 'article.restore', subject: 'article', subjectId: ref.id })
  })
}

/** Deletes a trashed piece for good. One that was ever public keeps its row: its address must go on answering 410. */
export async function purgeArticle(actor: Actor, id: number): Promise<void> {
  await transaction(async (tx) => {
    const article = await lockArticle(tx, id)
    requireTransition(actor, article, 'purge')
    if (article.firstPublishedAt) {
      throw new AppError('CONFLICT', '这篇稿件曾经发布过，须留存备查，不能彻底删除。')
    }
    await tx.article.delete({ where: { id }, select: { id: true } })
    await recordEvent(tx, {
      actor,
      action: 'article.purge',
      subject: 'article',
      subjectId: id,
      data: { title: article.title },
    })
  })
}

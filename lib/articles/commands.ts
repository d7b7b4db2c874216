import { recordEvent } from '@/lib/audit/record'
import { authorise, requirePlace } from '@/lib/auth/authorise'
import type { Actor, Permission } from '@/lib/auth/permissions'
import { keepAnchors } from '@/lib/comments/anchor-commands'
import { transaction } from '@/lib/db/client'
import { isUniqueViolation } from '@/lib/db/errors'
import { AppError, staleVersion } from '@/lib/errors'
import { noteEdit } from '@/lib/review/edit-commands'
import { loadRound, policyOf } from '@/lib/review/load-queries'
import { beginReview } from '@/lib/review/submit-commands'
import { contentHash } from './content'
import { draftColumns, explainMissing, writeDraft, writeLists } from './draft-commands'
import { indexDraft, indexSaved } from './index-commands'
import { draftContent, type LoadedArticle, lockArticle } from './load-queries'
import { keepEarlier, keepRevision, takeSnapshot } from './revision-commands'
import type { ArticleInput, ArticleRef } from './schema'
import { mayStart, STATUS_LABELS, stateChange, TRANSITIONS, type Transition } from './workflow'

/**
 * Throws unless the actor may do this to the article as it stands now (FORBIDDEN, or CONFLICT for a wrong state). Where a
 * review policy says so, it needs another permission than usual.
 */
export function requireTransition(
  actor: Actor,
  article: LoadedArticle,
  transition: Transition,
  needs: Permission = TRANSITIONS[transition].needs,
): void {
  const { label } = TRANSITIONS[transition]
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

type Begun = ArticleInput & { importKey?: string; draftKey?: string; saveId?: string }

/**
 * Begins a working draft that belongs to the actor, or to the colleague it is begun for. With a `draftKey`, the same piece sent again (its answer was lost)
 * is not begun twice: the same save is answered alike, and another one is refused with CONFLICT.
 */
export async function createArticle(
  actor: Actor,
  input: Begun,
  now: Date,
  ownerId: number | null = actor.id,
): Promise<ArticleRef> {
  authorise(actor, 'article.create')
  const { importKey = null, draftKey = null, saveId = null, ...draft } = input
  return transaction(async (tx) => {
    if (draftKey !== null) {
      const begun = await tx.article.findUnique({
        where: { draftKey },
        select: { id: true, version: true, saveId: true, ownerId: true, columnId: true },
      })
      if (begun) authorise(actor, 'article.edit', begun)
      if (begun && saveId !== null && begun.saveId === saveId) return { id: begun.id, version: begun.version }
      if (begun) throw staleVersion()
    }
    requirePlace(actor, { ownerId, columnId: draft.columnId })
    const keys = { importKey, draftKey, saveId, ownerId, updatedById: actor.id }
    const { id } = await tx.article.create({
      data: { ...draftColumns(draft), ...keys, createdAt: now, updatedAt: now },
      select: { id: true },
    })
    await writeLists(tx, id, draft, null)
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
  }).catch((error) => {
    // The other of two equal requests was first; now it is there to be found.
    if (draftKey !== null && isUniqueViolation(error, 'draft_key'))
      return createArticle(actor, input, now, ownerId)
    return explainMissing(error)
  })
}

type Saved = ArticleInput &
  ArticleRef & {
    saveId?: string | undefined
    /** What the writer had before a conflict was decided; kept as a revision, with what it lost against. */
    lost?: ArticleInput | undefined
  }

/**
 * Replaces the working draft. Readers see nothing of it. A stale version is refused with CONFLICT and changes
 * nothing; a save sent twice is answered twice alike; the same content again is acknowledged without a write, so
 * opening and closing leaves no trace.
 */
export async function saveArticle(actor: Actor, input: Saved, now: Date): Promise<ArticleRef> {
  const { id, version, saveId = null, lost, ...draft } = input
  return transaction(async (tx) => {
    const before = await lockArticle(tx, id)
    requireTransition(actor, before, 'save')
    if (saveId !== null && before.saveId === saveId) return { id, version: before.version }
    requireVersion(before, version)
    let written = before
    if (lost) {
      await keepRevision(tx, { id: before.updatedById }, before, { reason: 'CONFLICT', at: now })
      written = await writeDraft(tx, actor, before, lost, { now, saveId })
      await keepRevision(tx, actor, written, { reason: 'CONFLICT', at: now })
    }
    const after = await writeDraft(tx, actor, written, draft, { now, saveId })
    if (!lost && after.contentHash === contentHash(draftContent(before))) throw new Unchanged(before.version)
    await keepEarlier(tx, actor, before, after, now)
    await keepAnchors(tx, before, after)
    await noteEdit(tx, actor, before, after, now)
    await indexSaved(tx, after)
    await recordEvent(tx, {
      actor,
      action: 'article.save',
      subject: 'article',
      subjectId: id,
      data: { version: after.version },
    })
    return { id, version: after.version }
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

/**
 * Hands the draft to the editors, as a revision that shows exactly what was handed in. Where the column asks for review steps, a
 * round begins; a public piece can then be handed in with its changes too.
 */
export async function submitArticle(actor: Actor, ref: ArticleRef, now: Date): Promise<void> {
  await transaction(async (tx) => {
    const article = await lockArticle(tx, ref.id)
    const policy = await policyOf(tx, article.columnId)
    if (policy && policy.steps.length > 0) {
      authorise(actor, 'article.submit', article)
      requireVersion(article, ref.version)
      return beginReview(tx, actor, article, policy, now)
    }
    requireTransition(actor, article, 'submit')
    requireVersion(article, ref.version)
    const revision = await takeSnapshot(tx, actor, article, 'SUBMIT', now)
    await tx.article.update({ where: { id: ref.id }, data: { state: 'SUBMITTED' }, select: { id: true } })
    await recordEvent(tx, {
      actor,
      action: 'article.submit',
      subject: 'article',
      subjectId: ref.id,
      data: { revisionId: revision.id, ...stateChange(article.status, 'SUBMITTED') },
    })
  })
}

/** Sends a submitted draft back to its author, with the reason. */
export async function returnArticle(
  actor: Actor,
  input: ArticleRef & { reason: string },
  now: Date,
): Promise<void> {
  await transaction(async (tx) => {
    const article = await lockArticle(tx, input.id)
    requireTransition(actor, article, 'return')
    requireVersion(article, input.version)
    if (await loadRound(tx, input.id, 'OPEN'))
      throw new AppError('CONFLICT', '稿件正在审校，请在稿件旁的“审校”里退回。')
    if (await loadRound(tx, input.id, 'SIGNED'))
      throw new AppError('CONFLICT', '稿件已经签发，请在稿件旁的“审校”里撤销签发。')
    const revision = await takeSnapshot(tx, actor, article, 'RETURN', now)
    await tx.article.update({ where: { id: input.id }, data: { state: 'DRAFT' }, select: { id: true } })
    await recordEvent(tx, {
      actor,
      action: 'article.return',
      subject: 'article',
      subjectId: input.id,
      data: { reason: input.reason, revisionId: revision.id, ...stateChange(article.status, 'DRAFT') },
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
      data: { title: article.title, ...stateChange(article.status, 'TRASHED') },
    })
  })
}

/** Takes a piece out of the trash, as it was. */
export async function restoreArticle(actor: Actor, ref: ArticleRef): Promise<void> {
  await transaction(async (tx) => {
    const article = await lockArticle(tx, ref.id)
    requireTransition(actor, article, 'restore')
    await tx.article.update({ where: { id: ref.id }, data: { trashedAt: null }, select: { id: true } })
    await recordEvent(tx, {
      actor,
      action: 'article.restore',
      subject: 'article',
      subjectId: ref.id,
      data: { title: article.title, ...stateChange('TRASHED', article.state) },
    })
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

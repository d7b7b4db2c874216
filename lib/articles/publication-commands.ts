import { recordEvent } from '@/lib/audit/record'
import { authorise } from '@/lib/auth/authorise'
import type { Actor } from '@/lib/auth/permissions'
import { requireNothingBlocking } from '@/lib/comments/blocking-queries'
import { changeForReaders, noteFor } from '@/lib/corrections/change-queries'
import { writeCorrection } from '@/lib/corrections/commands'
import type { Note, NoteInput } from '@/lib/corrections/schema'
import { type Tx, transaction } from '@/lib/db/client'
import type { ScheduleAction } from '@/lib/db/generated/enums'
import { notFound } from '@/lib/errors'
import { articleTags } from '@/lib/pages/tags'
import { queuePushes } from '@/lib/push/queue-commands'
import { neededToPublish } from '@/lib/review/gate'
import { requireRevisionSigned, revisionToPublish } from '@/lib/review/gate-commands'
import { readGate } from '@/lib/review/load-queries'
import { removeFromIndex } from '@/lib/search/write'
import { requireSourceUsable } from '@/lib/sources/gate-queries'
import { requireTransition, requireVersion } from './commands'
import { type RevisionContent, requirePublishable } from './content'
import { indexPublished } from './index-commands'
import { factsOf, type LoadedArticle, lockArticle, publicFacts } from './load-queries'
import { presentTags, writePublication } from './publication-rows-commands'
import type { ArticleRef } from './schema'
import { stateChange } from './workflow'

/**
 * Makes the working draft what readers see, from the commit on. `publishedAt` (the date readers see; importers
 * only) defaults to the date the piece already has, or now; what is `archived` (importers only) was public elsewhere
 * before and need not name all that a reprint must. A waiting publication is thereby settled. `what` and
 * `why` are the 更正 that readers are told; who may not fix quietly owes it for what they have read (lib/corrections).
 */
export async function publishArticle(
  actor: Actor,
  input: ArticleRef & NoteInput & { publishedAt?: Date; archived?: boolean },
  now: Date,
): Promise<{ path: string }> {
  return transaction(async (tx) => {
    const article = await lockArticle(tx, input.id)
    const gate = await readGate(tx, article.id, article.columnId)
    requireTransition(actor, article, 'publish', neededToPublish(gate, article.status))
    requireVersion(article, input.version)
    const revision = await revisionToPublish(tx, actor, article, { reason: 'PUBLISH', gate }, now)
    const note = await noteFor(tx, actor, article, input)
    const { publishedAt: backdated, archived = false } = actor.role === 'SYSTEM' ? input : {}
    await cancelPending(tx, article, ['PUBLISH'], now)
    await publishRevision(tx, actor, article, revision.id, {
      ...{ now, publishedAt: backdated ?? now, archived },
      ...(note ? { note: { ...note, by: actor } } : {}),
    })
    return { path: `/articles/${article.id}` }
  })
}

type Appearance = {
  now: Date
  /** The date that readers see of what is not public yet. */
  publishedAt: Date
  /** When it became what it is now; `publishedAt` unless something else is said. */
  changedAt?: Date
  archived?: boolean
  /** What readers are told of the change, and by whom. */
  note?: Note & { by: { id: number | null } }
  /** 特急: before it is signed. */
  urgent?: boolean
  /** Why a withdrawn piece comes back as it was; left out for every other publication. */
  reinstatedFor?: string
  /** The appointment that is being kept. */
  scheduleId?: number
}

/**
 * Puts one revision in front of readers, inside the caller's transaction, with the article locked. A piece that
 * is public already keeps its date; every place it stood on or will stand on expires. Where the column asks for review
 * steps, only the signed revision goes out, unless it is an emergency.
 */
export async function publishRevision(
  tx: Tx,
  actor: Actor,
  article: LoadedArticle,
  revisionId: number,
  {
    now,
    publishedAt,
    changedAt = publishedAt,
    archived = false,
    note,
    urgent = false,
    reinstatedFor,
    scheduleId,
  }: Appearance,
): Promise<void> {
  const revision = await tx.revision.findUnique({
    where: { id: revisionId, articleId: article.id },
    select: { content: true, contentHash: true },
  })
  if (!revision) throw notFound('要发布的版本')
  const kept = revision.content as unknown as RevisionContent
  const content = { ...kept, tags: await presentTags(tx, kept.tags) }
  const returns = reinstatedFor !== undefined
  requirePublishable(content, archived)
  await requireFit(tx, article.id, content, { hash: revision.contentHash, urgent, returns })
  const before = publicFacts(article)
  const change = await changeForReaders(tx, article, content)
  const shownAt = article.publication?.publishedAt ?? publishedAt
  await markPublished(tx, article, revisionId, now)
  await writePublication(tx, article.id, revisionId, content, {
    publishedAt: shownAt,
    updatedAt: changedAt,
  })
  if (note) await writeCorrection(tx, note.by, article.id, { ...note, at: changedAt, revisionId })
  await indexPublished(tx, article.id)
  const after = await factsOf(tx, article.id, content)
  const { origin } = content
  await queuePushes(tx, { articleId: article.id, before, after, origin, at: changedAt }, now)
  await recordEvent(tx, {
    actor,
    action: returns ? 'article.reinstate' : 'article.publish',
    subject: 'article',
    subjectId: article.id,
    data: {
      revisionId,
      title: content.title,
      publishedAt: shownAt.toISOString(),
      ...(note ? { what: note.what, why: note.why } : {}),
      ...(change ? { quiet: !note, ...change } : {}),
      ...(returns ? { reason: reinstatedFor } : {}),
      ...(scheduleId === undefined ? {} : { scheduleId }),
      ...stateChange(article.status, 'PUBLISHED'),
    },
    tags: articleTags(before, after),
  })
}

type Asked = { hash: string; urgent: boolean; returns: boolean }

/** Throws unless nothing around a complete content keeps it from readers now: its source, a remark, the review. */
async function requireFit(
  tx: Tx,
  articleId: number,
  { columnId, source }: { columnId: number; source: RevisionContent['source'] },
  { hash, urgent, returns }: Asked,
): Promise<void> {
  await requireSourceUsable(tx, source)
  await requireNothingBlocking(tx, articleId)
  if (!urgent) await requireRevisionSigned(tx, articleId, { hash, columnId, returns })
}

/** The article's own word on being public; whatever was said of a withdrawal is over. */
async function markPublished(tx: Tx, article: LoadedArticle, revisionId: number, now: Date): Promise<void> {
  await tx.article.update({
    where: { id: article.id },
    data: {
      state: 'PUBLISHED',
      publishedRevisionId: revisionId,
      firstPublishedAt: article.firstPublishedAt ?? now,
      ...{ withdrawnAt: null, withdrawReason: '', withdrawNotice: '' },
      ...{ withdrawnRevisionId: null, withdrawnShownAt: null },
    },
    select: { id: true },
  })
}

/** Ends what was waiting to happen to the article. */
export async function cancelPending(
  tx: Tx,
  article: { id: number },
  actions: ScheduleAction[],
  now: Date,
): Promise<void> {
  await tx.schedule.updateMany({
    where: { articleId: article.id, state: 'PENDING', action: { in: actions } },
    data: { state: 'CANCELLED', finishedAt: now },
  })
}

/** Ends the wait of a publication; where readers do not have the piece yet, all that was to follow it ends too. */
export function cancelPublication(
  tx: Tx,
  article: Pick<LoadedArticle, 'id' | 'status'>,
  now: Date,
): Promise<void> {
  const ends: ScheduleAction[] =
    article.status === 'SCHEDULED' ? ['PUBLISH', 'PIN', 'UNPIN', 'WITHDRAW'] : ['PUBLISH']
  return cancelPending(tx, article, ends, now)
}

/**
 * Takes a published piece away from readers at once: its address answers 410 with the `notice` (nothing when it is
 * empty), and every list is made anew. The `reason` is for the desk. Whoever writes on at the draft does not hold it up:
 * what goes is what readers see.
 */
export async function withdrawArticle(
  actor: Actor,
  input: { id: number; reason: string; notice?: string },
  now: Date,
): Promise<void> {
  await transaction(async (tx) => {
    const article = await lockArticle(tx, input.id)
    requireTransition(actor, article, 'withdraw')
    await withdrawLocked(tx, actor, article, input, now)
  })
}

/** The withdrawal itself, inside the caller's transaction, with the article locked. */
export async function withdrawLocked(
  tx: Tx,
  actor: Actor,
  article: LoadedArticle,
  { reason, notice = '', scheduleId }: { reason: string; notice?: string; scheduleId?: number },
  now: Date,
): Promise<void> {
  authorise(actor, 'article.withdraw', article)
  const before = publicFacts(article)
  await tx.publication.delete({ where: { articleId: article.id }, select: { articleId: true } })
  await tx.article.update({
    where: { id: article.id },
    data: {
      ...{ state: 'WITHDRAWN', publishedRevisionId: null, withdrawnAt: now },
      ...{ withdrawReason: reason, withdrawNotice: notice },
      withdrawnRevisionId: article.publishedRevisionId,
      withdrawnShownAt: article.publication?.publishedAt ?? now,
    },
    select: { id: true },
  })
  await cancelPending(tx, article, ['PUBLISH', 'PIN', 'UNPIN', 'WITHDRAW'], now)
  await removeFromIndex(tx, article.id, 'PUBLIC')
  await queuePushes(tx, { articleId: article.id, before, after: null, origin: article.origin, at: now }, now)
  await recordEvent(tx, {
    actor,
    action: 'article.withdraw',
    subject: 'article',
    subjectId: article.id,
    data: {
      reason,
      notice,
      title: article.title,
      ...(scheduleId === undefined ? {} : { scheduleId }),
      ...stateChange(article.status, 'WITHDRAWN'),
    },
    tags: articleTags(before, null),
    // Not one list may show it a moment longer, however long a new one takes to render.
    hardTags: articleTags(before, null),
  })
}

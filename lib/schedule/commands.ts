import { requireTransition, requireVersion } from '@/lib/articles/commands'
import { requirePublishable } from '@/lib/articles/content'
import { draftContent, lockArticle } from '@/lib/articles/load-queries'
import { cancelPending, cancelPublication } from '@/lib/articles/publication-commands'
import type { ArticleRef } from '@/lib/articles/schema'
import { stateChange } from '@/lib/articles/workflow'
import { recordEvent } from '@/lib/audit/record'
import { authorise } from '@/lib/auth/authorise'
import type { Actor } from '@/lib/auth/permissions'
import { requireNothingBlocking } from '@/lib/comments/blocking-queries'
import { noteFor } from '@/lib/corrections/change-queries'
import type { NoteInput } from '@/lib/corrections/schema'
import { type Tx, transaction } from '@/lib/db/client'
import { AppError, notFound } from '@/lib/errors'
import { wakeListeners } from '@/lib/pages/expire'
import { revisionToPublish } from '@/lib/review/gate-commands'
import { readGate } from '@/lib/review/load-queries'
import { requireSourceUsable } from '@/lib/sources/gate-queries'
import { appoint, refusedTime, requireOrder } from './appoint-commands'
import { COMING, KINDS, LATER, type LaterKind, neededToAppoint } from './kinds'
import { listWaiting } from './queries'
import { requireFuture } from './schema'

type Wanted = ArticleRef & {
  dueAt: Date
  /** The waiting appointment whose place the new one takes. */
  replaces?: number | undefined
}

/**
 * Names the working draft as it is now as what readers will see at `dueAt`. Of a public piece, `what` and `why` are the
 * 更正 that appears with it. CONFLICT while another publication waits, unless `replaces` names that one.
 */
export async function schedulePublication(
  actor: Actor,
  input: Wanted & NoteInput,
  now: Date,
): Promise<{ scheduleId: number }> {
  const dueAt = requireFuture(input.dueAt, now)
  return transaction(async (tx) => {
    const article = await lockArticle(tx, input.id)
    const gate = await readGate(tx, article.id, article.columnId)
    requireTransition(actor, article, 'schedule', neededToAppoint('PUBLISH', gate, article.status))
    requireVersion(article, input.version)
    requirePublishable(draftContent(article))
    await requireSourceUsable(tx, article.source)
    await requireNothingBlocking(tx, input.id)
    const revision = await revisionToPublish(tx, actor, article, { reason: 'SCHEDULE', gate }, now)
    const telling = await noteFor(tx, actor, article, input)
    const after = article.status === 'PUBLISHED' ? 'PUBLISHED' : 'SCHEDULED'
    const wanted = {
      kind: 'PUBLISH',
      dueAt,
      revisionId: revision.id,
      telling,
      replaces: input.replaces,
      change: stateChange(article.status, after),
    } as const
    return appoint(tx, actor, article, wanted, now)
  })
}

/** Appoints the end of a piece that is public, or that will be by then; `notice` is what readers will be told. */
export function scheduleWithdrawal(
  actor: Actor,
  input: Wanted & { notice?: string },
  now: Date,
): Promise<{ scheduleId: number }> {
  return appointLater(actor, input, 'WITHDRAW', now)
}

/** Appoints when a piece becomes the first on the home page. */
export function schedulePin(actor: Actor, input: Wanted, now: Date): Promise<{ scheduleId: number }> {
  return appointLater(actor, input, 'PIN', now)
}

/** Appoints when a piece ceases to be the first on the home page. */
export function scheduleUnpin(actor: Actor, input: Wanted, now: Date): Promise<{ scheduleId: number }> {
  return appointLater(actor, input, 'UNPIN', now)
}

/** What happens to a piece that is public by then. It names the revision that readers see then, as far as is known. */
async function appointLater(
  actor: Actor,
  input: Wanted & { notice?: string },
  kind: LaterKind,
  now: Date,
): Promise<{ scheduleId: number }> {
  const dueAt = requireFuture(input.dueAt, now)
  return transaction(async (tx) => {
    const article = await lockArticle(tx, input.id)
    authorise(actor, LATER[kind].needs, article)
    requireVersion(article, input.version)
    const { refused } = LATER[kind]
    if (!COMING.includes(article.status)) throw new AppError('CONFLICT', refused)
    const waiting = await listWaiting(tx, input.id)
    const pinned = article.publication?.leadPin || waiting.some(({ action }) => action === 'PIN')
    if (kind === 'UNPIN' && !pinned) throw new AppError('CONFLICT', refused)
    const coming = waiting.find(({ action, dueAt: at }) => action === 'PUBLISH' && at <= dueAt)
    const revisionId = coming?.revisionId ?? article.publishedRevisionId
    if (revisionId === null) throw refusedTime(`${KINDS[kind].verb}的时间不能早于定时发布的时间`)
    const telling = input.notice ? { notice: input.notice } : null
    return appoint(tx, actor, article, { kind, dueAt, revisionId, telling, replaces: input.replaces }, now)
  })
}

/**
 * Moves an appointment to another minute; what it does, and with which revision, stays. CONFLICT when it has happened,
 * was called off, or no longer stands at `from`.
 */
export async function moveSchedule(
  actor: Actor,
  input: { scheduleId: number; dueAt: Date; from: Date },
  now: Date,
): Promise<{ articleId: number; dueAt: string }> {
  const dueAt = requireFuture(input.dueAt, now)
  return transaction(async (tx) => {
    const { article, schedule } = await lockSchedule(tx, actor, input.scheduleId)
    requireOrder(article, await listWaiting(tx, article.id), { [schedule.action]: dueAt })
    const { count } = await tx.schedule.updateMany({
      where: { id: input.scheduleId, state: 'PENDING', dueAt: schedule.dueAt },
      data: { dueAt },
    })
    // A minute is what people see; what lies within it is the same appointment.
    const seen = Math.floor(schedule.dueAt.getTime() / 60_000) === Math.floor(input.from.getTime() / 60_000)
    if (count === 0 || !seen)
      throw new AppError('CONFLICT', '这个定时已经执行、取消或被他人改期，请刷新后查看。')
    await recordEvent(tx, {
      actor,
      action: 'schedule.move',
      subject: 'article',
      subjectId: article.id,
      data: {
        scheduleId: input.scheduleId,
        before: { dueAt: schedule.dueAt.toISOString() },
        after: { dueAt: dueAt.toISOString() },
      },
    })
    await wakeListeners(tx)
    return { articleId: article.id, dueAt: dueAt.toISOString() }
  })
}

/** The appointment with its article locked, for somebody who may change it. */
async function lockSchedule(tx: Tx, actor: Actor, scheduleId: number) {
  const select = { articleId: true, action: true, dueAt: true, state: true } as const
  const found = await tx.schedule.findUnique({ where: { id: scheduleId }, select })
  if (!found) throw notFound('这个定时')
  const article = await lockArticle(tx, found.articleId)
  const gate = await readGate(tx, article.id, article.columnId)
  authorise(actor, neededToAppoint(found.action, gate, article.status), article)
  // As it is now that nobody else can change it.
  const schedule = await tx.schedule.findUniqueOrThrow({ where: { id: scheduleId }, select })
  return { article, schedule }
}

/** Calls an appointment off; CONFLICT when it has happened or been called off already. */
export async function cancelSchedule(
  actor: Actor,
  { scheduleId }: { scheduleId: number },
  now: Date,
): Promise<void> {
  await transaction(async (tx) => {
    const { article, schedule } = await lockSchedule(tx, actor, scheduleId)
    const { count } = await tx.schedule.updateMany({
      where: { id: scheduleId, state: 'PENDING' },
      data: { state: 'CANCELLED', finishedAt: now },
    })
    if (count === 0) throw new AppError('CONFLICT', '这个定时已经执行或已取消，请刷新后查看。')
    if (schedule.action === 'PUBLISH') await cancelPublication(tx, article, now)
    if (schedule.action === 'PIN' && !article.publication?.leadPin)
      await cancelPending(tx, article, ['UNPIN'], now)
    await recordEvent(tx, {
      actor,
      action: 'schedule.cancel',
      subject: 'article',
      subjectId: article.id,
      data: { scheduleId, before: { dueAt: schedule.dueAt.toISOString() }, after: { dueAt: null } },
    })
    await wakeListeners(tx)
  })
}

import { requireTransition, requireVersion } from '@/lib/articles/commands'
import { requirePublishable } from '@/lib/articles/content'
import { draftContent, lockArticle } from '@/lib/articles/load-queries'
import { cancelPending, publishRevision, withdrawLocked } from '@/lib/articles/publication-commands'
import type { ArticleRef } from '@/lib/articles/schema'
import { stateChange } from '@/lib/articles/workflow'
import { recordEvent } from '@/lib/audit/record'
import { authorise, systemActor } from '@/lib/auth/authorise'
import type { Actor } from '@/lib/auth/permissions'
import { requireNothingBlocking } from '@/lib/comments/blocking-queries'
import { noteFor } from '@/lib/corrections/change-queries'
import type { NoteInput } from '@/lib/corrections/schema'
import { type Tx, transaction } from '@/lib/db/client'
import { isForeignKeyViolation } from '@/lib/db/errors'
import { AppError, notFound } from '@/lib/errors'
import { neededToPublish } from '@/lib/review/gate'
import { revisionToPublish } from '@/lib/review/gate-commands'
import { readGate } from '@/lib/review/load-queries'
import { requireSourceUsable } from '@/lib/sources/gate-queries'
import { requireFuture } from './schema'

/**
 * Names the working draft as it is now as what readers will see at `dueAt`; replaces an earlier appointment. Of a public
 * piece, `what` and `why` are the 更正 that appears with it.
 */
export async function schedulePublication(
  actor: Actor,
  input: ArticleRef & NoteInput & { dueAt: Date },
  now: Date,
): Promise<{ scheduleId: number }> {
  const dueAt = requireFuture(input.dueAt, now)
  return transaction(async (tx) => {
    const article = await lockArticle(tx, input.id)
    const gate = await readGate(tx, article.id, article.columnId)
    requireTransition(actor, article, 'schedule', neededToPublish(gate, article.status))
    requireVersion(article, input.version)
    requirePublishable(draftContent(article))
    await requireSourceUsable(tx, article.source)
    await requireNothingBlocking(tx, input.id)
    if (article.status !== 'PUBLISHED') await requireOrder(tx, input.id, { PUBLISH: dueAt })
    const revision = await revisionToPublish(tx, actor, article, { reason: 'SCHEDULE', gate }, now)
    const note = await noteFor(tx, actor, article, input)
    await cancelPending(tx, article, ['PUBLISH'], now)
    const { id } = await tx.schedule.create({
      data: {
        articleId: input.id,
        action: 'PUBLISH',
        revisionId: revision.id,
        dueAt,
        notice: note?.what ?? '',
        noticeReason: note?.why ?? '',
        createdById: actor.id,
        createdAt: now,
      },
      select: { id: true },
    })
    await recordEvent(tx, {
      actor,
      action: 'schedule.publish',
      subject: 'article',
      subjectId: input.id,
      data: {
        revisionId: revision.id,
        dueAt: dueAt.toISOString(),
        ...note,
        ...stateChange(article.status, article.status === 'PUBLISHED' ? 'PUBLISHED' : 'SCHEDULED'),
      },
    })
    return { scheduleId: id }
  })
}

/** Throws INVALID when a piece that is not public yet would have to go before it comes. */
async function requireOrder(
  tx: Tx,
  articleId: number,
  wanted: { PUBLISH: Date } | { WITHDRAW: Date },
): Promise<void> {
  const waiting = await tx.schedule.findMany({
    where: { articleId, state: 'PENDING' },
    select: { action: true, dueAt: true },
  })
  const due = { ...Object.fromEntries(waiting.map(({ action, dueAt }) => [action, dueAt])), ...wanted }
  const { PUBLISH: comes, WITHDRAW: goes }: { PUBLISH?: Date; WITHDRAW?: Date } = due
  if (comes && goes && goes <= comes) {
    const message = '定时撤稿的时间必须晚于定时发布的时间'
    throw new AppError('INVALID', message, { dueAt: [message] })
  }
}

/** Appoints the end of a piece that is public, or that will be by then; `notice` is what readers will be told. */
export async function scheduleWithdrawal(
  actor: Actor,
  input: ArticleRef & { dueAt: Date; notice?: string },
  now: Date,
): Promise<{ scheduleId: number }> {
  const dueAt = requireFuture(input.dueAt, now)
  return transaction(async (tx) => {
    const article = await lockArticle(tx, input.id)
    authorise(actor, 'article.withdraw', article)
    requireVersion(article, input.version)
    if (article.status !== 'PUBLISHED' && article.status !== 'SCHEDULED') {
      throw new AppError('CONFLICT', '只有已发布或已定时发布的稿件可以设置定时撤稿。')
    }
    if (article.status === 'SCHEDULED') await requireOrder(tx, input.id, { WITHDRAW: dueAt })
    await cancelPending(tx, article, ['WITHDRAW'], now)
    const { id } = await tx.schedule.create({
      data: {
        ...{ articleId: input.id, action: 'WITHDRAW', dueAt, notice: input.notice ?? '' },
        ...{ createdById: actor.id, createdAt: now },
      },
      select: { id: true },
    })
    await recordEvent(tx, {
      actor,
      action: 'schedule.withdraw',
      subject: 'article',
      subjectId: input.id,
      data: { dueAt: dueAt.toISOString(), ...(input.notice ? { notice: input.notice } : {}) },
    })
    return { scheduleId: id }
  })
}

/** Calls an appointment off; CONFLICT when it has happened or been called off already. */
export async function cancelSchedule(
  actor: Actor,
  { scheduleId }: { scheduleId: number },
  now: Date,
): Promise<void> {
  await transaction(async (tx) => {
    const schedule = await tx.schedule.findUnique({
      where: { id: scheduleId },
      select: { articleId: true, action: true, dueAt: true },
    })
    if (!schedule) throw notFound('这个定时')
    const article = await lockArticle(tx, schedule.articleId)
    const gate = await readGate(tx, article.id, article.columnId)
    authorise(actor, neededToPublish(gate, article.status), article)
    const { count } = await tx.schedule.updateMany({
      where: { id: scheduleId, state: 'PENDING' },
      data: { state: 'CANCELLED', finishedAt: now },
    })
    if (count === 0) throw new AppError('CONFLICT', '这个定时已经执行或已取消，请刷新后查看。')
    // What will not come need not go.
    if (schedule.action === 'PUBLISH' && article.status === 'SCHEDULED')
      await cancelPending(tx, article, ['WITHDRAW'], now)
    await recordEvent(tx, {
      actor,
      action: 'schedule.cancel',
      subject: 'article',
      subjectId: schedule.articleId,
      data: { scheduleId, before: { dueAt: schedule.dueAt.toISOString() }, after: { dueAt: null } },
    })
  })
}

/**
 * Does what an appointment says, if it is still waiting and due; false when somebody else was first or it was
 * called off. The piece carries the appointed time, not the time of the sweep. An AppError says that it cannot be
 * kept; after any other error it waits on.
 */
export async function runSchedule(scheduleId: number, now: Date): Promise<boolean> {
  const actor = systemActor('定时任务')
  return transaction(async (tx) => {
    // Somebody who holds the piece for long must not hold up what is due after it.
    await tx.$executeRaw`SET LOCAL lock_timeout = '1s'`
    const schedule = await tx.schedule.findUnique({
      where: { id: scheduleId },
      select: {
        ...{ articleId: true, action: true, revisionId: true, dueAt: true },
        ...{ notice: true, noticeReason: true, createdById: true },
      },
    })
    if (!schedule) return false
    const article = await lockArticle(tx, schedule.articleId)
    const { count } = await tx.schedule.updateMany({
      where: { id: scheduleId, state: 'PENDING', dueAt: { lte: now } },
      data: { state: 'DONE', finishedAt: now },
    })
    if (count === 0) return false
    if (schedule.action === 'WITHDRAW') {
      if (article.status !== 'PUBLISHED') throw new AppError('CONFLICT', '稿件已不在发布状态。')
      await withdrawLocked(
        tx,
        actor,
        article,
        { reason: '定时撤稿', notice: schedule.notice, scheduleId },
        now,
      )
    } else {
      if (article.trashedAt || schedule.revisionId === null)
        throw new AppError('CONFLICT', '稿件已在回收站。')
      await publishRevision(tx, actor, article, schedule.revisionId, {
        now,
        publishedAt: schedule.dueAt,
        scheduleId,
        ...noteOf(schedule),
      })
    }
    return true
  }).catch(explainMissing)
}

function noteOf(schedule: { notice: string; noticeReason: string; createdById: number | null }) {
  const { notice, noticeReason, createdById } = schedule
  return notice ? { note: { what: notice, why: noticeReason, by: { id: createdById } } } : {}
}

function explainMissing(error: unknown): never {
  if (isForeignKeyViolation(error)) {
    throw new AppError('CONFLICT', '定时的版本所用的栏目、作者、稿源或图片已被删除，请重新定时。')
  }
  throw error
}

/** Marks an appointment that was refused, with the reason, so that it is not tried again. */
export async function failSchedule(scheduleId: number, refusal: AppError, now: Date): Promise<void> {
  const note = refusal.message
  await transaction(async (tx) => {
    const [failed] = await tx.schedule.updateManyAndReturn({
      where: { id: scheduleId, state: 'PENDING' },
      data: { state: 'FAILED', finishedAt: now, note },
      select: { articleId: true },
    })
    if (!failed) return
    await recordEvent(tx, {
      actor: systemActor('定时任务'),
      action: 'schedule.fail',
      subject: 'article',
      subjectId: failed.articleId,
      data: { scheduleId, note },
    })
  })
}

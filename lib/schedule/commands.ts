import { requireTransition, requireVersion } from '@/lib/articles/commands'
import { requirePublishable } from '@/lib/articles/content'
import { draftContent, type LoadedArticle, lockArticle } from '@/lib/articles/load-queries'
import { cancelPending } from '@/lib/articles/publication-commands'
import { takeSnapshot } from '@/lib/articles/revision-commands'
import type { ArticleRef } from '@/lib/articles/schema'
import { stateChange } from '@/lib/articles/workflow'
import type { AuditAction } from '@/lib/audit/actions'
import { recordEvent } from '@/lib/audit/record'
import { authorise } from '@/lib/auth/authorise'
import type { Actor } from '@/lib/auth/permissions'
import { requireNothingBlocking } from '@/lib/comments/blocking-queries'
import { type Tx, transaction } from '@/lib/db/client'
import type { Prisma } from '@/lib/db/generated/client'
import type { ScheduleAction } from '@/lib/db/generated/enums'
import { AppError, notFound } from '@/lib/errors'
import { wakeListeners } from '@/lib/pages/expire'
import { siteDateTime } from '@/lib/time'
import { KINDS, orderProblem } from './kinds'
import { listWaiting, type WaitingSchedule } from './queries'
import { requireFuture } from './schema'

/** The event that the making of each kind leaves. */
const EVENTS = {
  PUBLISH: 'schedule.publish',
  PIN: 'schedule.pin',
  UNPIN: 'schedule.unpin',
  WITHDRAW: 'schedule.withdraw',
} as const satisfies Record<ScheduleAction, AuditAction>

type Wanted = ArticleRef & { dueAt: Date; replaces?: number | undefined }

/**
 * Names the working draft as it is now as what readers will see at `dueAt`. CONFLICT while another publication waits,
 * unless `replaces` names that one.
 */
export async function schedulePublication(
  actor: Actor,
  input: Wanted,
  now: Date,
): Promise<{ scheduleId: number }> {
  const dueAt = requireFuture(input.dueAt, now)
  return transaction(async (tx) => {
    const article = await lockArticle(tx, input.id)
    requireTransition(actor, article, 'schedule')
    requireVersion(article, input.version)
    requirePublishable(draftContent(article))
    await requireNothingBlocking(tx, input.id)
    const revision = await takeSnapshot(tx, actor, article, 'SCHEDULE', now)
    const after = article.status === 'PUBLISHED' ? 'PUBLISHED' : 'SCHEDULED'
    const change = stateChange(article.status, after)
    return appoint(
      tx,
      actor,
      article,
      { ...input, dueAt, kind: 'PUBLISH', revisionId: revision.id, change },
      now,
    )
  })
}

/** Appoints the end of a piece that is public, or that will be by then. */
export function scheduleWithdrawal(actor: Actor, input: Wanted, now: Date): Promise<{ scheduleId: number }> {
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
  input: Wanted,
  kind: Exclude<ScheduleAction, 'PUBLISH'>,
  now: Date,
): Promise<{ scheduleId: number }> {
  const dueAt = requireFuture(input.dueAt, now)
  return transaction(async (tx) => {
    const article = await lockArticle(tx, input.id)
    authorise(actor, KINDS[kind].needs, article)
    requireVersion(article, input.version)
    const { from, refused } = KINDS[kind]
    if (!from.includes(article.status)) throw new AppError('CONFLICT', refused)
    const waiting = await listWaiting(tx, input.id)
    const pinned = article.publication?.leadPin || waiting.some(({ action }) => action === 'PIN')
    if (kind === 'UNPIN' && !pinned) throw new AppError('CONFLICT', refused)
    const coming = waiting.find(({ action, dueAt: at }) => action === 'PUBLISH' && at <= dueAt)
    const revisionId = coming?.revisionId ?? article.publishedRevisionId
    if (revisionId === null) throw refusedTime(`${KINDS[kind].verb}的时间不能早于定时发布的时间`)
    return appoint(tx, actor, article, { ...input, dueAt, kind, revisionId }, now)
  })
}

type Appointment = Omit<Wanted, 'id' | 'version'> & {
  kind: ScheduleAction
  revisionId: number
  change?: { before: Prisma.InputJsonObject; after: Prisma.InputJsonObject }
}

/** Writes one appointment, with the article locked: in place of the one that is named, or where there is none. */
async function appoint(
  tx: Tx,
  actor: Actor,
  article: LoadedArticle,
  { kind, dueAt, revisionId, replaces, change }: Appointment,
  now: Date,
): Promise<{ scheduleId: number }> {
  const waiting = await listWaiting(tx, article.id)
  const earlier = waiting.find(({ action }) => action === kind)
  requireReplaced(earlier, replaces)
  requireOrder(article, { ...momentsOf(waiting), [kind]: dueAt })
  await cancelPending(tx, article, [kind], now)
  const { id } = await tx.schedule.create({
    data: { articleId: article.id, action: kind, revisionId, dueAt, createdById: actor.id, createdAt: now },
    select: { id: true },
  })
  await recordEvent(tx, {
    actor,
    action: EVENTS[kind],
    subject: 'article',
    subjectId: article.id,
    data: appointmentData({ revisionId, dueAt: dueAt.toISOString() }, earlier, change),
  })
  await wakeListeners(tx)
  return { scheduleId: id }
}

/** What the log keeps of an appointment; of one that took the place of another, both. */
function appointmentData(
  made: { revisionId: number; dueAt: string },
  earlier: WaitingSchedule | undefined,
  change: Appointment['change'],
): Prisma.InputJsonObject {
  if (!earlier) return { ...made, ...change }
  const { dueAt, revisionId } = earlier
  return {
    before: { ...change?.before, revisionId, dueAt: dueAt.toISOString() },
    after: { ...change?.after, ...made },
  }
}

/** Throws CONFLICT where an appointment would take the place of one that was not meant. */
function requireReplaced(earlier: WaitingSchedule | undefined, replaces: number | undefined): void {
  if (earlier?.id === replaces) return
  if (!earlier) throw new AppError('CONFLICT', '要替换的定时已经执行或已取消，请刷新后查看。')
  const { label, verb } = KINDS[earlier.action]
  throw new AppError(
    'CONFLICT',
    `这篇稿件已定于北京时间 ${siteDateTime(earlier.dueAt)} ${verb}。只改时间请选“改期”，要换成现在这一版请选“替换${label}”。`,
  )
}

const momentsOf = (waiting: WaitingSchedule[]) =>
  Object.fromEntries(waiting.map(({ action, dueAt }) => [action, dueAt]))

const refusedTime = (message: string) => new AppError('INVALID', message, { dueAt: [message] })

/** Throws INVALID when what waits would happen in an order that makes no sense. */
function requireOrder(article: LoadedArticle, waiting: Partial<Record<ScheduleAction, Date>>): void {
  const message = orderProblem(article.status, waiting)
  if (message) throw refusedTime(message)
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
    requireOrder(article, { ...momentsOf(await listWaiting(tx, article.id)), [schedule.action]: dueAt })
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
  authorise(actor, KINDS[found.action].needs, article)
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
    // What will not come need not go, nor open the home page.
    if (schedule.action === 'PUBLISH' && article.status === 'SCHEDULED')
      await cancelPending(tx, article, ['PIN', 'UNPIN', 'WITHDRAW'], now)
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

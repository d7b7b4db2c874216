import type { LoadedArticle } from '@/lib/articles/load-queries'
import { cancelPending } from '@/lib/articles/publication-commands'
import type { AuditAction } from '@/lib/audit/actions'
import { recordEvent } from '@/lib/audit/record'
import type { Actor } from '@/lib/auth/permissions'
import type { Note } from '@/lib/corrections/schema'
import type { Tx } from '@/lib/db/client'
import type { Prisma } from '@/lib/db/generated/client'
import type { ScheduleAction } from '@/lib/db/generated/enums'
import { AppError } from '@/lib/errors'
import { wakeListeners } from '@/lib/pages/expire'
import { siteDateTime } from '@/lib/time'
import { KINDS, orderProblem, type Waiting } from './kinds'
import { listWaiting, type WaitingSchedule } from './queries'

/** The event that the making of each kind leaves. */
const EVENTS = {
  PUBLISH: 'schedule.publish',
  PIN: 'schedule.pin',
  UNPIN: 'schedule.unpin',
  WITHDRAW: 'schedule.withdraw',
} as const satisfies Record<ScheduleAction, AuditAction>

/** What readers are told when it happens: of a publication the 更正, of a withdrawal the notice. */
export type Telling = Note | { notice: string } | null

type Appointment = {
  kind: ScheduleAction
  dueAt: Date
  revisionId: number
  telling: Telling
  /** The waiting appointment whose place it takes. */
  replaces: number | undefined
  change?: { before: Prisma.InputJsonObject; after: Prisma.InputJsonObject }
}

/** Writes one appointment, with the article locked: in place of the one that is named, or where there is none. */
export async function appoint(
  tx: Tx,
  actor: Actor,
  article: LoadedArticle,
  wanted: Appointment,
  now: Date,
): Promise<{ scheduleId: number }> {
  const { kind, dueAt, revisionId, telling, replaces } = wanted
  const waiting = await listWaiting(tx, article.id)
  const earlier = waiting.find(({ action }) => action === kind)
  requireReplaced(earlier, replaces)
  requireOrder(article, waiting, { [kind]: dueAt })
  await cancelPending(tx, article, [kind], now)
  const { id } = await tx.schedule.create({
    data: {
      articleId: article.id,
      action: kind,
      revisionId,
      dueAt,
      createdById: actor.id,
      createdAt: now,
      ...storedTelling(telling),
    },
    select: { id: true },
  })
  await recordEvent(tx, {
    actor,
    action: EVENTS[kind],
    subject: 'article',
    subjectId: article.id,
    data: appointmentData(wanted, earlier),
  })
  await wakeListeners(tx)
  return { scheduleId: id }
}

function storedTelling(telling: Telling): { notice: string; noticeReason: string } {
  if (telling === null) return { notice: '', noticeReason: '' }
  if ('notice' in telling) return { notice: telling.notice, noticeReason: '' }
  return { notice: telling.what, noticeReason: telling.why }
}

/** What the log keeps of an appointment; of one that took the place of another, both. */
function appointmentData(
  { dueAt, revisionId, telling, change }: Appointment,
  earlier: WaitingSchedule | undefined,
): Prisma.InputJsonObject {
  const made = { revisionId, dueAt: dueAt.toISOString() }
  if (!earlier) return { ...made, ...telling, ...change }
  const replaced = { revisionId: earlier.revisionId, dueAt: earlier.dueAt.toISOString() }
  return {
    ...telling,
    before: { ...change?.before, ...replaced },
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

export const refusedTime = (message: string) => new AppError('INVALID', message, { dueAt: [message] })

/** Throws INVALID when what waits, changed like this, would happen in an order that makes no sense. */
export function requireOrder(
  article: Pick<LoadedArticle, 'status'>,
  waiting: WaitingSchedule[],
  changed: Waiting,
): void {
  const moments: Waiting = Object.fromEntries(waiting.map(({ action, dueAt }) => [action, dueAt]))
  const message = orderProblem(article.status, { ...moments, ...changed })
  if (message) throw refusedTime(message)
}

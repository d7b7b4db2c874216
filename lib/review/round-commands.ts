import type { LoadedArticle } from '@/lib/articles/load-queries'
import { recordEvent } from '@/lib/audit/record'
import type { Actor } from '@/lib/auth/permissions'
import type { Tx } from '@/lib/db/client'
import type { ReviewVerdict } from '@/lib/db/generated/enums'
import { AppError } from '@/lib/errors'
import { activeOf } from './chain'
import { type LoadedRound, type LoadedStep, loadRound } from './load-queries'

type Waiting = Pick<LoadedStep, 'id' | 'name' | 'roles' | 'userIds' | 'holderId' | 'dueAt'>

/**
 * The one place where it becomes known that a step waits for somebody, or that it is late. Whoever tells people does it
 * from these two events: `userIds` and `roles` say whom the policy means, `holderId` who has taken it already.
 */
export async function announceStep(
  tx: Tx,
  actor: Actor,
  articleId: number,
  what: 'wait' | 'overdue',
  step: Waiting,
): Promise<void> {
  await recordEvent(tx, {
    actor,
    action: `review.${what}`,
    subject: 'article',
    subjectId: articleId,
    data: {
      step: step.name,
      stepId: step.id,
      roles: step.roles,
      userIds: step.userIds,
      holderId: step.holderId,
      dueAt: step.dueAt?.toISOString() ?? null,
    },
  })
}

/** The round that runs, as it is behind the article's lock; CONFLICT when there is none. */
export async function requireOpen(tx: Tx, articleId: number): Promise<LoadedRound> {
  const round = await loadRound(tx, articleId, 'OPEN')
  if (!round) throw new AppError('CONFLICT', '稿件现在不在审校中，请刷新后查看。')
  return round
}

/** Says of every step whether it waits now: what begins to wait gets its time and is announced. */
export async function setActive(tx: Tx, actor: Actor, articleId: number, now: Date): Promise<void> {
  const { steps } = await requireOpen(tx, articleId)
  const active = new Set(activeOf(steps).map(({ id }) => id))
  for (const step of steps) {
    if (active.has(step.id) === (step.activeSince !== null)) continue
    const begins = active.has(step.id)
    const dueAt =
      begins && step.dueHours !== null ? new Date(now.getTime() + step.dueHours * 3_600_000) : null
    await tx.reviewStep.update({
      where: { id: step.id },
      data: { activeSince: begins ? now : null, dueAt, overdueAt: null },
      select: { id: true },
    })
    if (begins) await announceStep(tx, actor, articleId, 'wait', { ...step, dueAt })
  }
}

type Decided = {
  verdict: ReviewVerdict
  stepId: number | null
  note?: string
  target?: string
  revisionId: number
  contentHash: string
}

/** Writes a decision down, for good. */
export async function decide(
  tx: Tx,
  actor: Actor,
  reviewId: number,
  decided: Decided,
  now: Date,
): Promise<void> {
  await tx.reviewDecision.create({
    data: { ...decided, reviewId, byId: actor.id, byName: actor.name, at: now },
    select: { id: true },
  })
}

const NOT_APPROVED = { approvedAt: null, approvedHash: null, approvedRevisionId: null, questionedAt: null }

/**
 * Takes approvals away; each is written down with what it had approved. Who holds a step goes on holding it, but for somebody
 * whose account is closed: whoever is meant may take it.
 */
export async function voidApprovals(
  tx: Tx,
  actor: Actor,
  round: LoadedRound,
  steps: LoadedStep[],
  { verdict, note = '' }: { verdict: 'VOID' | 'DROP' | null; note?: string },
  now: Date,
): Promise<void> {
  for (const { id, approvedRevisionId, approvedHash, holder } of steps) {
    if (approvedRevisionId === null || approvedHash === null) continue
    if (verdict) {
      const decided = { verdict, stepId: id, note, revisionId: approvedRevisionId, contentHash: approvedHash }
      await decide(tx, actor, round.id, decided, now)
    }
    const released = holder?.active === false ? { holderId: null, takenAt: null } : {}
    await tx.reviewStep.update({
      where: { id },
      data: { ...NOT_APPROVED, ...released },
      select: { id: true },
    })
  }
}

/** Ends a round: nothing of it waits any longer, and a piece that was only handed in is a draft again. */
export async function closeRound(
  tx: Tx,
  article: LoadedArticle,
  round: { id: number },
  state: 'RETURNED' | 'WITHDRAWN' | 'REPLACED',
  now: Date,
): Promise<void> {
  await tx.review.update({ where: { id: round.id }, data: { state, closedAt: now }, select: { id: true } })
  await tx.reviewStep.updateMany({
    where: { reviewId: round.id },
    data: { activeSince: null, dueAt: null, overdueAt: null },
  })
  if (article.state === 'SUBMITTED')
    await tx.article.update({ where: { id: article.id }, data: { state: 'DRAFT' }, select: { id: true } })
}

import { contentHash } from '@/lib/articles/content'
import { draftContent, loadArticle } from '@/lib/articles/load-queries'
import { takeSnapshot } from '@/lib/articles/revision-commands'
import type { AuditAction, Subject } from '@/lib/audit/actions'
import { recordEvent } from '@/lib/audit/record'
import type { Actor } from '@/lib/auth/permissions'
import type { Tx } from '@/lib/db/client'
import type { Prisma } from '@/lib/db/generated/client'
import { decide } from '@/lib/review/round-commands'
import type { Colleague, PieceWork, PlanWork, PolicyWork, ReviewWork, ScheduleWork } from './work'

/** From whom to whom, by whose hand and when. */
export type Move = { actor: Actor; from: { id: number; name: string }; to: Colleague; now: Date }

type What = {
  action: AuditAction
  subject: Subject
  subjectId: number | string
  data?: Prisma.InputJsonObject
}

const note = (tx: Tx, { actor, from, to }: Move, { data = {}, ...what }: What) =>
  recordEvent(tx, {
    actor,
    ...what,
    data: {
      ...data,
      before: { person: from.name },
      after: { person: to.name },
      fromId: from.id,
      toId: to.id,
    },
  })

const replaced = (userIds: number[], { from, to }: Move) => [
  ...new Set(userIds.map((id) => (id === from.id ? to.id : id))),
]

/** Pieces change hands and nothing else: no version is raised, so an open editor goes on saving. */
export async function movePieces(tx: Tx, move: Move, pieces: PieceWork[]): Promise<void> {
  const ids = pieces.map(({ id }) => id)
  await tx.article.updateMany({ where: { id: { in: ids } }, data: { ownerId: move.to.id } })
  for (const { id, title } of pieces)
    await note(tx, move, { action: 'article.hand-over', subject: 'article', subjectId: id, data: { title } })
}

/** Steps: what was taken is delegated, as the dispatch sheet shows it; who was named is named no more. */
export async function moveReviews(tx: Tx, move: Move, steps: ReviewWork[]): Promise<void> {
  const { actor, to, now } = move
  for (const { id, articleId, title, name, held, userIds } of steps) {
    if (held) {
      const article = await loadArticle(tx, articleId)
      const { reviewId } = await tx.reviewStep.findUniqueOrThrow({
        where: { id },
        select: { reviewId: true },
      })
      const { id: revisionId } = await takeSnapshot(tx, actor, article, 'REVIEW', now)
      const hash = contentHash(draftContent(article))
      const decided = { verdict: 'DELEGATE', stepId: id, note: '工作交接', target: to.name } as const
      await decide(tx, actor, reviewId, { ...decided, revisionId, contentHash: hash }, now)
    }
    await tx.reviewStep.update({
      where: { id },
      data: { userIds: replaced(userIds, move), ...(held ? { holderId: to.id, takenAt: now } : {}) },
      select: { id: true },
    })
    const data = { title, step: name, stepId: id }
    await note(tx, move, { action: 'review.hand-over', subject: 'article', subjectId: articleId, data })
  }
}

/** Policies name the other one from now on; whoever has one open is told that it has changed. */
export async function movePolicies(tx: Tx, move: Move, steps: PolicyWork[]): Promise<void> {
  for (const { id, userIds } of steps)
    await tx.reviewPolicyStep.update({
      where: { id },
      data: { userIds: replaced(userIds, move) },
      select: { id: true },
    })
  const ids = [...new Set(steps.map(({ policyId }) => policyId))]
  await tx.reviewPolicy.updateMany({ where: { id: { in: ids } }, data: { version: { increment: 1 } } })
  for (const { name, column } of steps) {
    const subject = column
      ? ({ subject: 'column', subjectId: column.id } as const)
      : ({ subject: 'settings', subjectId: 'review' } as const)
    const data = { ...(column ? { name: column.name } : {}), step: name }
    await note(tx, move, { action: 'review.hand-over', ...subject, data })
  }
}

/** Plans: their form says who writes, so one that is open is out of date. */
export async function movePlans(tx: Tx, move: Move, plans: PlanWork[]): Promise<void> {
  for (const { id, title, version } of plans) {
    const data = { assigneeId: move.to.id, version: version + 1, updatedAt: move.now }
    await tx.plan.update({ where: { id }, data, select: { id: true } })
    await note(tx, move, { action: 'plan.hand-over', subject: 'plan', subjectId: id, data: { title } })
  }
}

/** Appointments: the other one hears whether they were kept. */
export async function moveSchedules(tx: Tx, move: Move, schedules: ScheduleWork[]): Promise<void> {
  const ids = schedules.map(({ id }) => id)
  await tx.schedule.updateMany({ where: { id: { in: ids } }, data: { createdById: move.to.id } })
  for (const { id, articleId, title } of schedules) {
    const data = { title, scheduleId: id }
    await note(tx, move, { action: 'schedule.hand-over', subject: 'article', subjectId: articleId, data })
  }
}

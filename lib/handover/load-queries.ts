import type { Tx } from '@/lib/db/client'
import { Prisma } from '@/lib/db/generated/client'
import type { PieceWork, ReviewWork, Work, WorkKind } from './work'

/** What is looked at, and goes, at once; who has more hands over twice. */
export const MOST = 500

/** Which pieces (`articles a`, `revisions p`: what readers see) are unfinished work of their owner. */
const unfinished = (personId: number) => Prisma.sql`a.owner_id = ${personId}::int AND a.trashed_at IS NULL
  AND (a.state <> 'PUBLISHED' OR (a.content_hash <> '' AND p.content_hash <> a.content_hash))`

const whereStep = (personId: number) =>
  ({
    approvedAt: null,
    review: { state: 'OPEN', article: { trashedAt: null } },
    OR: [{ holderId: personId }, { holderId: null, userIds: { has: personId } }],
  }) as const satisfies Prisma.ReviewStepWhereInput

const wherePolicyStep = (personId: number) => ({ userIds: { has: personId } })
const wherePlan = (personId: number) => ({ assigneeId: personId, outcome: 'OPEN' }) as const
const whereSchedule = (personId: number) => ({ createdById: personId, state: 'PENDING' }) as const

/** How much unfinished work somebody has, by kind. */
export async function countWork(tx: Tx, personId: number): Promise<Record<WorkKind, number>> {
  const [row] = await tx.$queryRaw<{ pieces: number }[]>`
    SELECT count(*)::int AS pieces FROM articles a LEFT JOIN revisions p ON p.id = a.published_revision_id
    WHERE ${unfinished(personId)}`
  return {
    pieces: row?.pieces ?? 0,
    reviews: await tx.reviewStep.count({ where: whereStep(personId) }),
    policies: await tx.reviewPolicyStep.count({ where: wherePolicyStep(personId) }),
    plans: await tx.plan.count({ where: wherePlan(personId) }),
    schedules: await tx.schedule.count({ where: whereSchedule(personId) }),
  }
}

function readPieces(tx: Tx, personId: number): Promise<PieceWork[]> {
  return tx.$queryRaw<PieceWork[]>`
    SELECT a.id, a.title, ARRAY(SELECT DISTINCT s.holder_id FROM reviews r JOIN review_steps s ON s.review_id = r.id
      WHERE r.article_id = a.id AND r.state IN ('OPEN', 'SIGNED') AND s.holder_id IS NOT NULL) AS "holderIds"
    FROM articles a LEFT JOIN revisions p ON p.id = a.published_revision_id
    WHERE ${unfinished(personId)} ORDER BY a.updated_at DESC, a.id DESC LIMIT ${MOST}`
}

async function readSteps(tx: Tx, personId: number): Promise<ReviewWork[]> {
  const found = await tx.reviewStep.findMany({
    where: whereStep(personId),
    orderBy: { id: 'asc' },
    take: MOST,
    select: {
      ...{ id: true, name: true, holderId: true, userIds: true },
      review: {
        select: {
          submittedById: true,
          article: { select: { id: true, title: true, ownerId: true, columnId: true, contentHash: true } },
          steps: { select: { id: true, name: true, holderId: true } },
          decisions: {
            where: { verdict: 'APPROVE' },
            select: { stepId: true, byId: true, contentHash: true },
          },
        },
      },
    },
  })
  return found.map(({ id, name, holderId, userIds, review: { article, decisions, ...duties } }) => ({
    ...{ id, name, userIds, held: holderId !== null, ...duties, approvals: decisions },
    ...{ articleId: article.id, title: article.title, ownerId: article.ownerId, columnId: article.columnId },
    contentHash: article.contentHash,
  }))
}

/** The unfinished work of somebody, at most `MOST` of a kind. */
export async function readWork(tx: Tx, personId: number): Promise<Work> {
  const policies = await tx.reviewPolicyStep.findMany({
    where: wherePolicyStep(personId),
    orderBy: { id: 'asc' },
    take: MOST,
    select: {
      ...{ id: true, policyId: true, name: true, userIds: true },
      policy: { select: { column: { select: { id: true, name: true } } } },
    },
  })
  const schedules = await tx.schedule.findMany({
    where: whereSchedule(personId),
    orderBy: [{ dueAt: 'asc' }, { id: 'asc' }],
    take: MOST,
    select: { id: true, articleId: true, action: true, dueAt: true, article: { select: { title: true } } },
  })
  return {
    pieces: await readPieces(tx, personId),
    reviews: await readSteps(tx, personId),
    policies: policies.map(({ policy, ...rest }) => ({ ...rest, column: policy.column })),
    plans: await tx.plan.findMany({
      where: wherePlan(personId),
      orderBy: { id: 'desc' },
      take: MOST,
      select: { id: true, title: true, version: true },
    }),
    schedules: schedules.map(({ article, ...rest }) => ({ ...rest, title: article.title })),
  }
}

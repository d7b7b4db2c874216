import { ORIGIN_LABELS } from '@/lib/articles/schema'
import { type Actor, can } from '@/lib/auth/permissions'
import { db } from '@/lib/db/client'
import type { Prisma } from '@/lib/db/generated/client'
import type { Sheet } from './sheet'
import { whoMeant } from './step-view'

/** As many as fit on the page beside the steps. */
const MOST_REMARKS = 10

const roundSelect = {
  number: true,
  state: true,
  submittedAt: true,
  submittedHash: true,
  submittedBy: { select: { name: true } },
  signedAt: true,
  signedHash: true,
  signedRevision: { select: { number: true } },
  steps: {
    orderBy: { position: 'asc' },
    select: {
      id: true,
      name: true,
      kind: true,
      roles: true,
      userIds: true,
      approvedAt: true,
      approvedHash: true,
      holder: { select: { name: true } },
    },
  },
  decisions: {
    orderBy: { id: 'desc' },
    take: 200,
    select: {
      id: true,
      stepId: true,
      verdict: true,
      byName: true,
      at: true,
      note: true,
      target: true,
      step: { select: { name: true } },
    },
  },
} as const satisfies Prisma.ReviewSelect

/**
 * 发稿单: what a piece is and who passed it at which step, of the signed round or else the newest; null when there is no such
 * piece, it is not the actor’s, or it was never handed in for review.
 */
export async function getSheet(actor: Actor, articleId: number): Promise<Sheet | null> {
  const article = await db.article.findUnique({
    where: { id: articleId },
    relationLoadStrategy: 'join',
    select: {
      id: true,
      ownerId: true,
      columnId: true,
      title: true,
      wordCount: true,
      origin: true,
      editorName: true,
      firstPublishedAt: true,
      column: { select: { name: true } },
      source: { select: { name: true } },
      bylines: {
        orderBy: { position: 'asc' },
        select: { affiliation: true, author: { select: { name: true } } },
      },
      publication: { select: { publishedAt: true, updatedAt: true } },
      urgentPublications: {
        orderBy: { id: 'desc' },
        take: 3,
        select: {
          reason: true,
          publishedAt: true,
          reviewedAt: true,
          publishedBy: { select: { name: true } },
          reviewedBy: { select: { name: true } },
        },
      },
    },
  })
  if (!article || !can(actor, 'article.read', article)) return null
  const find = (where: Prisma.ReviewWhereInput) =>
    db.review.findFirst({
      where: { articleId, ...where },
      orderBy: { number: 'desc' },
      relationLoadStrategy: 'join',
      select: roundSelect,
    })
  const round = (await find({ state: 'SIGNED' })) ?? (await find({}))
  if (!round) return null
  const ids = round.steps.flatMap(({ userIds }) => userIds)
  const people =
    ids.length > 0
      ? await db.user.findMany({ where: { id: { in: ids } }, select: { id: true, name: true } })
      : []
  const names = new Map(people.map(({ id, name }) => [id, name]))
  const { decisions, steps, ...rest } = round
  return {
    article: { ...article, origin: ORIGIN_LABELS[article.origin] },
    round: rest,
    steps: steps.map((step) => ({
      ...{ id: step.id, name: step.name, meant: whoMeant(step, names) },
      ...{ by: step.holder?.name ?? null, at: step.approvedAt, hash: step.approvedHash },
      note: decisions.find(({ stepId, verdict }) => stepId === step.id && verdict === 'APPROVE')?.note ?? '',
    })),
    remarks: decisions
      .filter(({ verdict }) => verdict !== 'APPROVE')
      .slice(0, MOST_REMARKS)
      .toReversed(),
  }
}

import type { Permission } from '@/lib/auth/permissions'
import { wherePeople } from '@/lib/auth/span'
import type { Tx } from '@/lib/db/client'
import { EACH, waitsForOne } from '@/lib/review/waiting'
import type { Audience } from './rules'

/** More people than a newsroom has; the bound of who is told of one event. */
export const MOST_PEOPLE = 200

/** What an audience is found by. */
export type Scene = {
  article: {
    id: number
    ownerId: number | null
    columnId: number | null
    owner: { active: boolean } | null
  } | null
  /** The id of whom or what the event happened to. */
  subjectId: number | null
  /** The email address that the event happened to. */
  email: string | null
  commentId: number | null
  threadId: number | null
  scheduleId: number | null
  stepId: number | null
  receiverId: number | null
  plan: { id: number; assigneeId: number | null; createdById: number | null } | null
  /** Who was to write what is planned, when it is somebody else now. */
  formerId: number | null
}

const only = (id: number | null | undefined) => (id === null || id === undefined ? [] : [id])

/** Everybody with a permission over everybody's pieces. */
async function thoseWho(tx: Tx, permission: Permission): Promise<number[]> {
  const people = await tx.user.findMany({
    where: { active: true, ...wherePeople(permission) },
    orderBy: { id: 'asc' },
    take: MOST_PEOPLE,
    select: { id: true },
  })
  return people.map(({ id }) => id)
}

async function submitter(tx: Tx, { article }: Scene): Promise<number[]> {
  if (!article) return []
  const round = await tx.review.findFirst({
    where: { articleId: article.id },
    orderBy: { number: 'desc' },
    select: { submittedById: true, submittedAt: true },
  })
  const revision = await tx.revision.findFirst({
    where: { articleId: article.id, reason: 'SUBMIT' },
    orderBy: { id: 'desc' },
    select: { createdById: true, createdAt: true },
  })
  // A round that began with a text that was kept before has no revision of its own.
  const inReview = round && (!revision || round.submittedAt >= revision.createdAt)
  return only(inReview ? round.submittedById : revision?.createdById)
}

async function appointer(tx: Tx, { scheduleId }: Scene): Promise<number[]> {
  if (scheduleId === null) return []
  const schedule = await tx.schedule.findUnique({
    where: { id: scheduleId },
    select: { createdBy: { select: { id: true, active: true } } },
  })
  return schedule?.createdBy?.active ? [schedule.createdBy.id] : []
}

async function mentioned(tx: Tx, { commentId }: Scene): Promise<number[]> {
  if (commentId === null) return []
  const mentions = await tx.mention.findMany({
    where: { commentId },
    take: MOST_PEOPLE,
    select: { userId: true },
  })
  return mentions.map(({ userId }) => userId)
}

async function writers(tx: Tx, { threadId }: Scene): Promise<number[]> {
  if (threadId === null) return []
  const comments = await tx.comment.findMany({
    where: { threadId, deletedAt: null },
    distinct: ['authorId'],
    take: MOST_PEOPLE,
    select: { authorId: true },
  })
  return comments.map(({ authorId }) => authorId)
}

async function addressee(tx: Tx, { email }: Scene): Promise<number[]> {
  if (email === null) return []
  const user = await tx.user.findUnique({ where: { email }, select: { id: true } })
  return only(user?.id)
}

async function takers(tx: Tx, { stepId }: Scene): Promise<number[]> {
  if (stepId === null) return []
  const people = await tx.$queryRaw<{ id: number }[]>`
    SELECT u.id FROM review_steps s JOIN reviews r ON r.id = s.review_id JOIN articles a ON a.id = r.article_id, users u
    WHERE s.id = ${stepId} AND u.active AND ${waitsForOne(EACH)} ORDER BY u.id LIMIT ${MOST_PEOPLE}`
  return people.map(({ id }) => id)
}

async function holder(tx: Tx, { stepId }: Scene): Promise<number[]> {
  if (stepId === null) return []
  const step = await tx.reviewStep.findUnique({ where: { id: stepId }, select: { holderId: true } })
  return only(step?.holderId)
}

async function colleagues(tx: Tx, { article }: Scene): Promise<number[]> {
  return (await thoseWho(tx, 'article.review')).filter((id) => id !== article?.ownerId)
}

/** The people of each audience, by their ids; who may not know of the piece is left out later. */
export const AUDIENCES: Record<Audience, (tx: Tx, scene: Scene) => Promise<number[]>> = {
  owner: async (_tx, { article }) => (article?.owner?.active ? only(article.ownerId) : []),
  submitter,
  reviewers: (tx) => thoseWho(tx, 'article.return'),
  editors: (tx) => thoseWho(tx, 'article.publish'),
  managers: (tx) => thoseWho(tx, 'review.manage'),
  takers,
  holder,
  colleagues,
  webmasters: (tx) => thoseWho(tx, 'webhook.manage'),
  appointer,
  mentioned,
  writers,
  addressee,
  receiver: async (_tx, { receiverId }) => only(receiverId),
  assignee: async (_tx, { plan }) => only(plan?.assigneeId),
  former: async (_tx, { formerId }) => only(formerId),
  pitcher: async (_tx, { plan }) => only(plan?.createdById),
  subject: async (_tx, { subjectId }) => only(subjectId),
}

import { articleStatus } from '@/lib/articles/workflow'
import { type Actor, can } from '@/lib/auth/permissions'
import { db } from '@/lib/db/client'
import type { Prisma } from '@/lib/db/generated/client'
import { siteDateTime } from '@/lib/time'
import { activeOf, effectOfEdit } from './chain'
import { isSigned, whyNotSubmit } from './gate'
import { gateOf, policyOf } from './load-queries'
import type { ReviewPanel, RoundView } from './panel'
import { REVIEWING_ROLES } from './policy'
import { mayRecall, mayWithdraw } from './rights'
import { stepView } from './step-view'

const MOST_DECISIONS = 60
const MOST_PEOPLE = 200

const roundSelect = {
  id: true,
  articleId: true,
  number: true,
  state: true,
  submittedById: true,
  submittedBy: { select: { name: true } },
  submittedAt: true,
  submittedRevision: { select: { number: true } },
  signedRevisionId: true,
  signedHash: true,
  signedVersion: true,
  signedAt: true,
  signedRevision: { select: { number: true } },
  steps: {
    orderBy: { position: 'asc' },
    include: { holder: { select: { name: true, active: true } } },
  },
  decisions: {
    orderBy: { id: 'desc' },
    take: MOST_DECISIONS,
    select: {
      id: true,
      stepId: true,
      verdict: true,
      byId: true,
      byName: true,
      at: true,
      note: true,
      target: true,
      contentHash: true,
      revision: { select: { number: true } },
      step: { select: { name: true } },
    },
  },
} as const satisfies Prisma.ReviewSelect

const articleSelect = {
  id: true,
  version: true,
  state: true,
  trashedAt: true,
  ownerId: true,
  columnId: true,
  contentHash: true,
  publishedRevisionId: true,
  schedules: { where: { state: 'PENDING', action: 'PUBLISH' }, select: { id: true, dueAt: true } },
  urgentPublications: {
    where: { reviewedAt: null },
    orderBy: { id: 'desc' },
    take: 1,
    select: {
      id: true,
      reason: true,
      publishedAt: true,
      publishedById: true,
      publishedBy: { select: { name: true } },
    },
  },
} as const satisfies Prisma.ArticleSelect

export type PanelRound = Prisma.ReviewGetPayload<{ select: typeof roundSelect }>
type Piece = Prisma.ArticleGetPayload<{ select: typeof articleSelect }> & { reviews: PanelRound[] }

/** The newest round of a piece, and the signed one when that is another. */
async function roundsOf(articleId: number): Promise<PanelRound[]> {
  const find = (where: Prisma.ReviewWhereInput) =>
    db.review.findFirst({
      where: { articleId, ...where },
      orderBy: { number: 'desc' },
      relationLoadStrategy: 'join',
      select: roundSelect,
    })
  const newest = await find({})
  if (newest === null || newest.state === 'SIGNED') return newest ? [newest] : []
  const signed = await find({ state: 'SIGNED' })
  return signed ? [newest, signed] : [newest]
}

/** The names of the people whom steps name. */
async function namesOf(steps: { userIds: number[] }[]): Promise<Map<number, string>> {
  const ids = [...new Set(steps.flatMap(({ userIds }) => userIds))]
  if (ids.length === 0) return new Map()
  const found = await db.user.findMany({ where: { id: { in: ids } }, select: { id: true, name: true } })
  return new Map(found.map(({ id, name }) => [id, name]))
}

/** The revision of the piece that the actor decided about last; what has changed since is what they have not seen. */
async function lastSeen(actor: Actor, articleId: number): Promise<number | null> {
  if (actor.id === null) return null
  const found = await db.reviewDecision.findFirst({
    where: { byId: actor.id, review: { articleId } },
    orderBy: { id: 'desc' },
    select: { revision: { select: { number: true } } },
  })
  return found?.revision.number ?? null
}

/** Colleagues into whose hands a step can be put. */
function listReviewers() {
  return db.user.findMany({
    where: { active: true, role: { in: [...REVIEWING_ROLES] } },
    orderBy: [{ role: 'asc' }, { id: 'asc' }],
    take: MOST_PEOPLE,
    select: { id: true, name: true, role: true },
  })
}

/**
 * The review of a piece as the editor shows it: the newest round with what the actor may do at each step, the signature in force,
 * and what stands against publishing; null when there is no such piece, it is not the actor’s, or nothing here is reviewed.
 */
export async function getReview(actor: Actor, articleId: number, now: Date): Promise<ReviewPanel | null> {
  const found = await db.article.findUnique({
    where: { id: articleId },
    relationLoadStrategy: 'join',
    select: articleSelect,
  })
  if (!found || !can(actor, 'article.read', found)) return null
  const [policy, reviews] = await Promise.all([policyOf(db, found.columnId), roundsOf(articleId)])
  const article: Piece = { ...found, reviews }
  const [round = null] = article.reviews
  if (!round && !policy) return null
  const gate = gateOf(policy?.steps.length ?? null, article.reviews)
  const open = round?.state === 'OPEN' ? round : null
  const names = await namesOf(round?.steps ?? policy?.steps ?? [])
  const steps = round ? round.steps.map((step) => stepView(actor, article, round, step, { names, now })) : []
  const delegates = steps.some(({ may }) => may.delegate)
  return {
    ...{ articleId, version: article.version, columnId: article.columnId },
    gate,
    planned: policy?.steps.map((step) => ({ name: step.name, kind: step.kind })) ?? null,
    round: round && roundView(round),
    steps,
    signature: signatureOf(article, gate),
    seen: open ? await lastSeen(actor, articleId) : null,
    losing: open?.steps.some(({ approvedAt }) => approvedAt) ? losing(actor, open) : [],
    colleagues: delegates ? await listReviewers() : [],
    may: {
      submit: can(actor, 'article.submit', article) && whyNotSubmit(gate, pieceOf(article)) === null,
      withdraw: open !== null && mayWithdraw(actor, article, open),
      recall: recallable(actor, article),
    },
    urgent: urgentOf(actor, article),
  }
}

function pieceOf(article: Piece) {
  const status = articleStatus({ ...article, awaitsPublication: article.schedules.length > 0 })
  return { status, hash: article.contentHash, version: article.version }
}

function roundView(round: PanelRound): RoundView {
  const { number, state, submittedBy, submittedAt, submittedRevision, decisions } = round
  return {
    ...{ number, state },
    submitted: {
      by: submittedBy?.name ?? '系统',
      at: siteDateTime(submittedAt),
      revision: submittedRevision.number,
    },
    decisions: decisions.map(
      ({ revision, step, byId: _by, stepId: _step, contentHash: _hash, ...decision }) => ({
        ...decision,
        at: siteDateTime(decision.at),
        step: step?.name ?? null,
        revision: revision.number,
      }),
    ),
  }
}

function signatureOf(article: Piece, gate: ReturnType<typeof gateOf>) {
  const signed = article.reviews.find(({ state }) => state === 'SIGNED')
  if (!signed?.signedAt || !signed.signedRevision) return null
  const by = signed.steps.at(-1)?.holder?.name ?? '系统'
  return {
    ...{
      by,
      at: siteDateTime(signed.signedAt),
      revision: signed.signedRevision.number,
      hash: signed.signedHash ?? '',
    },
    changed: !isSigned(gate, { hash: article.contentHash, version: article.version }),
    published: article.publishedRevisionId === signed.signedRevisionId,
  }
}

/** Which approvals an edit by the actor would take away, whatever is edited. */
function losing(actor: Actor, round: PanelRound): string[] {
  const { falls, questions } = effectOfEdit(round.steps, actor.id, () => true)
  const active = new Set(activeOf(round.steps).map(({ id }) => id))
  return [...falls, ...questions].filter(({ id }) => !active.has(id)).map(({ name }) => name)
}

function recallable(actor: Actor, article: Piece): boolean {
  const [newest] = article.reviews
  if (newest?.state !== 'SIGNED' || article.publishedRevisionId === newest.signedRevisionId) return false
  return can(actor, 'article.review', article) && mayRecall(actor, article, newest)
}

function urgentOf(actor: Actor, article: Piece) {
  const [urgent] = article.urgentPublications
  if (!urgent) return null
  const own = urgent.publishedById === actor.id || article.ownerId === actor.id
  return {
    ...{
      id: urgent.id,
      reason: urgent.reason,
      at: siteDateTime(urgent.publishedAt),
      by: urgent.publishedBy.name,
    },
    mayReview: !own && can(actor, 'article.review', article),
  }
}

import type { Tx } from '@/lib/db/client'
import type { Prisma } from '@/lib/db/generated/client'
import { activeOf } from './chain'
import type { Gate } from './gate'
import { holdingPolicy } from './policy'

const policySelect = {
  id: true,
  columnId: true,
  version: true,
  steps: {
    orderBy: { position: 'asc' },
    select: { kind: true, name: true, roles: true, userIds: true, dueHours: true, alongside: true },
  },
} as const satisfies Prisma.ReviewPolicySelect

export type LoadedPolicy = Prisma.ReviewPolicyGetPayload<{ select: typeof policySelect }>

/** A column and those above it, from the column up. */
async function columnPath(tx: Tx, id: number | null): Promise<number[]> {
  if (id === null) return []
  const column = await tx.category.findUnique({
    where: { id },
    select: { id: true, parent: { select: { id: true, parent: { select: { id: true } } } } },
  })
  return [column?.id, column?.parent?.id, column?.parent?.parent?.id].filter((one) => one !== undefined)
}

/** The policy that holds for a column; null when there is none anywhere above it. */
export async function policyOf(tx: Tx, columnId: number | null): Promise<LoadedPolicy | null> {
  // Most newsrooms have few policies, many none: then one look is enough.
  const all = await tx.reviewPolicy.findMany({ select: { id: true, columnId: true }, take: 1000 })
  if (all.length === 0) return null
  const holds = holdingPolicy(await columnPath(tx, columnId), all)
  return holds && tx.reviewPolicy.findUnique({ where: { id: holds.id }, select: policySelect })
}

const stepSelect = {
  id: true,
  position: true,
  kind: true,
  name: true,
  roles: true,
  userIds: true,
  dueHours: true,
  alongside: true,
  holderId: true,
  activeSince: true,
  dueAt: true,
  approvedAt: true,
  approvedHash: true,
  approvedRevisionId: true,
  questionedAt: true,
  holder: { select: { name: true, active: true } },
} as const satisfies Prisma.ReviewStepSelect

const roundSelect = {
  id: true,
  articleId: true,
  number: true,
  state: true,
  submittedById: true,
  submittedRevisionId: true,
  submittedHash: true,
  signedRevisionId: true,
  signedHash: true,
  signedVersion: true,
  steps: { orderBy: { position: 'asc' }, select: stepSelect },
  decisions: {
    where: { verdict: 'APPROVE' },
    select: { stepId: true, byId: true, contentHash: true },
  },
} as const satisfies Prisma.ReviewSelect

export type LoadedRound = Prisma.ReviewGetPayload<{ select: typeof roundSelect }>
export type LoadedStep = LoadedRound['steps'][number]

/** The round that runs, or the one that was signed and is in force; null when there is none. */
export function loadRound(tx: Tx, articleId: number, state: 'OPEN' | 'SIGNED'): Promise<LoadedRound | null> {
  return tx.review.findFirst({ where: { articleId, state }, select: roundSelect })
}

/** What the gate of a piece is made from. */
export const gateSelect = {
  state: true,
  signedRevisionId: true,
  signedHash: true,
  signedVersion: true,
  steps: { orderBy: { position: 'asc' }, select: stepSelect },
} as const satisfies Prisma.ReviewSelect

/** The gate that a policy of so many steps (null: no policy) and the rounds of a piece make. */
export function gateOf(
  steps: number | null,
  rounds: Prisma.ReviewGetPayload<{ select: typeof gateSelect }>[],
): Gate {
  const open = rounds.find(({ state }) => state === 'OPEN')
  const signed = rounds.find(({ state }) => state === 'SIGNED')
  return {
    policy: steps === null ? 'none' : steps === 0 ? 'free' : 'steps',
    open: open ? { waitsFor: activeOf(open.steps).map(({ name }) => name) } : null,
    signed:
      signed &&
      signed.signedRevisionId !== null &&
      signed.signedHash !== null &&
      signed.signedVersion !== null
        ? { revisionId: signed.signedRevisionId, hash: signed.signedHash, version: signed.signedVersion }
        : null,
  }
}

/** What decides whether a content of this piece may go to readers in this column. */
export async function readGate(tx: Tx, articleId: number, columnId: number | null): Promise<Gate> {
  const policy = await policyOf(tx, columnId)
  if (policy === null) return gateOf(null, [])
  const rounds = await tx.review.findMany({
    where: { articleId, state: { in: ['OPEN', 'SIGNED'] } },
    select: gateSelect,
  })
  return gateOf(policy.steps.length, rounds)
}

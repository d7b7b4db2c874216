import { asOther, whySeparated } from '@/lib/review/separation'
import { seenOf } from '@/lib/seen'
import {
  type Colleague,
  mayHold,
  type PieceWork,
  type ReviewWork,
  WORK_KINDS,
  type Work,
  type WorkKind,
} from './work'

/** Who is to have which kind; a kind that nobody is to have stays where it is. */
export type Receivers = Partial<Record<WorkKind, Colleague>>

/** What of one kind goes, and what cannot go to the one who was chosen, with the reason. */
export type Split<T> = { moves: T[]; stays: { item: T; why: string }[] }
export type Handover = { [K in WorkKind]: Split<Work[K][number]> }

function split<T>(items: T[], why: ((item: T) => string | null) | null): Split<T> {
  const told = why === null ? [] : items.map((item) => ({ item, why: why(item) }))
  return {
    moves: told.filter((one) => one.why === null).map(({ item }) => item),
    stays: told.flatMap(({ item, why: reason }) => (reason === null ? [] : [{ item, why: reason }])),
  }
}

const whyNotPiece =
  ({ id, name }: Colleague) =>
  ({ holderIds }: PieceWork) =>
    holderIds.includes(id) ? `${name}在审这篇稿件，接手后就不能再审，请另选一位。` : null

/** By the owner that the piece will have, and who will hold its other steps: both may go to the same colleague. */
function whyNotReview(fromId: number, to: Colleague, owners: ReadonlyMap<number, number>) {
  return ({
    id,
    articleId,
    ownerId,
    columnId,
    submittedById,
    approvals,
    contentHash,
    ...rest
  }: ReviewWork) => {
    const steps = rest.steps.map((one) => (one.holderId === fromId ? { ...one, holderId: to.id } : one))
    const duties = { ownerId: owners.get(articleId) ?? ownerId, columnId, submittedById, steps, approvals }
    const refusal = whySeparated(to, duties, { id }, contentHash)
    return refusal && asOther(refusal.message)
  }
}

/** What of somebody's work goes to whom, and what cannot. Throws nothing: whoever confirms is shown it first. */
export function planHandover(fromId: number, work: Work, to: Receivers): Handover {
  const nothing = (person: Colleague | undefined, kind: WorkKind) =>
    person && mayHold(kind, person) ? () => null : null
  const { pieces: writer, reviews: reviewer } = to
  const pieces = split(work.pieces, writer ? whyNotPiece(writer) : null)
  const owners = new Map(pieces.moves.map(({ id }) => [id, writer?.id ?? 0]))
  return {
    pieces,
    reviews: split(work.reviews, reviewer ? whyNotReview(fromId, reviewer, owners) : null),
    policies: split(work.policies, nothing(to.policies, 'policies')),
    plans: split(work.plans, nothing(to.plans, 'plans')),
    schedules: split(work.schedules, nothing(to.schedules, 'schedules')),
  }
}

/** What somebody saw when they confirmed: exactly what goes to whom. */
export function planSeen(plan: Handover, to: Receivers): string {
  const told = WORK_KINDS.map((kind) => [kind, to[kind]?.id, plan[kind].moves.map(({ id }) => id)])
  return seenOf(told)
}

/** How much goes, by kind. */
export function movesOf(plan: Handover): Record<WorkKind, number> {
  return Object.fromEntries(WORK_KINDS.map((kind) => [kind, plan[kind].moves.length])) as Record<
    WorkKind,
    number
  >
}

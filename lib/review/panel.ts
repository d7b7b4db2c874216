import type { ReviewKind, ReviewState, ReviewVerdict, Role } from '@/lib/db/generated/enums'
import type { Gate } from './gate'
import type { StepView } from './step-view'

/** A decision as it is told; moments are in Beijing time here and below, as people read them. */
export type DecisionView = {
  id: number
  verdict: ReviewVerdict
  step: string | null
  byName: string
  at: string
  note: string
  target: string
  revision: number
}

export type RoundView = {
  number: number
  state: ReviewState
  submitted: { by: string; at: string; revision: number }
  /** Newest first. */
  decisions: DecisionView[]
}

/** Everything about the review of a piece that its editor shows to one person. */
export type ReviewPanel = {
  articleId: number
  /** The version of the draft that all of this is about. */
  version: number
  columnId: number | null
  gate: Gate
  /** What the policy asks for, for a piece that is not in a round. */
  planned: { name: string; kind: ReviewKind }[] | null
  round: RoundView | null
  steps: StepView[]
  signature: {
    by: string
    at: string
    revision: number
    hash: string
    changed: boolean
    published: boolean
  } | null
  /** The revision that the person decided about last. */
  seen: number | null
  /** Approvals that an edit by this person would take away. */
  losing: string[]
  colleagues: { id: number; name: string; role: Role }[]
  may: { submit: boolean; withdraw: boolean; recall: boolean }
  urgent: { id: number; reason: string; at: string; by: string; mayReview: boolean } | null
}

/** Where the review stands, in a word; null where nothing is to be said. */
export function reviewWord({ round, signature, steps }: ReviewPanel): string | null {
  if (signature?.changed && round?.state !== 'OPEN') return '签发后改动'
  if (round?.state === 'OPEN') {
    const active = steps.filter(({ state }) => state === 'active').map(({ name }) => name)
    return `等${active.join('、')}`
  }
  if (round?.state === 'RETURNED') return '已退回'
  return signature && !signature.published ? '已签发' : null
}

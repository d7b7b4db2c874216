import { type ArticleStatus, allowedTransitions, type Transition } from '@/lib/articles/workflow'
import { type Actor, can, type Placed } from '@/lib/auth/permissions'
import { type Gate, NO_GATE, transitionsUnder } from '@/lib/review/gate'
import type { Step } from './article-steps'

/** The order in which steps are offered. */
const ORDER: Step[] = [
  'submit',
  'publish',
  'schedule',
  'return',
  'publishUrgently',
  'correct',
  'pin',
  'unpin',
  'appointPin',
  'appointUnpin',
  'appointWithdrawal',
  'withdraw',
  'reinstate',
  'restore',
  'trash',
  'purge',
]

type Piece = Placed & {
  status: ArticleStatus
  contentHash?: string
  version?: number
  withdrawnRevisionId?: number | null
  pinned?: boolean
  awaitsPin?: boolean
}

/** What the actor may do with a piece now, under the review that its column asks for, in the order of use. */
export function offeredSteps(actor: Actor, article: Piece, gate: Gate = NO_GATE): Step[] {
  const piece = { ...article, hash: article.contentHash ?? '', version: article.version ?? 0 }
  const usual = allowedTransitions(actor, article)
  const allowed = new Set<Transition | Step>(transitionsUnder(gate, actor, piece, usual))
  const ends = article.status === 'PUBLISHED' || article.status === 'SCHEDULED'
  if (ends && can(actor, 'article.withdraw', article)) allowed.add('appointWithdrawal')
  if (ends && can(actor, 'lead.pin', article)) {
    const { pinned = false, awaitsPin = false } = article
    if (article.status === 'PUBLISHED') allowed.add(pinned ? 'unpin' : 'pin')
    if (!pinned) allowed.add('appointPin')
    if (pinned || awaitsPin) allowed.add('appointUnpin')
  }
  return ORDER.filter((step) => allowed.has(step))
}

import { type ArticleStatus, allowedTransitions, type Transition } from '@/lib/articles/workflow'
import { type Actor, can } from '@/lib/auth/permissions'
import type { Step } from './article-steps'

/** The order in which steps are offered. */
const ORDER: Step[] = [
  'submit',
  'publish',
  'schedule',
  'return',
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

/** What the actor may do with a piece now, in the order of use. */
export function offeredSteps(
  actor: Actor,
  article: { ownerId: number | null; status: ArticleStatus; pinned?: boolean; awaitsPin?: boolean },
): Step[] {
  const allowed = new Set<Transition | Step>(allowedTransitions(actor, article))
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

import { type Actor, can, type Placed } from '@/lib/auth/permissions'

/** Whether the actor may take a submission back: who handed it in, whose it is, who manages reviews. */
export function mayWithdraw(actor: Actor, article: Placed, round: { submittedById: number | null }): boolean {
  if (!can(actor, 'article.submit', article)) return false
  if (can(actor, 'review.manage', article)) return true
  return actor.id !== null && (round.submittedById === actor.id || article.ownerId === actor.id)
}

/** Whether the actor may take the signature back: who signed, and who manages reviews. */
export const mayRecall = (
  actor: Actor,
  article: Placed,
  round: { steps: { holderId: number | null }[] },
): boolean =>
  can(actor, 'review.manage', article) || (actor.id !== null && round.steps.at(-1)?.holderId === actor.id)

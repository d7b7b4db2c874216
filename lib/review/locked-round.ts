import type { Actor, Placed } from '@/lib/auth/permissions'
import { AppError } from '@/lib/errors'
import type { LoadedRound, LoadedStep } from './load-queries'
import { type Duties, isMeant, type Refusal, whySeparated } from './separation'

export type Person = Extract<Actor, { id: number }>

/** Reviewing is people's: nothing is approved by the system. */
export function requirePerson(actor: Actor): Person {
  if (actor.id === null) throw new AppError('FORBIDDEN', '审校须由登录的人来做。')
  return actor
}

/** What separates the duties in this round. */
export function dutiesOf(
  { ownerId, columnId }: Placed,
  {
    submittedById,
    steps,
    decisions,
  }: Omit<Duties, keyof Placed | 'approvals'> & { decisions: Duties['approvals'] },
): Duties {
  return { ownerId, columnId, submittedById, steps, approvals: decisions }
}

const late = (message: string): Refusal => ({ code: 'CONFLICT', message })

/** Why this person may not take the step, or act on it, as it stands; null when they may. */
export function whyNotStep(
  actor: Actor,
  duties: Duties,
  step: Pick<LoadedStep, 'id' | 'name' | 'roles' | 'userIds' | 'holderId' | 'activeSince' | 'approvedAt'> & {
    holder: { name: string } | null
  },
  contentHash: string | null,
): Refusal | null {
  const separated = whySeparated(actor, duties, step, contentHash)
  if (separated) return separated
  const holds = step.holderId === actor.id
  if (!holds && !isMeant(actor, step))
    return { code: 'FORBIDDEN', message: `“${step.name}”没有安排给您，如需您来审请管理者转交。` }
  if (step.approvedAt !== null) return late(`“${step.name}”已经通过，请刷新后查看。`)
  if (step.activeSince === null) return late(`还没有轮到“${step.name}”，请等前面的审次通过。`)
  if (step.holderId !== null && !holds) return late(`“${step.name}”已由${step.holder?.name ?? '同事'}领取。`)
  return null
}

/** The step of this number in the round; NOT_FOUND for one of another round. */
export function stepOf(round: Pick<LoadedRound, 'steps'>, stepId: number): LoadedStep {
  const step = round.steps.find(({ id }) => id === stepId)
  if (!step) throw new AppError('NOT_FOUND', '没有找到这个审次，稿件可能已重新送审，请刷新后查看。')
  return step
}

/** Throws what was found against it. */
export function requireNothing(refusal: Refusal | null): void {
  if (refusal) throw new AppError(refusal.code, refusal.message)
}

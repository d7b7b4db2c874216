import { type Actor, can, type Placed } from '@/lib/auth/permissions'
import type { Role } from '@/lib/db/generated/enums'
import type { ErrorCode } from '@/lib/errors'

/** What separates the duties in a round: whose text it is, who handed it in, who has which step, who approved what. */
export type Duties = Placed & {
  submittedById: number | null
  steps: { id: number; name: string; holderId: number | null }[]
  /** Approvals of the round, in force or not. */
  approvals: { stepId: number | null; byId: number | null; contentHash: string }[]
}

export type Refusal = { code: ErrorCode; message: string }

/** What is said to somebody, said of them. */
export const asOther = (message: string): string => message.replaceAll('您的', 'TA 的').replaceAll('您', 'TA')

const no = (message: string): Refusal => ({ code: 'FORBIDDEN', message })

/** Whether the policy lets this person take the step, by role or by name. */
export function isMeant(
  person: { id: number | null; role: Role | 'SYSTEM' },
  step: { roles: Role[]; userIds: number[] },
): boolean {
  if (person.id === null || person.role === 'SYSTEM') return false
  return step.roles.includes(person.role) || step.userIds.includes(person.id)
}

/**
 * Why this person may not hold the step whatever the policy says; null when nothing is against it. Nobody reviews their own
 * text or what they handed in, and nobody takes two steps of one round or approves one content twice over.
 */
export function whySeparated(
  actor: Actor,
  duties: Duties,
  step: { id: number },
  contentHash: string | null,
): Refusal | null {
  if (actor.id === null) return no('审校须由登录的人来做。')
  if (!can(actor, 'article.review')) return no('您的角色不能审校稿件，如需办理请联系管理员。')
  if (!can(actor, 'article.review', duties))
    return no('这篇稿件不在您负责的栏目里，请由负责这个栏目的同事来审。')
  if (duties.ownerId === actor.id) return no('不能审校自己的稿件，请由同事来审。')
  if (duties.submittedById === actor.id) return no('这篇稿件是您送审的，请由同事来审。')
  const other = duties.steps.find(({ id, holderId }) => id !== step.id && holderId === actor.id)
  if (other) return no(`您已经在审“${other.name}”，同一篇稿件一人只能审一道。`)
  const earlier = duties.approvals.find(
    (one) => one.byId === actor.id && one.contentHash === contentHash && one.stepId !== step.id,
  )
  if (!earlier) return null
  const name = duties.steps.find(({ id }) => id === earlier.stepId)?.name ?? '另一道'
  return no(`这一版您已经审过“${name}”，同一版一人只能审一道。`)
}

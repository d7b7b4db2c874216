import { type Actor, can, type Placed, ROLE_LABELS } from '@/lib/auth/permissions'
import type { ReviewKind, ReviewVerdict, Role } from '@/lib/db/generated/enums'
import { siteDateTime } from '@/lib/time'
import { earlierOf } from './chain'
import { dutiesOf, whyNotStep } from './locked-round'
import { isMeant } from './separation'

type Step = {
  id: number
  kind: ReviewKind
  name: string
  roles: Role[]
  userIds: number[]
  alongside: boolean
  holderId: number | null
  holder: { name: string } | null
  activeSince: Date | null
  dueAt: Date | null
  approvedAt: Date | null
  questionedAt: Date | null
}
type Decision = {
  stepId: number | null
  verdict: ReviewVerdict
  byId: number | null
  contentHash: string
  note: string
}
type Round = { state: string; submittedById: number | null; steps: Step[]; decisions: Decision[] }
type Piece = Placed & { contentHash: string; trashedAt: Date | null }

/** Whom a step is meant for, in words. */
export function whoMeant(
  { roles, userIds }: Pick<Step, 'roles' | 'userIds'>,
  names: Map<number, string>,
): string {
  return [
    ...roles.map((role) => ROLE_LABELS[role]),
    ...userIds.map((id) => names.get(id) ?? `用户 ${id}`),
  ].join('、')
}

function stateOf(step: Step, open: boolean) {
  if (step.questionedAt) return 'questioned' as const
  if (step.approvedAt) return 'approved' as const
  return open && step.activeSince ? ('active' as const) : ('later' as const)
}

/**
 * A step as the actor sees it: where it stands, and what they may do at it; why not, where they are meant but barred. Moments
 * are in Beijing time, as people read them.
 */
export function stepView(
  actor: Actor,
  article: Piece,
  round: Round,
  step: Step,
  { names, now }: { names: Map<number, string>; now: Date },
) {
  const open = round.state === 'OPEN' && article.trashedAt === null
  const approvals = round.decisions.filter(({ verdict }) => verdict === 'APPROVE')
  const duties = dutiesOf(article, { ...round, decisions: approvals })
  const barred = whyNotStep(actor, duties, step, article.contentHash)
  const acts = open && barred === null
  const held = step.holderId !== null && step.holderId === actor.id
  const decidesNow = (one: Step) =>
    one.kind === 'REVIEW' && whyNotStep(actor, duties, one, article.contentHash) === null
  const questioned = round.steps.some(({ questionedAt }) => questionedAt !== null)
  return {
    ...{ id: step.id, name: step.name, kind: step.kind, alongside: step.alongside },
    state: stateOf(step, open),
    who: whoMeant(step, names),
    holder: step.holder?.name ?? null,
    held,
    dueAt: open && step.dueAt ? siteDateTime(step.dueAt) : null,
    overdue: open && step.dueAt !== null && step.dueAt < now,
    approvedAt: step.approvedAt && siteDateTime(step.approvedAt),
    note: step.approvedAt ? (approvals.find(({ stepId }) => stepId === step.id)?.note ?? '') : '',
    // Said to whom the step means: others need not be told that it is not theirs.
    barred:
      open && step.activeSince && !step.approvedAt && isMeant(actor, step) ? (barred?.message ?? null) : null,
    earlier: acts ? earlierOf(round.steps, step).map(({ id, name }) => ({ id, name })) : [],
    may: {
      take: acts && !held,
      release: acts && held,
      approve: acts && !(step.kind === 'REVIEW' && questioned),
      return: acts,
      delegate:
        open &&
        step.activeSince !== null &&
        step.approvedAt === null &&
        actor.id !== null &&
        (acts || can(actor, 'review.manage', article)),
      settle: open && step.questionedAt !== null && round.steps.some(decidesNow),
    },
  }
}

export type StepView = ReturnType<typeof stepView>

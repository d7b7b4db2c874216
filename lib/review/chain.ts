import type { ReviewKind } from '@/lib/db/generated/enums'

/** What the order of a round is decided by. */
export type ChainStep = {
  id: number
  kind: ReviewKind
  /** May be done together with the step before. */
  alongside: boolean
  holderId: number | null
  approvedAt: Date | null
  questionedAt: Date | null
}

/** Steps in order as stages: what stands alongside the step before is in its stage. */
export function stagesOf<T extends { alongside: boolean }>(steps: readonly T[]): T[][] {
  const stages: T[][] = []
  for (const step of steps) {
    const last = stages.at(-1)
    if (step.alongside && last) last.push(step)
    else stages.push([step])
  }
  return stages
}

const stageOf = <T extends { alongside: boolean }>(steps: readonly T[], step: T) =>
  stagesOf(steps).findIndex((stage) => stage.includes(step))

/** The steps that wait to be done now: what is not approved in the first stage that is not through. */
export function activeOf<T extends ChainStep>(steps: readonly T[]): T[] {
  const stage = stagesOf(steps).find((one) => one.some(({ approvedAt }) => approvedAt === null))
  return (stage ?? []).filter(({ approvedAt }) => approvedAt === null)
}

/** Every step is approved and none of the approvals is in question: the round is signed. */
export const isThrough = (steps: readonly ChainStep[]): boolean =>
  steps.every(({ approvedAt, questionedAt }) => approvedAt !== null && questionedAt === null)

/** The steps to which one may give a piece back: those of earlier stages. */
export function earlierOf<T extends ChainStep>(steps: readonly T[], step: T): T[] {
  const stage = stageOf(steps, step)
  return steps.filter((one) => stageOf(steps, one) < stage)
}

/** The approvals in force that fall when a piece is given back to this step: its own, and all of its stage and later. */
export function fallingFrom<T extends ChainStep>(steps: readonly T[], step: T): T[] {
  const stage = stageOf(steps, step)
  return steps.filter((one) => one.approvedAt !== null && stageOf(steps, one) >= stage)
}

/**
 * What an edit does to the approvals in force. It belongs to its writer's place: whoever holds no step has all of them
 * fall; the holder of a step those of its stage and later. What came before the holder of a proof step saw other words
 * than those that stand now: it comes into question when the edit is typographic only, and falls otherwise.
 */
export function effectOfEdit<T extends ChainStep>(
  steps: readonly T[],
  writerId: number | null,
  isTypographic: () => boolean,
): { falls: T[]; questions: T[] } {
  const given = steps.filter(({ approvedAt }) => approvedAt !== null)
  const own = writerId === null ? undefined : steps.find(({ holderId }) => holderId === writerId)
  if (!own || given.length === 0) return { falls: given, questions: [] }
  const stage = stageOf(steps, own)
  const proof = own.kind === 'PROOF'
  const isBefore = (one: T) =>
    stageOf(steps, one) < stage || (proof && stageOf(steps, one) === stage && one !== own)
  const after = given.filter((one) => !isBefore(one))
  const before = given.filter(isBefore)
  if (!proof || before.length === 0) return { falls: after, questions: [] }
  if (!isTypographic()) return { falls: given, questions: [] }
  return { falls: after, questions: before.filter(({ questionedAt }) => questionedAt === null) }
}

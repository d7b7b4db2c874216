import type { Day } from '@/lib/calendar/days'
import type { PlanOutcome } from '@/lib/db/generated/enums'

/** Where a plan stands. Only the outcome is stored: the rest follows from who writes it, and by when. */
export type PlanState = 'PITCH' | 'ASSIGNED' | 'DUE' | 'DONE' | 'DROPPED'

export const PLAN_STATES: Record<PlanState, string> = {
  PITCH: '待分配',
  ASSIGNED: '写作中',
  DUE: '待交稿',
  DONE: '已完成',
  DROPPED: '已放弃',
}

export type PlanFacts = { outcome: PlanOutcome; assigneeId: number | null; dueOn: Day | null }

/** The one state of a plan: pitched until somebody writes it, due from its day on, until it is done or dropped. */
export function planState({ outcome, assigneeId, dueOn }: PlanFacts, today: Day): PlanState {
  if (outcome !== 'OPEN') return outcome
  if (assigneeId === null) return 'PITCH'
  return dueOn !== null && dueOn <= today ? 'DUE' : 'ASSIGNED'
}

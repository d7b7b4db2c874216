import type { Day } from '@/lib/calendar/days'
import type { PlanState } from '@/lib/planning/state'
import type { DeskAction } from '../send-action'

/** A plan as its row shows it. */
export type DeskPlan = {
  id: number
  version: number
  title: string
  pitch: string
  columnId: number | null
  assigneeId: number | null
  dueOn: Day | null
  slotOn: Day | null
  articleId: number | null
  state: PlanState
  columnName: string | null
  assigneeName: string | null
  pitchedBy: string | null
  mayWrite: boolean
}

export type PlanChoices = {
  columns: { id: number; name: string; depth: number }[]
  /** Empty for those who may only propose. */
  people: { id: number; name: string }[]
}

export type PlanActions = {
  create: DeskAction<{ id: number }>
  update: DeskAction<void>
  close: DeskAction<void>
  start: DeskAction<{ articleId: number }>
}

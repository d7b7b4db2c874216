import { z } from 'zod'
import { isDay } from '@/lib/calendar/days'
import { id } from '@/lib/id'
import type { PlanState } from './state'

/** A field that is empty in a form means “none”. */
const none = z.literal('').transform(() => null)
const optionalId = z.union([none, id, z.null()]).default(null)
const day = z.string().refine(isDay, '日期请写成 2026-01-31')
const optionalDay = z.union([none, day, z.null()]).default(null)

/** The form of a plan, without the rule that ties its fields: `extend` needs the bare object. */
const fields = z.object({
  title: z.string().trim().min(1, '请填写选题').max(120, '选题最多 120 个字符'),
  pitch: z.string().trim().max(2000, '说明最多 2000 个字符').default(''),
  columnId: optionalId,
  assigneeId: optionalId,
  dueOn: optionalDay,
  slotOn: optionalDay,
})
type Days = { dueOn: string | null; slotOn: string | null }

/** Whether a piece is due before it is to appear. */
export const daysFit = ({ dueOn, slotOn }: Days) => dueOn === null || slotOn === null || dueOn <= slotOn
export const DAYS_MESSAGE = '见报日不能早于交稿日'
const misfit = { message: DAYS_MESSAGE, path: ['slotOn'] }

export const planInput = fields.refine(daysFit, misfit)
export type PlanInput = z.output<typeof planInput>

/** The version of a plan that somebody saw when they decided what to do with it. */
export const planRef = z.object({ id, version: id })
export type PlanRef = z.output<typeof planRef>
export const planUpdate = fields.extend(planRef.shape).refine(daysFit, misfit)

export const PLAN_DAYS = { dueOn: '交稿日', slotOn: '见报日' } as const
export type PlanDay = keyof typeof PLAN_DAYS
export const planMove = planRef.extend({ which: z.enum(['dueOn', 'slotOn']), day })
export const planClose = planRef.extend({ outcome: z.enum(['OPEN', 'DONE', 'DROPPED']) })

const STATES = ['PITCH', 'ASSIGNED', 'DUE', 'DONE', 'DROPPED'] as const satisfies PlanState[]

/** What the address of the list asks for; anything unreadable counts as not asked. */
export const askedPlans = z.object({
  state: z.enum(STATES).catch('PITCH').default('PITCH'),
  before: id.optional().catch(undefined),
  plan: id.optional().catch(undefined),
})

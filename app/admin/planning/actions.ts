'use server'

import { idInput } from '@/lib/id'
import { closePlan, createPlan, startWriting, updatePlan } from '@/lib/planning/commands'
import { planClose, planInput, planUpdate } from '@/lib/planning/schema'
import { action } from '@/lib/server/action'

export const create = action(planInput, (input, actor) => createPlan(actor, input, new Date()))
export const update = action(planUpdate, (input, actor) => updatePlan(actor, input, new Date()))
export const close = action(planClose, (input, actor) => closePlan(actor, input, new Date()))
export const start = action(idInput, (input, actor) => startWriting(actor, input, new Date()))

'use server'

import { revokeCalendar, shareCalendar } from '@/lib/calendar/feed-commands'
import { movePlan as movePlanDay } from '@/lib/planning/commands'
import { planMove } from '@/lib/planning/schema'
import { moveSchedule as moveAppointment } from '@/lib/schedule/commands'
import { moveInput } from '@/lib/schedule/schema'
import { action } from '@/lib/server/action'
import { noInput } from '@/lib/server/form'

export const moveSchedule = action(moveInput, (input, actor) => moveAppointment(actor, input, new Date()))
export const movePlan = action(planMove, (input, actor) => movePlanDay(actor, input, new Date()))
export const share = action(noInput, (_input, actor) => shareCalendar(actor, new Date()))
export const revoke = action(noInput, (_input, actor) => revokeCalendar(actor))

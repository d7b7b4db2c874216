'use server'

import {
  purgeArticle,
  restoreArticle,
  returnArticle,
  submitArticle,
  trashArticle,
} from '@/lib/articles/commands'
import { publishArticle, withdrawArticle } from '@/lib/articles/publication-commands'
import { articleRef, returnInput, withdrawInput } from '@/lib/articles/schema'
import { pinLead, unpinLead } from '@/lib/front/pin-commands'
import { pinInput } from '@/lib/front/schema'
import { idInput } from '@/lib/id'
import {
  cancelSchedule,
  moveSchedule,
  schedulePin,
  schedulePublication,
  scheduleUnpin,
  scheduleWithdrawal,
} from '@/lib/schedule/commands'
import { moveInput, scheduleInput, scheduleRef } from '@/lib/schedule/schema'
import { action } from '@/lib/server/action'

export const submit = action(articleRef, (input, actor) => submitArticle(actor, input, new Date()))
export const sendBack = action(returnInput, (input, actor) => returnArticle(actor, input, new Date()))
export const publish = action(articleRef, (input, actor) => publishArticle(actor, input, new Date()))
export const schedule = action(scheduleInput, (input, actor) => schedulePublication(actor, input, new Date()))
export const appointWithdrawal = action(scheduleInput, (input, actor) =>
  scheduleWithdrawal(actor, input, new Date()),
)
export const pin = action(pinInput, (input, actor) => pinLead(actor, input, new Date()))
export const unpin = action(articleRef, (input, actor) => unpinLead(actor, input, new Date()))
export const appointPin = action(scheduleInput, (input, actor) => schedulePin(actor, input, new Date()))
export const appointUnpin = action(scheduleInput, (input, actor) => scheduleUnpin(actor, input, new Date()))
export const move = action(moveInput, (input, actor) => moveSchedule(actor, input, new Date()))
export const callOff = action(scheduleRef, (input, actor) => cancelSchedule(actor, input, new Date()))
export const withdraw = action(withdrawInput, (input, actor) => withdrawArticle(actor, input, new Date()))
export const trash = action(articleRef, (input, actor) => trashArticle(actor, input, new Date()))
export const restore = action(articleRef, (input, actor) => restoreArticle(actor, input))
export const purge = action(idInput, ({ id }, actor) => purgeArticle(actor, id))

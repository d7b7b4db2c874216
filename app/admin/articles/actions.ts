'use server'

import {
  purgeArticle,
  restoreArticle,
  returnArticle,
  submitArticle,
  trashArticle,
} from '@/lib/articles/commands'
import { publishArticle, withdrawArticle } from '@/lib/articles/publication-commands'
import { reinstateArticle } from '@/lib/articles/reinstate-commands'
import { articleRef, publishInput, reinstateInput, returnInput, withdrawInput } from '@/lib/articles/schema'
import { addCorrection } from '@/lib/corrections/commands'
import { correctInput } from '@/lib/corrections/schema'
import { pinLead, unpinLead } from '@/lib/front/pin-commands'
import { pinInput } from '@/lib/front/schema'
import { idInput } from '@/lib/id'
import { urgentInput } from '@/lib/review/schema'
import { publishUrgently as runUrgently } from '@/lib/review/urgent-commands'
import {
  cancelSchedule,
  moveSchedule,
  schedulePin,
  schedulePublication,
  scheduleUnpin,
  scheduleWithdrawal,
} from '@/lib/schedule/commands'
import {
  moveInput,
  scheduleInput,
  schedulePinInput,
  scheduleRef,
  scheduleWithdrawalInput,
} from '@/lib/schedule/schema'
import { action } from '@/lib/server/action'

export const submit = action(articleRef, (input, actor) => submitArticle(actor, input, new Date()))
export const sendBack = action(returnInput, (input, actor) => returnArticle(actor, input, new Date()))
export const publish = action(publishInput, (input, actor) => publishArticle(actor, input, new Date()))
export const publishUrgently = action(urgentInput, (input, actor) => runUrgently(actor, input, new Date()))
export const schedule = action(scheduleInput, (input, actor) => schedulePublication(actor, input, new Date()))
export const appointWithdrawal = action(scheduleWithdrawalInput, (input, actor) =>
  scheduleWithdrawal(actor, input, new Date()),
)
export const pin = action(pinInput, (input, actor) => pinLead(actor, input, new Date()))
export const unpin = action(articleRef, (input, actor) => unpinLead(actor, input, new Date()))
export const appointPin = action(schedulePinInput, (input, actor) => schedulePin(actor, input, new Date()))
export const appointUnpin = action(schedulePinInput, (input, actor) =>
  scheduleUnpin(actor, input, new Date()),
)
export const move = action(moveInput, (input, actor) => moveSchedule(actor, input, new Date()))
export const callOff = action(scheduleRef, (input, actor) => cancelSchedule(actor, input, new Date()))
export const withdraw = action(withdrawInput, (input, actor) => withdrawArticle(actor, input, new Date()))
export const correct = action(correctInput, (input, actor) => addCorrection(actor, input, new Date()))
export const reinstate = action(reinstateInput, (input, actor) => reinstateArticle(actor, input, new Date()))
export const trash = action(articleRef, (input, actor) => trashArticle(actor, input, new Date()))
export const restore = action(articleRef, (input, actor) => restoreArticle(actor, input))
export const purge = action(idInput, ({ id }, actor) => purgeArticle(actor, id))

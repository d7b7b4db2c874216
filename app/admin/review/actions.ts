'use server'
import { approveStep, delegateStep, releaseStep, settleQuestion, takeStep } from '@/lib/review/commands'
import { recallSignature, sendBack as returnStep, withdrawSubmission } from '@/lib/review/return-commands'
import {
  approveInput,
  delegateInput,
  recallInput,
  reviewRef,
  sendBackInput,
  settleInput,
  stepRef,
  urgentReviewInput,
} from '@/lib/review/schema'
import { reviewUrgent } from '@/lib/review/urgent-commands'
import { action } from '@/lib/server/action'

export const take = action(stepRef, (input, actor) => takeStep(actor, input, new Date()))
export const release = action(stepRef, (input, actor) => releaseStep(actor, input))
export const approve = action(approveInput, (input, actor) => approveStep(actor, input, new Date()))
export const sendBack = action(sendBackInput, (input, actor) => returnStep(actor, input, new Date()))
export const delegate = action(delegateInput, (input, actor) => delegateStep(actor, input, new Date()))
export const settle = action(settleInput, (input, actor) => settleQuestion(actor, input, new Date()))
export const withdraw = action(reviewRef, (input, actor) => withdrawSubmission(actor, input, new Date()))
export const recall = action(recallInput, (input, actor) => recallSignature(actor, input, new Date()))
export const afterwards = action(urgentReviewInput, (input, actor) => reviewUrgent(actor, input, new Date()))

'use server'
import { addCorrection, takeBackCorrection } from '@/lib/corrections/commands'
import { correctInput, takeBackInput } from '@/lib/corrections/schema'
import { action } from '@/lib/server/action'

export const add = action(correctInput, (input, actor) => addCorrection(actor, input, new Date()))
export const takeBack = action(takeBackInput, (input, actor) => takeBackCorrection(actor, input, new Date()))

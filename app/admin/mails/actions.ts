'use server'
import { retryMail, sendTestMail } from '@/lib/mail/commands'
import { mailRef } from '@/lib/mail/schema'
import { action } from '@/lib/server/action'
import { noInput } from '@/lib/server/form'

export const test = action(noInput, (_input, actor) => sendTestMail(actor, new Date()))
export const retry = action(mailRef, (input, actor) => retryMail(actor, input, new Date()))

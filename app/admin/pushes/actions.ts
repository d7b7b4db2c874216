'use server'
import { retryFailedPushes, retryPush, updatePushSettings } from '@/lib/push/commands'
import { failedPushes, pushRef, pushSettingsInput } from '@/lib/push/schema'
import { action } from '@/lib/server/action'

export const save = action(pushSettingsInput, (input, actor) => updatePushSettings(actor, input))
export const retry = action(pushRef, (input, actor) => retryPush(actor, input, new Date()))
export const retryFailed = action(failedPushes, (input, actor) => retryFailedPushes(actor, input, new Date()))

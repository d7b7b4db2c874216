'use server'
import { action } from '@/lib/server/action'
import {
  createWebhook,
  deleteWebhook,
  renewSecret,
  replayDelivery,
  setWebhookActive,
  testWebhook,
  updateWebhook,
} from '@/lib/webhooks/commands'
import { deliveryRef, webhookInput, webhookRef, webhookSwitch, webhookUpdate } from '@/lib/webhooks/schema'

export const create = action(webhookInput, (input, actor) => createWebhook(actor, input))
export const update = action(webhookUpdate, (input, actor) => updateWebhook(actor, input))
export const renew = action(webhookRef, (input, actor) => renewSecret(actor, input))
export const setActive = action(webhookSwitch, (input, actor) => setWebhookActive(actor, input))
export const remove = action(webhookRef, (input, actor) => deleteWebhook(actor, input))
export const test = action(webhookRef, (input, actor) => testWebhook(actor, input, new Date()))
export const replay = action(deliveryRef, (input, actor) => replayDelivery(actor, input, new Date()))

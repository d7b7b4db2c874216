import { ACTIONS, type AuditAction, NOUNS, type Noun } from '@/lib/audit/actions'

/** What a webhook can be told of: what happens to pieces, and never what somebody writes. */
export const WEBHOOK_EVENTS = [
  'article.submit',
  'article.return',
  'article.publish',
  'article.withdraw',
  'article.reinstate',
  'correction.add',
  'review.return',
  'review.sign',
  'review.urgent',
  'schedule.publish',
  'schedule.withdraw',
  'schedule.move',
  'schedule.cancel',
  'schedule.fail',
  'comment.begin',
  'comment.block',
] as const satisfies AuditAction[]

export type WebhookEvent = (typeof WEBHOOK_EVENTS)[number]

/** What is sent when somebody tries a webhook. */
export const TEST_EVENT = 'webhook.test'

/** Whether webhooks are told of an action. */
export const isWebhookEvent = (action: string): action is WebhookEvent =>
  (WEBHOOK_EVENTS as readonly string[]).includes(action)

/** What people read for an event: `稿件：发布`. */
export function eventLabel(action: string): string {
  if (action === TEST_EVENT) return '测试'
  if (!isWebhookEvent(action)) return action
  return `${NOUNS[action.split('.')[0] as Noun]}：${ACTIONS[action][0]}`
}

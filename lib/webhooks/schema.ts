import { z } from 'zod'
import type { DeliveryState, WebhookKind } from '@/lib/db/generated/enums'
import { filled } from '@/lib/filled'
import { id, seen } from '@/lib/id'
import { WEBHOOK_EVENTS } from './events'

/** What people read for each kind. */
export const WEBHOOK_KIND_LABELS: Record<WebhookKind, string> = {
  WECOM: '企业微信群机器人',
  DINGTALK: '钉钉群机器人',
  FEISHU: '飞书群机器人',
  JSON: '通用（JSON，带签名）',
}

export const DELIVERY_STATE_LABELS: Record<DeliveryState, string> = {
  PENDING: '等待投递',
  DONE: '已送达',
  FAILED: '没有送达',
}

/** More than a newsroom has. */
export const MOST_WEBHOOKS = 50

function isAddress(text: string): boolean {
  const url = URL.parse(text)
  return url !== null && /^https?:$/.test(url.protocol) && url.username === '' && url.password === ''
}

const WRONG_ADDRESS = '请填写 https:// 开头的完整网址，里面不能有用户名和密码'
const name = filled('请填写名称').max(40, '名称最多 40 个字符')
const url = z.string().trim().max(1000, '网址最多 1000 个字符')
const secret = z.string().trim().max(200, '签名密钥最多 200 个字符').default('')
const events = z
  .array(z.enum(WEBHOOK_EVENTS, '没有这种事件，请刷新后重选'), '请至少选一种事件')
  .min(1, '请至少选一种事件')
  .transform((chosen) => [...new Set(chosen)])

export const webhookInput = z.object({
  kind: z.enum(['JSON', 'WECOM', 'DINGTALK', 'FEISHU'], '请选择种类'),
  name,
  url: url.refine(isAddress, WRONG_ADDRESS),
  secret,
  events,
})
export type WebhookInput = z.output<typeof webhookInput>

/** A change: an address or a secret that is left empty stays as it is. */
export const webhookUpdate = z.object({
  id,
  name,
  url: url.refine((text) => text === '' || isAddress(text), WRONG_ADDRESS).default(''),
  secret,
  events,
  seen,
})
export type WebhookUpdate = z.output<typeof webhookUpdate>

export const webhookRef = z.object({ id })
export const webhookSwitch = z.object({
  id,
  active: z.enum(['true', 'false']).transform((text) => text === 'true'),
})
export const deliveryRef = z.object({ id: z.coerce.bigint('没有这次投递').positive('没有这次投递') })

/** What of the log an address asks for; anything unreadable counts as not asked. */
export const askedOfDeliveries = z.object({
  hook: id.optional().catch(undefined),
  state: z.enum(['PENDING', 'DONE', 'FAILED']).optional().catch(undefined),
  before: z.coerce.number().int().positive().max(Number.MAX_SAFE_INTEGER).optional().catch(undefined),
})
export type AskedOfDeliveries = z.output<typeof askedOfDeliveries>

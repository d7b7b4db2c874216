import { createHmac } from 'node:crypto'
import { z } from 'zod'
import type { WebhookKind } from '@/lib/db/generated/enums'
import { type Payload, spoken } from './message'

export type Hook = { kind: WebhookKind; url: string; secret: string }
export type Message = { id: string; payload: Payload }
export type HookRequest = { url: string; headers: Record<string, string>; body: string }

const hmac = (key: Buffer | string, text: string) => createHmac('sha256', key).update(text).digest('base64')
const seconds = (at: Date) => String(Math.floor(at.getTime() / 1000))

/** What a secret of ours begins with; the rest is the key in base64. */
export const SECRET_PREFIX = 'whsec_'

/** A plain server gets the payload, signed by the scheme of Standard Webhooks. */
function toServer({ url, secret }: Hook, { id, payload }: Message, at: Date): HookRequest {
  const body = JSON.stringify(payload)
  const key = Buffer.from(secret.slice(SECRET_PREFIX.length), 'base64')
  const signature = `v1,${hmac(key, `${id}.${seconds(at)}.${body}`)}`
  return {
    url,
    headers: { 'webhook-id': id, 'webhook-timestamp': seconds(at), 'webhook-signature': signature },
    body,
  }
}

/** 企业微信: the key stands in the address, nothing is signed. */
function toWeCom({ url }: Hook, { payload }: Message): HookRequest {
  return {
    url,
    headers: {},
    body: JSON.stringify({ msgtype: 'text', text: { content: spoken(payload) } }),
  }
}

/** 钉钉: time in milliseconds and signature go into the address; signed is the time with the secret, by the secret. */
function toDingTalk({ url, secret }: Hook, { payload }: Message, at: Date): HookRequest {
  const target = new URL(url)
  if (secret !== '') {
    const timestamp = String(at.getTime())
    target.searchParams.set('timestamp', timestamp)
    target.searchParams.set('sign', hmac(secret, `${timestamp}\n${secret}`))
  }
  return {
    url: target.href,
    headers: {},
    body: JSON.stringify({ msgtype: 'text', text: { content: spoken(payload) } }),
  }
}

/** 飞书: time in seconds and signature go into the body; signed is nothing, by the time with the secret. */
function toFeishu({ url, secret }: Hook, { payload }: Message, at: Date): HookRequest {
  const timestamp = seconds(at)
  const signed = secret === '' ? {} : { timestamp, sign: hmac(`${timestamp}\n${secret}`, '') }
  const message = { ...signed, msg_type: 'text', content: { text: spoken(payload) } }
  return { url, headers: {}, body: JSON.stringify(message) }
}

const WRITERS: Record<WebhookKind, (hook: Hook, message: Message, at: Date) => HookRequest> = {
  JSON: toServer,
  WECOM: toWeCom,
  DINGTALK: toDingTalk,
  FEISHU: toFeishu,
}

/** The request that tells a webhook of a message at a moment. */
export const requestFor = (hook: Hook, message: Message, at: Date): HookRequest =>
  WRITERS[hook.kind](hook, message, at)

const robotAnswer = z.object({ errcode: z.number().optional(), code: z.number().optional() })

/** Whether an answer means that the message was taken: robots say 200 to everything, and the truth in the body. */
export function isTaken(kind: WebhookKind, status: number, body: string): boolean {
  if (status < 200 || status > 299) return false
  if (kind === 'JSON') return true
  try {
    const answer = robotAnswer.parse(JSON.parse(body))
    return (answer.errcode ?? answer.code) === 0
  } catch {
    return false
  }
}

import { oneLine } from '@/lib/content/one-line'
import { env } from '@/lib/env'
import { NoAnswer } from '@/lib/outside/guarded-lookup'
import { post } from '@/lib/push/post'
import { MOST_TRIES, retryAt } from '@/lib/push/retry-times'
import { log } from '@/lib/server/log'
import {
  type DueHook,
  dropDeliveries,
  dueHooks,
  noteDelivered,
  noteFailed,
  postponeDeliveries,
  type Reply,
  type TakenDelivery,
  takeDelivery,
} from './delivery-commands'
import type { Payload } from './message'
import { isTaken, requestFor } from './requests'

/** How many deliveries one run makes to a webhook at most. */
const MOST_AT_ONCE = 20
/** How long nothing else is sent to a webhook that did not take something. */
const PAUSE = 60_000
const LONGEST_ANSWER = 500

/** Sends every webhook what is due, the webhooks side by side; returns how many deliveries were taken up. */
export async function sendWebhooks(now: Date): Promise<number> {
  const hooks = await dueHooks(now)
  const counts = await Promise.all(hooks.map((hook) => sendTo(hook, now)))
  return counts.reduce((total, count) => total + count, 0)
}

async function sendTo(hook: DueHook, now: Date): Promise<number> {
  if (!hook.active) return dropDeliveries(hook.id, now)
  for (let taken = 0; taken < MOST_AT_ONCE; taken++) {
    const delivery = await takeDelivery(hook.id, now)
    if (!delivery) return taken
    if (!(await deliver(hook, delivery, now)).taken) {
      await postponeDeliveries(hook.id, new Date(now.getTime() + PAUSE))
      return taken + 1
    }
  }
  return MOST_AT_ONCE
}

/** Tells a webhook of one message that was taken, and notes what it answered. */
export async function deliver(
  hook: DueHook,
  delivery: TakenDelivery,
  now: Date,
): Promise<{ taken: boolean; answer: string }> {
  const { taken, ...reply } = await tell(hook, delivery, now)
  if (taken) await noteDelivered(hook, delivery.id, reply, now)
  else await fail(hook, delivery, reply, now)
  return { taken, answer: reply.answer }
}

async function tell(
  hook: DueHook,
  { messageId, payload }: TakenDelivery,
  now: Date,
): Promise<Reply & { taken: boolean }> {
  const request = requestFor(hook, { id: messageId, payload: payload as Payload }, now)
  const guarded = !env.WEBHOOK_TRUSTED.includes(new URL(request.url).origin)
  const began = performance.now()
  const took = () => Math.round(performance.now() - began)
  try {
    const { status, body } = await post({ ...request, type: 'application/json; charset=utf-8', guarded })
    const answer = oneLine(body, LONGEST_ANSWER)
    return { taken: isTaken(hook.kind, status, body), status, took: took(), answer }
  } catch (error) {
    if (error instanceof NoAnswer) return { taken: false, status: null, took: took(), answer: error.message }
    throw error
  }
}

async function fail(hook: DueHook, delivery: TakenDelivery, reply: Reply, now: Date): Promise<void> {
  log.warn(
    { webhook: hook.id, status: reply.status, answer: reply.answer },
    'a webhook did not take a message',
  )
  const nextAt = retryAt(delivery.attempts, now)
  const answer = nextAt ? reply.answer : `试了 ${MOST_TRIES} 次都没有成功：${reply.answer}`
  await noteFailed(hook, delivery.id, { ...reply, answer, nextAt }, now)
}

import { randomBytes } from 'node:crypto'
import { recordEvent } from '@/lib/audit/record'
import { authorise } from '@/lib/auth/authorise'
import type { Actor } from '@/lib/auth/permissions'
import { type Tx, transaction } from '@/lib/db/client'
import { AppError, notFound } from '@/lib/errors'
import { requireSeen } from '@/lib/seen'
import { LEASE } from './delivery-commands'
import { stored } from './message'
import { testPayload } from './queue-commands'
import { SECRET_PREFIX } from './requests'
import { MOST_WEBHOOKS, type WebhookInput, type WebhookUpdate } from './schema'
import { webhookSeen } from './seen'
import { deliver } from './send'

const hookSelect = {
  id: true,
  kind: true,
  name: true,
  url: true,
  secret: true,
  events: true,
  active: true,
} as const

const newSecret = () => SECRET_PREFIX + randomBytes(32).toString('base64')
/** What the log may keep of an address: a robot's is its key. */
const hostOf = (url: string) => new URL(url).host

async function lockHook(tx: Tx, id: number) {
  await tx.$queryRaw`SELECT id FROM webhooks WHERE id = ${id} FOR UPDATE`
  const hook = await tx.webhook.findUnique({ where: { id }, select: hookSelect })
  if (!hook) throw notFound('这个 Webhook')
  return hook
}

/** Adds a webhook. A plain server's secret is made here and given back this once; a robot brings its own, or none. */
export async function createWebhook(
  actor: Actor,
  input: WebhookInput,
): Promise<{ id: number; secret: string | null }> {
  authorise(actor, 'webhook.manage')
  const secret = input.kind === 'JSON' ? newSecret() : input.secret
  return transaction(async (tx) => {
    if ((await tx.webhook.count()) >= MOST_WEBHOOKS)
      throw new AppError('CONFLICT', `最多 ${MOST_WEBHOOKS} 个 Webhook，请先删除不用的。`)
    const { id } = await tx.webhook.create({ data: { ...input, secret }, select: { id: true } })
    const { kind, name, url, events } = input
    await recordEvent(tx, {
      actor,
      action: 'webhook.create',
      subject: 'webhook',
      subjectId: id,
      data: { name, kind, host: hostOf(url), events },
    })
    return { id, secret: input.kind === 'JSON' ? secret : null }
  })
}

/** Changes what a webhook is called, where it stands and what it is told of; an empty address or secret stays. */
export async function updateWebhook(actor: Actor, { id, ...input }: WebhookUpdate): Promise<void> {
  authorise(actor, 'webhook.manage')
  await transaction(async (tx) => {
    const before = await lockHook(tx, id)
    requireSeen(webhookSeen(before), input)
    const url = input.url || before.url
    // A plain server's secret is only ever made here.
    const secret = before.kind === 'JSON' ? before.secret : input.secret || before.secret
    const { name, events } = input
    await tx.webhook.update({ where: { id }, data: { name, url, secret, events }, select: { id: true } })
    await recordEvent(tx, {
      actor,
      action: 'webhook.update',
      subject: 'webhook',
      subjectId: id,
      data: {
        before: { name: before.name, host: hostOf(before.url), events: before.events },
        after: { name, host: hostOf(url), events },
      },
    })
  })
}

/** Makes a plain server's secret anew and gives it back this once; the old one signs nothing any more. */
export async function renewSecret(actor: Actor, { id }: { id: number }): Promise<{ secret: string }> {
  authorise(actor, 'webhook.manage')
  return transaction(async (tx) => {
    const { kind, name } = await lockHook(tx, id)
    if (kind !== 'JSON') throw new AppError('CONFLICT', '机器人的密钥由对方生成，请在编辑里填写新的密钥。')
    const secret = newSecret()
    await tx.webhook.update({ where: { id }, data: { secret }, select: { id: true } })
    await recordEvent(tx, {
      actor,
      action: 'webhook.secret',
      subject: 'webhook',
      subjectId: id,
      data: { name },
    })
    return { secret }
  })
}

/** Switches a webhook off or on; what waits for one that is off is given up by the worker. */
export async function setWebhookActive(
  actor: Actor,
  { id, active }: { id: number; active: boolean },
): Promise<void> {
  authorise(actor, 'webhook.manage')
  await transaction(async (tx) => {
    const before = await lockHook(tx, id)
    await tx.webhook.update({ where: { id }, data: { active, failingSince: null }, select: { id: true } })
    await recordEvent(tx, {
      actor,
      action: 'webhook.switch',
      subject: 'webhook',
      subjectId: id,
      data: { name: before.name, before: { active: before.active }, after: { active } },
    })
  })
}

/** Takes a webhook away with its log. */
export async function deleteWebhook(actor: Actor, { id }: { id: number }): Promise<void> {
  authorise(actor, 'webhook.manage')
  await transaction(async (tx) => {
    const { name, kind } = await lockHook(tx, id)
    await tx.webhook.delete({ where: { id }, select: { id: true } })
    await recordEvent(tx, {
      actor,
      action: 'webhook.delete',
      subject: 'webhook',
      subjectId: id,
      data: { name, kind },
    })
  })
}

/** Sends a webhook a test message at once; UNAVAILABLE with what it answered when it does not take it. */
export async function testWebhook(actor: Actor, { id }: { id: number }, now: Date): Promise<void> {
  authorise(actor, 'webhook.manage')
  const { hook, delivery } = await transaction(async (tx) => {
    const found = await lockHook(tx, id)
    if (!found.active) throw new AppError('CONFLICT', '这个 Webhook 已停用，请先启用再测试。')
    const payload = await testPayload(tx, actor.name, now)
    const created = await tx.webhookDelivery.create({
      // Taken already: no worker sends it a second time meanwhile.
      data: {
        webhookId: id,
        action: payload.type,
        payload: stored(payload),
        attempts: 1,
        nextAt: new Date(now.getTime() + LEASE),
        createdAt: now,
      },
      select: { id: true, messageId: true, payload: true, attempts: true },
    })
    const data = { name: found.name }
    await recordEvent(tx, { actor, action: 'webhook.test', subject: 'webhook', subjectId: id, data })
    return { hook: found, delivery: created }
  })
  const { taken, answer } = await deliver(hook, delivery, now)
  if (taken) return
  await transaction(async (tx) => {
    // Whoever waits for the answer has it; a test is not tried again by itself.
    await tx.webhookDelivery.updateMany({
      where: { id: delivery.id, state: 'PENDING' },
      data: { state: 'FAILED', finishedAt: now },
    })
  })
  throw new AppError('UNAVAILABLE', `测试消息没有送达：${answer || '对方没有说明原因'}`)
}

/** Sends something again, whether it arrived or not: the same message under the same id. */
export async function replayDelivery(actor: Actor, { id }: { id: bigint }, now: Date): Promise<void> {
  authorise(actor, 'webhook.manage')
  await transaction(async (tx) => {
    const delivery = await tx.webhookDelivery.findUnique({
      where: { id },
      select: { state: true, webhookId: true, webhook: { select: { active: true, name: true } } },
    })
    if (!delivery) throw notFound('这次投递')
    if (!delivery.webhook.active) throw new AppError('CONFLICT', '这个 Webhook 已停用，请先启用再重投。')
    const { count } = await tx.webhookDelivery.updateMany({
      where: { id, state: { not: 'PENDING' } },
      data: { state: 'PENDING', attempts: 0, finishedAt: null, nextAt: now },
    })
    if (count === 0) throw new AppError('CONFLICT', '这次投递还在排队，请稍候刷新查看。')
    await recordEvent(tx, {
      actor,
      action: 'webhook.replay',
      subject: 'webhook',
      subjectId: delivery.webhookId,
      data: { name: delivery.webhook.name, deliveryId: Number(id) },
    })
  })
}

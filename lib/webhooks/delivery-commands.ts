import { recordEvent } from '@/lib/audit/record'
import { systemActor } from '@/lib/auth/authorise'
import { db, transaction } from '@/lib/db/client'
import type { WebhookKind } from '@/lib/db/generated/enums'
import { MOST_WEBHOOKS } from './schema'

export type DueHook = {
  id: number
  kind: WebhookKind
  name: string
  url: string
  secret: string
  active: boolean
}
export type TakenDelivery = { id: bigint; messageId: string; payload: unknown; attempts: number }
/** What the other side answered: no status when nobody did; `took` in milliseconds. */
export type Reply = { status: number | null; took: number; answer: string }

/** After this long somebody who took deliveries and was never heard of again counts as gone. */
export const LEASE = 300_000
/** A webhook that has taken nothing for so long is switched off. */
const GIVEN_UP_AFTER = 3 * 86_400_000

/** Webhooks with something due. */
export function dueHooks(now: Date): Promise<DueHook[]> {
  return db.$queryRaw<DueHook[]>`
    SELECT id, kind, name, url, secret, active FROM webhooks w
    WHERE EXISTS (SELECT 1 FROM webhook_deliveries d WHERE d.webhook_id = w.id AND d.state = 'PENDING'
      AND d.next_at <= ${now.toISOString()}::timestamptz)
    ORDER BY id LIMIT ${MOST_WEBHOOKS}`
}

/** Takes the oldest due delivery of a webhook for this process, and counts the try before it is made. */
export async function takeDelivery(webhookId: number, now: Date): Promise<TakenDelivery | null> {
  const until = new Date(now.getTime() + LEASE)
  const [taken] = await db.$queryRaw<TakenDelivery[]>`
    UPDATE webhook_deliveries SET attempts = attempts + 1, next_at = ${until.toISOString()}::timestamptz
    WHERE id = (SELECT id FROM webhook_deliveries WHERE webhook_id = ${webhookId} AND state = 'PENDING'
      AND next_at <= ${now.toISOString()}::timestamptz ORDER BY next_at, id LIMIT 1 FOR UPDATE SKIP LOCKED)
    RETURNING id, message_id::text AS "messageId", payload, attempts`
  return taken ?? null
}

/** Notes that a delivery arrived; its webhook works. */
export async function noteDelivered(
  hook: { id: number },
  id: bigint,
  reply: Reply,
  now: Date,
): Promise<void> {
  await db.webhookDelivery.updateMany({
    where: { id, state: 'PENDING' },
    data: { state: 'DONE', finishedAt: now, ...reply },
  })
  await db.webhook.updateMany({
    where: { id: hook.id, failingSince: { not: null } },
    data: { failingSince: null },
  })
}

/**
 * Notes that a delivery did not arrive: to be tried again at `nextAt`, or given up when that is null. A webhook that has
 * taken nothing for three days is switched off, and those who manage webhooks find that in their inbox.
 */
export async function noteFailed(
  hook: DueHook,
  id: bigint,
  reply: Reply & { nextAt: Date | null },
  now: Date,
): Promise<void> {
  const { nextAt, ...rest } = reply
  await transaction(async (tx) => {
    await tx.webhookDelivery.updateMany({
      where: { id, state: 'PENDING' },
      data: nextAt ? { ...rest, nextAt } : { ...rest, state: 'FAILED', finishedAt: now },
    })
    await tx.webhook.updateMany({
      where: { id: hook.id, failingSince: null },
      data: { failingSince: now },
    })
    const { count } = await tx.webhook.updateMany({
      where: {
        id: hook.id,
        active: true,
        failingSince: { lte: new Date(now.getTime() - GIVEN_UP_AFTER) },
      },
      data: { active: false },
    })
    if (count === 0) return
    await recordEvent(tx, {
      actor: systemActor('系统'),
      action: 'webhook.disable',
      subject: 'webhook',
      subjectId: hook.id,
      data: { name: hook.name, note: rest.answer },
    })
  })
}

/** Puts off what else waits for a webhook that did not answer. */
export async function postponeDeliveries(webhookId: number, until: Date): Promise<void> {
  await db.webhookDelivery.updateMany({
    where: { webhookId, state: 'PENDING', nextAt: { lt: until } },
    data: { nextAt: until },
  })
}

/** Gives up everything that waits for a webhook that is switched off. */
export async function dropDeliveries(webhookId: number, now: Date): Promise<number> {
  const { count } = await db.webhookDelivery.updateMany({
    where: { webhookId, state: 'PENDING' },
    data: { state: 'FAILED', finishedAt: now, answer: '这个 Webhook 已停用' },
  })
  return count
}

const KEPT_DAYS = 30

/** Forgets what was settled long ago. */
export async function pruneDeliveries(now: Date): Promise<void> {
  const before = new Date(now.getTime() - KEPT_DAYS * 86_400_000)
  await db.webhookDelivery.deleteMany({ where: { finishedAt: { lt: before } } })
}

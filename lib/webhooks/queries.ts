import { type Actor, can } from '@/lib/auth/permissions'
import { db } from '@/lib/db/client'
import { type AskedOfDeliveries, MOST_WEBHOOKS } from './schema'
import { webhookSeen } from './seen'

const PAGE = 50
const SHOWN_OF_ADDRESS = 4

/** An address as the desk shows it: where it is, and of the rest only the end. */
function shownAddress(url: string): string {
  const { origin, pathname, search } = new URL(url)
  const rest = pathname + search
  return rest.length > SHOWN_OF_ADDRESS + 1 ? `${origin}/…${rest.slice(-SHOWN_OF_ADDRESS)}` : url
}

/** Every webhook, without its address and its secret; at most 50. */
export async function listWebhooks(actor: Actor) {
  if (!can(actor, 'webhook.manage')) return []
  const hooks = await db.webhook.findMany({
    orderBy: { id: 'asc' },
    take: MOST_WEBHOOKS,
    select: {
      id: true,
      kind: true,
      name: true,
      url: true,
      secret: true,
      events: true,
      active: true,
      failingSince: true,
    },
  })
  return hooks.map(({ url, secret, ...hook }) => ({
    ...hook,
    seen: webhookSeen({ ...hook, url, secret }),
    address: shownAddress(url),
    signed: secret !== '',
  }))
}

export type ListedWebhook = Awaited<ReturnType<typeof listWebhooks>>[number]

/** One page of what was told to whom, the newest first. */
export async function listDeliveries(actor: Actor, { hook, state, before }: AskedOfDeliveries) {
  if (!can(actor, 'webhook.manage')) return { rows: [], next: null }
  const found = await db.webhookDelivery.findMany({
    where: {
      ...(hook ? { webhookId: hook } : {}),
      ...(state ? { state } : {}),
      ...(before ? { id: { lt: before } } : {}),
    },
    orderBy: { id: 'desc' },
    take: PAGE + 1,
    relationLoadStrategy: 'join',
    select: {
      id: true,
      messageId: true,
      action: true,
      payload: true,
      state: true,
      attempts: true,
      nextAt: true,
      status: true,
      took: true,
      answer: true,
      createdAt: true,
      finishedAt: true,
      webhook: { select: { name: true } },
    },
  })
  const rows = found.slice(0, PAGE).map(({ webhook, payload, ...row }) => ({
    ...row,
    id: Number(row.id),
    name: webhook.name,
    payload: JSON.stringify(payload, null, 2),
  }))
  return { rows, next: found.length > PAGE ? (rows.at(-1)?.id ?? null) : null }
}

export type ListedDelivery = Awaited<ReturnType<typeof listDeliveries>>['rows'][number]

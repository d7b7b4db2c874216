import type { EventInput } from '@/lib/audit/record'
import { sentence } from '@/lib/audit/words'
import type { Tx } from '@/lib/db/client'
import { env, siteUrl } from '@/lib/env'
import { namedMinute } from '@/lib/schedule/kinds'
import { readSiteSettings, SITE_SETTINGS_KEY } from '@/lib/settings/schema'
import { isWebhookEvent } from './events'
import { type Payload, shortTitle, stored } from './message'
import { MOST_WEBHOOKS } from './schema'

type Event = Pick<EventInput, 'actor' | 'action' | 'subject' | 'subjectId' | 'data'>

/** What the site is called. */
export async function siteNameOf(tx: Tx): Promise<string> {
  const row = await tx.setting.findUnique({ where: { key: SITE_SETTINGS_KEY }, select: { value: true } })
  return readSiteSettings(row?.value).siteName
}

const stateOf = (side: unknown) =>
  typeof side === 'object' && side !== null ? (side as Record<string, unknown>).state : undefined

async function payloadOf(
  tx: Tx,
  { actor, action, subject, subjectId, data = {} }: Event,
  at: Date,
): Promise<Payload> {
  const id = Number(subjectId)
  const article = await tx.article.findUniqueOrThrow({
    where: { id },
    select: { title: true, publication: { select: { title: true } } },
  })
  const title = shortTitle(article.publication?.title ?? article.title)
  const dueAt = namedMinute(data)
  const told = { actorName: actor.name, action, subject, subjectId: String(subjectId), data: { title } }
  return {
    type: action,
    timestamp: at.toISOString(),
    data: {
      site: await siteNameOf(tx),
      actor: actor.name,
      sentence: sentence(told),
      article: {
        id,
        title,
        url: article.publication ? siteUrl(`/articles/${id}`) : null,
        deskUrl: siteUrl(`/admin/articles/${id}`),
      },
      ...(dueAt === null ? {} : { dueAt }),
      ...(action === 'article.publish' ? { update: stateOf(data.before) === 'PUBLISHED' } : {}),
    },
  }
}

/** Notes for every webhook that wants to know of the event what to tell it, in the transaction that records it. */
export async function queueWebhooks(tx: Tx, event: Event): Promise<void> {
  if (!isWebhookEvent(event.action) || event.subject !== 'article') return
  const hooks = await tx.webhook.findMany({
    where: { active: true, events: { has: event.action } },
    take: MOST_WEBHOOKS,
    select: { id: true },
  })
  if (hooks.length === 0) return
  const payload = stored(await payloadOf(tx, event, new Date()))
  await tx.webhookDelivery.createMany({
    data: hooks.map(({ id }) => ({ webhookId: id, action: event.action, payload })),
  })
}

/** What is sent when somebody tries a webhook. */
export async function testPayload(tx: Tx, actor: string, at: Date): Promise<Payload> {
  return {
    type: 'webhook.test',
    timestamp: at.toISOString(),
    data: {
      site: await siteNameOf(tx),
      actor,
      sentence: `${actor}在采编台测试这个 Webhook，收到即为成功。（${env.SITE_URL}）`,
    },
  }
}

import { createHmac } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { returnArticle, submitArticle } from '@/lib/articles/commands'
import { publishArticle } from '@/lib/articles/publication-commands'
import { systemActor } from '@/lib/auth/authorise'
import { beginThread } from '@/lib/comments/commands'
import { db, together } from '@/lib/db/client'
import { env } from '@/lib/env'
import { listNotices } from '@/lib/notifications/queries'
import { bodyOf, later, makeColumn, makeDraft, makeUser, NOW, type Person } from '@/test/newsroom'
import { PushReceiver } from '@/test/push-receiver'
import { eventsOf, refused } from '@/test/refusals'
import { createWebhook, replayDelivery, setWebhookActive, testWebhook, updateWebhook } from './commands'
import { pruneDeliveries, takeDelivery } from './delivery-commands'
import { WEBHOOK_EVENTS } from './events'
import { listDeliveries } from './queries'
import { webhookInput, webhookUpdate } from './schema'
import { sendWebhooks } from './send'

const [receiver, other] = [new PushReceiver(), new PushReceiver()]
let admin: Person
let author: Person
let editor: Person
let columnId: number

const input = (over: object = {}) =>
  webhookInput.parse({
    ...{ kind: 'JSON', name: '归档', url: `${receiver.base}hook`, events: WEBHOOK_EVENTS },
    ...over,
  })
const all = () => db.webhookDelivery.findMany({ orderBy: { id: 'asc' } })
/** So that what a command has queued is due at the clock of the tests. */
const due = () => db.webhookDelivery.updateMany({ where: { state: 'PENDING' }, data: { nextAt: NOW } })

beforeAll(async () => {
  await receiver.open()
  await other.open()
  admin = await makeUser('ADMIN')
  author = await makeUser('AUTHOR')
  editor = await makeUser('EDITOR')
  columnId = (await makeColumn()).id
})
afterAll(async () => {
  await receiver.close()
  await other.close()
})
beforeEach(async () => {
  await db.webhook.deleteMany({})
  receiver.begin()
  other.begin()
  env.WEBHOOK_TRUSTED = [receiver.base, other.base].map((base) => new URL(base).origin)
})

async function publish(title = '滩涂'): Promise<number> {
  const ref = await makeDraft(author, { columnId, title, body: bodyOf('退潮之后的正文') })
  await publishArticle(editor, ref, NOW)
  await due()
  return ref.id
}

test('a plain server is told of what it asked for, and can check who told it', async () => {
  const { id, secret } = await createWebhook(admin, input({ events: ['article.publish'] }))
  expect(secret).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/)
  const article = await publish()
  expect(await sendWebhooks(NOW)).toBe(1)
  const { body = '', type, headers } = receiver.received[0] ?? {}
  expect(type).toBe('application/json; charset=utf-8')
  const key = Buffer.from((secret ?? '').slice(6), 'base64')
  const signed = `${headers?.['webhook-id']}.${headers?.['webhook-timestamp']}.${body}`
  expect(headers?.['webhook-signature']).toBe(
    `v1,${createHmac('sha256', key).update(signed).digest('base64')}`,
  )
  expect(JSON.parse(body)).toMatchObject({
    type: 'article.publish',
    data: {
      actor: editor.name,
      update: false,
      article: { id: article, title: '滩涂', url: `${env.SITE_URL}/articles/${article}` },
    },
  })
  expect(await all()).toMatchObject([{ webhookId: id, state: 'DONE', status: 200, attempts: 1 }])
  expect((await all())[0]?.took).toBeGreaterThanOrEqual(0)
})

test('nothing that somebody wrote leaves with a message but the title', async () => {
  await createWebhook(admin, input())
  const ref = await makeDraft(author, {
    columnId,
    title: '题目',
    summary: '摘要不外传',
    body: bodyOf('正文不外传'),
  })
  await submitArticle(author, ref, NOW)
  const remark = { id: ref.id, anchor: null, text: '批注不外传', blocking: true, mentionIds: [] }
  await beginThread(editor, remark, NOW)
  await returnArticle(editor, { ...ref, reason: '理由不外传' }, NOW)
  await due()
  expect(await sendWebhooks(NOW)).toBe(3)
  const sent = receiver.received.map(({ body }) => body).join('\n')
  expect(receiver.received.map(({ body }) => JSON.parse(body).type)).toEqual([
    ...['article.submit', 'comment.begin', 'article.return'],
  ])
  expect(sent).toContain('题目')
  expect(sent).not.toContain('不外传')
})

test('what is undone is told to nobody, nor what a webhook did not ask for or while it is off', async () => {
  const { id } = await createWebhook(admin, input({ events: ['article.withdraw'] }))
  await publish()
  await updateWebhook(admin, webhookUpdate.parse({ id, name: '归档', events: ['article.publish'] }))
  const undone = together(async () => {
    await publish()
    throw new Error('undone')
  })
  await expect(undone).rejects.toThrow('undone')
  await setWebhookActive(admin, { id, active: false })
  await publish()
  expect(await all()).toEqual([])
})

test('of an import nobody is told one by one', async () => {
  await createWebhook(admin, input())
  const importer = systemActor('导入')
  const ref = await makeDraft(importer, { columnId })
  await publishArticle(importer, ref, NOW)
  expect(await all()).toEqual([])
  expect(await db.auditEvent.count({ where: { subjectId: String(ref.id), action: 'article.publish' } })).toBe(
    1,
  )
})

test('robots are told in their own form, and believed by what they say in it', async () => {
  for (const [kind, answer] of [
    ['WECOM', '{"errcode":0}'],
    ['DINGTALK', '{"errcode":0}'],
    ['FEISHU', '{"code":0}'],
  ] as const) {
    await db.webhook.deleteMany({})
    const made = await createWebhook(admin, input({ kind, secret: 'SEC1', events: ['article.publish'] }))
    expect(made.secret).toBeNull()
    receiver.begin({ status: 200, body: '{"errcode":1,"code":1}' }, { status: 200, body: answer })
    await publish()
    await sendWebhooks(NOW)
    expect(await all(), kind).toMatchObject([{ state: 'PENDING', answer: '{"errcode":1,"code":1}' }])
    await sendWebhooks(later(1))
    expect(await all(), kind).toMatchObject([{ state: 'DONE', attempts: 2 }])
    expect(receiver.received[1]?.body).toContain('【')
  }
})

test('trouble is tried again with ever longer waits under the same id, then given up, and can be replayed (R-33)', async () => {
  await createWebhook(admin, input())
  await publish()
  receiver.begin({ status: 503, body: 'busy' })
  let at = NOW
  for (const minutes of [1, 5, 30, 120, 720]) {
    expect(await sendWebhooks(at)).toBe(1)
    expect(await all()).toMatchObject([
      { state: 'PENDING', status: 503, answer: 'busy', nextAt: later(minutes, at) },
    ])
    at = later(minutes, at)
  }
  await sendWebhooks(at)
  expect(await all()).toMatchObject([{ state: 'FAILED', attempts: 6, answer: '试了 6 次都没有成功：busy' }])
  receiver.answers = [{ status: 200 }]
  const { rows } = await listDeliveries(admin, { state: 'FAILED' })
  const ref = { id: BigInt(rows[0]?.id ?? 0) }
  await replayDelivery(admin, ref, at)
  await refused(() => replayDelivery(admin, ref, at), 'CONFLICT')
  await sendWebhooks(at)
  await replayDelivery(admin, ref, at)
  await sendWebhooks(at)
  expect(await all()).toMatchObject([{ state: 'DONE', attempts: 1, status: 200 }])
  expect(new Set(receiver.received.map(({ headers }) => headers['webhook-id'])).size).toBe(1)
  expect(receiver.received).toHaveLength(8)
})

test('one that does not answer holds up no other, and is asked once a minute', async () => {
  await createWebhook(admin, input({ events: ['article.publish'] }))
  await createWebhook(admin, input({ url: `${other.base}hook`, events: ['article.publish'] }))
  receiver.begin({ status: 500 })
  for (const title of ['一', '二', '三']) await publish(title)
  await sendWebhooks(NOW)
  expect([receiver.received.length, other.received.length]).toEqual([1, 3])
  expect(await sendWebhooks(new Date(later(1).getTime() - 1))).toBe(0)
  receiver.answers = [{ status: 200 }]
  expect(await sendWebhooks(later(1))).toBe(3)
})

test('after three days of nothing a webhook is switched off, once, and those who look after it are told', async () => {
  const { id } = await createWebhook(admin, input())
  receiver.begin({ status: 410, body: 'gone' })
  await publish('第一天')
  await sendWebhooks(NOW)
  expect(await db.webhook.findUnique({ where: { id } })).toMatchObject({ active: true, failingSince: NOW })
  const end = later(3 * 1_440)
  await publish('第四天')
  await sendWebhooks(end)
  expect(await db.webhook.findUnique({ where: { id } })).toMatchObject({ active: false })
  expect((await eventsOf('webhook', id)).map(({ action }) => action)).toEqual([
    'webhook.create',
    'webhook.disable',
  ])
  expect((await listNotices(admin, { kind: 'webhook' })).rows[0]).toMatchObject({
    ...{ sentence: 'Webhook“归档”三天都送不到，已自动停用', detail: 'gone', path: '/admin/webhooks' },
  })
  expect((await listNotices(editor, { kind: 'webhook' })).rows).toEqual([])
  await due()
  await sendWebhooks(later(1, end))
  expect(new Set((await all()).map(({ state, answer }) => `${state} ${answer}`))).toContain(
    'FAILED 这个 Webhook 已停用',
  )
  const waiting = (await all())[0]
  await refused(() => replayDelivery(admin, { id: waiting?.id ?? 0n }, end), 'CONFLICT')
  await refused(() => testWebhook(admin, { id }, end), 'CONFLICT')
})

test('one success forgives what failed before', async () => {
  const { id } = await createWebhook(admin, input())
  receiver.begin({ status: 500 }, { status: 200 })
  await publish()
  await sendWebhooks(NOW)
  await sendWebhooks(later(1))
  expect(await db.webhook.findUnique({ where: { id } })).toMatchObject({ failingSince: null })
})

test('of two workers one sends, and one that died holds what it took for five minutes', async () => {
  const { id } = await createWebhook(admin, input())
  await publish()
  expect((await Promise.all([sendWebhooks(NOW), sendWebhooks(NOW)])).sort()).toEqual([0, 1])
  await publish()
  expect(await takeDelivery(id, NOW)).not.toBeNull()
  expect(await sendWebhooks(later(4))).toBe(0)
  expect(await sendWebhooks(later(5))).toBe(1)
  await pruneDeliveries(later(29 * 1_440))
  expect(await all()).toHaveLength(2)
  await pruneDeliveries(later(31 * 1_440))
  expect(await all()).toEqual([])
})

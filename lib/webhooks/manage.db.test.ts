import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { publishArticle } from '@/lib/articles/publication-commands'
import { db } from '@/lib/db/client'
import { env } from '@/lib/env'
import { makeColumn, makeDraft, makeUser, NOW, type Person, ROLES, system } from '@/test/newsroom'
import { PushReceiver } from '@/test/push-receiver'
import { eventsOf, lastEventOf, refused } from '@/test/refusals'
import {
  createWebhook,
  deleteWebhook,
  renewSecret,
  replayDelivery,
  setWebhookActive,
  testWebhook,
  updateWebhook,
} from './commands'
import { listDeliveries, listWebhooks } from './queries'
import { webhookInput, webhookUpdate } from './schema'
import { sendWebhooks } from './send'

const receiver = new PushReceiver()
let admin: Person

const input = (over: object = {}) =>
  webhookInput.parse({
    ...{ kind: 'JSON', name: '归档', url: `${receiver.base}hook`, events: ['article.publish'] },
    ...over,
  })
const all = () => db.webhookDelivery.findMany({ orderBy: { id: 'asc' } })

beforeAll(async () => {
  await receiver.open()
  admin = await makeUser('ADMIN')
})
afterAll(() => receiver.close())
beforeEach(async () => {
  await db.webhook.deleteMany({})
  receiver.begin()
  env.WEBHOOK_TRUSTED = [new URL(receiver.base).origin]
})

async function publish(): Promise<void> {
  const ref = await makeDraft(admin, { columnId: (await makeColumn()).id })
  await publishArticle(admin, ref, NOW)
  await db.webhookDelivery.updateMany({ where: { state: 'PENDING' }, data: { nextAt: NOW } })
}

test('addresses of the own network are not called unless the operator names them', async () => {
  env.WEBHOOK_TRUSTED = []
  const port = new URL(receiver.base).port
  for (const host of [
    '127.0.0.1',
    'localhost',
    '2130706433',
    '0x7f.1',
    '0177.0.0.1',
    '[::1]',
    '[::ffff:7f00:1]',
    '0.0.0.0',
  ]) {
    await db.webhook.deleteMany({})
    const { id } = await createWebhook(admin, input({ url: `http://${host}:${port}/hook` }))
    await expect(testWebhook(admin, { id }, NOW), host).rejects.toMatchObject({
      code: 'UNAVAILABLE',
      message: '测试消息没有送达：地址在内部网络，不能访问',
    })
  }
  expect(receiver.received).toEqual([])
})

test('a redirect is not followed, and an answer is kept as one bounded line', async () => {
  const { id } = await createWebhook(admin, input())
  receiver.begin({ status: 302, body: `see\n${'x'.repeat(2_000)}` })
  await expect(testWebhook(admin, { id }, NOW)).rejects.toMatchObject({ code: 'UNAVAILABLE' })
  const [{ answer, status, state } = { answer: '', status: 0, state: '' }] = await all()
  expect([answer.length, status, state, answer.includes('\n')]).toEqual([500, 302, 'FAILED', false])
  expect(receiver.received).toHaveLength(1)
})

test('secrets and a robot’s key stay here: not in the list, not in the log (S-61, S-62)', async () => {
  const url = `${receiver.base}send?key=the-key-of-the-robot`
  const robot = await createWebhook(admin, input({ kind: 'DINGTALK', url, secret: 'SECofTheRobot' }))
  const plain = await createWebhook(admin, input())
  const renewed = await renewSecret(admin, { id: plain.id })
  expect(renewed.secret).not.toBe(plain.secret)
  await refused(() => renewSecret(admin, { id: robot.id }), 'CONFLICT')
  await updateWebhook(admin, webhookUpdate.parse({ id: robot.id, name: '新名', events: ['article.publish'] }))
  expect(await db.webhook.findUnique({ where: { id: robot.id } })).toMatchObject({
    url,
    secret: 'SECofTheRobot',
  })
  const hooks = await listWebhooks(admin)
  expect(hooks[0]).toMatchObject({ name: '新名', signed: true, address: `${new URL(url).origin}/…obot` })
  const events = await db.auditEvent.findMany({ where: { subject: 'webhook' }, select: { data: true } })
  expect(JSON.stringify([hooks, events])).not.toMatch(/whsec_|SECofTheRobot|the-key-of/)
})

test('only an admin sees and changes webhooks; each change is recorded', async () => {
  const { id } = await createWebhook(admin, input())
  await publish()
  await sendWebhooks(NOW)
  const [delivery] = await all()
  const attempts = (person: Person) => [
    () => createWebhook(person, input()),
    () => updateWebhook(person, webhookUpdate.parse({ id, name: '他', events: ['article.publish'] })),
    () => renewSecret(person, { id }),
    () => setWebhookActive(person, { id, active: false }),
    () => deleteWebhook(person, { id }),
    () => testWebhook(person, { id }, NOW),
    () => replayDelivery(person, { id: delivery?.id ?? 0n }, NOW),
  ]
  for (const role of ROLES.filter((one) => one !== 'ADMIN')) {
    const person = await makeUser(role)
    for (const attempt of attempts(person)) await refused(attempt, 'FORBIDDEN')
    expect([await listWebhooks(person), (await listDeliveries(person, {})).rows]).toEqual([[], []])
  }
  await testWebhook(admin, { id }, NOW)
  await setWebhookActive(admin, { id, active: false })
  await deleteWebhook(admin, { id })
  expect((await eventsOf('webhook', id)).map(({ action }) => action)).toEqual([
    ...['webhook.create', 'webhook.test', 'webhook.switch', 'webhook.delete'],
  ])
  expect((await lastEventOf('webhook', id)).data).toMatchObject({ name: '归档' })
  for (const attempt of [() => deleteWebhook(admin, { id }), () => testWebhook(system, { id }, NOW)])
    await refused(attempt, 'NOT_FOUND')
})

test('what is no webhook says why', () => {
  const wrong = (over: object) =>
    webhookInput.safeParse({
      kind: 'JSON',
      name: 'x',
      url: 'https://a.example',
      events: ['article.publish'],
      ...over,
    }).error?.issues[0]?.message
  expect(wrong({ name: ' ' })).toBe('请填写名称')
  for (const url of ['', 'ftp://a.example', 'a.example', 'https://u:p@a.example', 'file:///etc/passwd'])
    expect(wrong({ url })).toBe('请填写 https:// 开头的完整网址，里面不能有用户名和密码')
  expect(wrong({ events: [] })).toBe('请至少选一种事件')
  expect(wrong({ events: undefined })).toBe('请至少选一种事件')
  expect(wrong({ events: ['user.create'] })).toBe('没有这种事件，请刷新后重选')
  expect(wrong({ kind: 'SLACK' })).toBe('请选择种类')
})

import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { submitArticle } from '@/lib/articles/commands'
import { db } from '@/lib/db/client'
import { env } from '@/lib/env'
import { readNotices } from '@/lib/notifications/commands'
import { KINDS } from '@/lib/notifications/kinds'
import { noticeSettingsInput } from '@/lib/notifications/settings'
import { updateNoticeSettings } from '@/lib/notifications/settings-commands'
import { MailServer } from '@/test/mail-server'
import { makeDraft, makeUser, type Person, system } from '@/test/newsroom'
import { lastEventOf, refused } from '@/test/refusals'
import { queueDigests } from './digest-commands'
import { sendMails } from './send'

const server = new MailServer()
let author: Person
let chief: Person

const defaults = Object.fromEntries(Object.entries(KINDS).map(([kind, { delivery }]) => [kind, delivery]))
const choose = (over: object) =>
  updateNoticeSettings(chief, noticeSettingsInput.parse({ ...defaults, digestHour: 8, ...over }))
/** A moment of a March day in the site's zone. */
const at = (day: number, hour: number, minute = 0) => new Date(Date.UTC(2026, 2, day, hour - 8, minute))
const all = () => db.mail.findMany({ orderBy: { id: 'asc' } })

/** Something that goes into the chief's digest, at a moment. */
async function submit(title: string, moment: Date): Promise<void> {
  const newest = await db.notification.findFirst({ orderBy: { id: 'desc' } })
  await submitArticle(author, await makeDraft(author, { title }), moment)
  await db.notification.updateMany({
    where: { id: { gt: newest?.id ?? 0n } },
    data: { createdAt: moment },
  })
}

beforeAll(async () => {
  await server.open()
  author = await makeUser('AUTHOR')
  chief = await makeUser('CHIEF')
})
afterAll(() => server.close())
beforeEach(async () => {
  await db.mail.deleteMany({})
  await db.notification.deleteMany({})
  await db.noticeSettings.deleteMany({})
  server.begin()
  Object.assign(env, { SMTP_URL: server.url, SMTP_FROM: 'desk@news.example.cn' })
})

test('the digest goes out at the person’s hour, once, with what is unread', async () => {
  await choose({ digestHour: 9 })
  await submit('昨晚的', at(1, 22))
  await submit('今早的', at(2, 7))
  expect(await queueDigests(at(2, 8, 59))).toBe(0)
  expect((await Promise.all([queueDigests(at(2, 9)), queueDigests(at(2, 9))])).sort()).toEqual([0, 1])
  expect(await sendMails(at(2, 9))).toBe(1)
  const [{ mail } = { mail: undefined }] = server.received
  expect(mail?.subject).toContain('每日摘要：2 条未读通知')
  for (const title of ['昨晚的', '今早的']) expect(mail?.text).toContain(`《${title}》`)
  expect(await queueDigests(at(2, 23, 59))).toBe(0)
  await choose({ digestHour: 20 })
  expect(await queueDigests(at(2, 20))).toBe(0)
})

test('it is never empty: not without news, not when all was read, not when it was read before it went out', async () => {
  expect(await queueDigests(at(2, 8))).toBe(0)
  await submit('读过的', at(2, 9))
  await readNotices(chief, {}, at(2, 10))
  expect(await queueDigests(at(3, 8))).toBe(0)
  await submit('快读的', at(3, 9))
  expect(await queueDigests(at(4, 8))).toBe(1)
  await readNotices(chief, {}, at(4, 8))
  await sendMails(at(4, 8))
  expect(await all()).toMatchObject([{ kind: 'DIGEST', state: 'DROPPED' }])
  expect(server.received).toEqual([])
})

test('each thing is told in one digest only, and what was mailed at once or not wanted in none', async () => {
  await submit('第一天', at(1, 9))
  expect(await queueDigests(at(2, 8))).toBe(1)
  await submit('第二天', at(2, 9))
  expect(await queueDigests(at(3, 8))).toBe(1)
  await sendMails(at(3, 8))
  expect(server.received.map(({ mail }) => mail.text?.match(/《(.*?)》/g))).toEqual([
    ['《第一天》'],
    ['《第二天》'],
  ])
  await choose({ submitted: 'NONE' })
  await submit('不想听', at(3, 9))
  expect(await queueDigests(at(4, 8))).toBe(0)
})

test('a worker that was away sends it late, and a first digest is no report of everything', async () => {
  await submit('很久以前', at(1, 9))
  await submit('昨天', at(9, 9))
  expect(await queueDigests(at(9, 20))).toBe(1)
  await sendMails(at(9, 20))
  expect(server.received[0]?.mail.text).not.toContain('很久以前')
  await submit('三天前', at(10, 9))
  expect(await queueDigests(at(13, 15))).toBe(1)
})

test('a closed account and a desk without mail get none', async () => {
  await submit('没人看', at(1, 9))
  await db.user.update({ where: { id: chief.id }, data: { active: false } })
  expect(await queueDigests(at(2, 8))).toBe(0)
  await db.user.update({ where: { id: chief.id }, data: { active: true } })
  env.SMTP_URL = ''
  expect(await queueDigests(at(2, 8))).toBe(0)
  env.SMTP_URL = server.url
  expect(await queueDigests(at(2, 8))).toBe(1)
})

test('a choice is recorded, and kept only where it differs; what is no choice says so', async () => {
  await choose({ mention: 'NONE', digestHour: 7 })
  expect(await db.noticeSettings.findUnique({ where: { userId: chief.id } })).toMatchObject({
    ...{ choices: { mention: 'NONE' }, digestHour: 7 },
  })
  const event = await lastEventOf('user', chief.id)
  expect(event).toMatchObject({
    action: 'user.notices',
    data: { before: { mention: 'NOW', digestHour: 8 }, after: { mention: 'NONE', digestHour: 7 } },
  })
  const wrong = noticeSettingsInput.safeParse({ ...defaults, reply: 'PIGEON', digestHour: '24' })
  expect(wrong.error?.issues.map(({ message }) => message)).toEqual(['请选择一种方式', '请选择一个整点'])
  await refused(
    () => updateNoticeSettings(system, noticeSettingsInput.parse({ ...defaults, digestHour: 8 })),
    'FORBIDDEN',
  )
})

import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { returnArticle, submitArticle } from '@/lib/articles/commands'
import { db } from '@/lib/db/client'
import { env } from '@/lib/env'
import { readNotices } from '@/lib/notifications/commands'
import { KINDS } from '@/lib/notifications/kinds'
import { noticeSettingsInput } from '@/lib/notifications/settings'
import { updateNoticeSettings } from '@/lib/notifications/settings-commands'
import { MailServer } from '@/test/mail-server'
import { later, makeDraft, makeUser, NOW, type Person, ROLES } from '@/test/newsroom'
import { lastEventOf, refused } from '@/test/refusals'
import { retryMail, sendTestMail } from './commands'
import { pruneMails, takeMail } from './delivery-commands'
import { listMails } from './queries'
import { sendMails } from './send'

const server = new MailServer()
let author: Person
let chief: Person
let admin: Person

const defaults = Object.fromEntries(Object.entries(KINDS).map(([kind, { delivery }]) => [kind, delivery]))
const choose = (person: Person, over: object) =>
  updateNoticeSettings(person, noticeSettingsInput.parse({ ...defaults, digestHour: 8, ...over }))
const all = () => db.mail.findMany({ orderBy: { id: 'asc' } })

/** A piece of the author's that the chief sends back: a thing that is mailed at once. */
async function sendBack(title = '退水', reason = '出处不明'): Promise<void> {
  const ref = await makeDraft(author, { title })
  await submitArticle(author, ref, NOW)
  await returnArticle(chief, { ...ref, reason }, NOW)
  // Their age counts from the clock of the tests.
  await db.mail.updateMany({
    where: { state: 'PENDING', attempts: 0 },
    data: { createdAt: NOW, nextAt: NOW },
  })
}

beforeAll(async () => {
  await server.open()
  author = await makeUser('AUTHOR')
  chief = await makeUser('CHIEF')
  admin = await makeUser('ADMIN')
})
afterAll(() => server.close())
beforeEach(async () => {
  await db.mail.deleteMany({})
  await db.noticeSettings.deleteMany({})
  server.begin()
  Object.assign(env, { SMTP_URL: server.url, SMTP_FROM: 'desk@news.example.cn' })
})

test('what is mailed at once is mailed once, however many workers there are', async () => {
  await sendBack()
  expect((await Promise.all([sendMails(NOW), sendMails(NOW), sendMails(NOW)])).sort()).toEqual([0, 0, 1])
  expect(server.received).toHaveLength(1)
  const [{ to, mail } = { to: [], mail: undefined }] = server.received
  expect(to).toEqual([`${author.name}@example.org`])
  expect(mail?.subject).toContain(`${chief.name}退回了《退水》`)
  expect(mail?.text).toContain('出处不明')
  expect(mail?.text).toMatch(new RegExp(`${env.SITE_URL}/admin/articles/\\d+\r?\n`))
  expect(await all()).toMatchObject([{ state: 'SENT', attempts: 1, address: `${author.name}@example.org` }])
  expect(await sendMails(later(60))).toBe(0)
})

test('each gets what they chose; without a mail server nothing is queued', async () => {
  await choose(author, { returned: 'NONE' })
  await choose(chief, { submitted: 'NOW' })
  await sendBack()
  expect((await all()).map(({ userId }) => userId)).toEqual([chief.id])
  await db.mail.deleteMany({})
  env.SMTP_URL = ''
  await sendBack()
  expect([await all(), await sendMails(NOW)]).toEqual([[], 0])
})

test('a server that wants it later gets it later, and a message is given up after six tries', async () => {
  await sendBack()
  server.recipients = [{ code: 451, text: 'greylisted' }, true]
  await sendMails(NOW)
  expect(await all()).toMatchObject([{ state: 'PENDING', attempts: 1, nextAt: later(1) }])
  expect((await all())[0]?.answer).toContain('greylisted')
  expect(await sendMails(new Date(later(1).getTime() - 1))).toBe(0)
  expect(await sendMails(later(1))).toBe(1)
  expect(await all()).toMatchObject([{ state: 'SENT', attempts: 2 }])
  await sendBack()
  server.recipients = [{ code: 451, text: 'greylisted' }]
  let at = NOW
  for (const minutes of [1, 5, 30, 120, 720]) {
    await sendMails(at)
    at = later(minutes, at)
  }
  await sendMails(at)
  expect((await all())[1]).toMatchObject({ state: 'FAILED', attempts: 6 })
  expect((await all())[1]?.answer).toMatch(/^试了 6 次都没有成功：.*greylisted/)
})

test('a refusal is final, holds up nobody, and an admin may try it again', async () => {
  await choose(chief, { submitted: 'NOW' })
  await sendBack()
  server.recipients = [{ code: 550, text: 'no such mailbox' }, true]
  await sendMails(NOW)
  expect((await all()).map(({ state }) => state)).toEqual(['FAILED', 'SENT'])
  const { rows } = await listMails(admin, { state: 'FAILED' })
  expect(rows).toMatchObject([{ name: chief.name, answer: expect.stringContaining('no such mailbox') }])
  const ref = { id: BigInt(rows[0]?.id ?? 0) }
  await refused(() => retryMail(chief, ref, NOW), 'FORBIDDEN')
  await retryMail(admin, ref, later(5_000))
  expect(await lastEventOf('mail', String(ref.id))).toMatchObject({ action: 'mail.retry', actorId: admin.id })
  await refused(() => retryMail(admin, ref, NOW), 'CONFLICT')
  await sendMails(later(5_000))
  expect((await all()).map(({ state }) => state)).toEqual(['SENT', 'SENT'])
})

test('while the server is away everything waits and no try counts; after two days it is given up (R-33)', async () => {
  await server.close()
  await choose(chief, { submitted: 'NOW' })
  await sendBack()
  expect(await sendMails(NOW)).toBe(1)
  expect(await all()).toMatchObject([
    { state: 'PENDING', attempts: 0, nextAt: later(1), answer: expect.stringContaining('连接不上') },
    { state: 'PENDING', attempts: 0, nextAt: later(1), answer: '' },
  ])
  await server.open()
  expect(await sendMails(later(1))).toBe(2)
  expect((await all()).map(({ state }) => state)).toEqual(['SENT', 'SENT'])
  await sendBack()
  await sendMails(later(2 * 1_440 + 1))
  expect((await all()).slice(2).map(({ state, answer }) => [state, answer])).toEqual([
    ['FAILED', '两天都没能发出。'],
    ['FAILED', '两天都没能发出。'],
  ])
})

test('what was read, taken away or belongs to a closed account is not sent', async () => {
  await sendBack()
  await readNotices(author, {}, NOW)
  await sendMails(NOW)
  expect(await all()).toMatchObject([{ state: 'DROPPED', answer: '已在采编台看过，或不再需要' }])
  await sendBack()
  await db.user.update({ where: { id: author.id }, data: { active: false } })
  await sendMails(NOW)
  expect((await all())[1]).toMatchObject({ state: 'DROPPED', answer: '账号已停用' })
  await db.user.update({ where: { id: author.id }, data: { active: true } })
  await sendBack()
  await db.notification.deleteMany({ where: { userId: author.id } })
  await sendMails(NOW)
  expect((await all())[2]).toMatchObject({ state: 'DROPPED' })
  expect(server.received).toEqual([])
})

test('a worker that died with a mail in its hands holds it for five minutes', async () => {
  await sendBack()
  expect(await takeMail(NOW)).toMatchObject({ attempts: 1 })
  expect(await sendMails(later(4))).toBe(0)
  expect(await sendMails(later(5))).toBe(1)
  expect(server.received).toHaveLength(1)
})

test('a title and a name with line ends stay what they are', async () => {
  await db.user.update({ where: { id: author.id }, data: { name: '甲\r\nBcc: evil@example.org' } })
  await sendBack(
    '题\r\nBcc: evil@example.org\r\n\r\n<img src=x onerror=alert(1)>',
    '<script>alert(1)</script>',
  )
  await sendMails(NOW)
  await db.user.update({ where: { id: author.id }, data: { name: author.name } })
  const [{ to, raw, mail } = { to: [], raw: '', mail: undefined }] = server.received
  expect(to).toEqual([`${author.name}@example.org`])
  expect(raw).not.toMatch(/^bcc:/im)
  expect(mail?.text).not.toMatch(/^bcc:/im)
  expect(mail?.html).not.toMatch(/<script|<img/)
})

test('an admin sends a test mail and hears at once what became of it; nobody else may', async () => {
  expect(await sendTestMail(admin, NOW)).toEqual({ address: `${admin.name}@example.org` })
  expect(server.received[0]?.mail.subject).toContain('测试邮件')
  expect(await all()).toMatchObject([{ kind: 'TEST', state: 'SENT' }])
  expect(await lastEventOf('mail', String((await all())[0]?.id))).toMatchObject({ action: 'mail.test' })
  server.recipients = [{ code: 451, text: 'greylisted' }]
  await expect(sendTestMail(admin, NOW)).rejects.toMatchObject({
    code: 'UNAVAILABLE',
    message: expect.stringMatching(/^测试邮件没有发出：.*greylisted/),
  })
  expect((await all())[1]).toMatchObject({ state: 'FAILED' })
  for (const role of ROLES.filter((one) => one !== 'ADMIN')) {
    const person = await makeUser(role)
    await refused(() => sendTestMail(person, NOW), 'FORBIDDEN')
    expect(await listMails(person, {})).toEqual({ rows: [], next: null })
  }
  env.SMTP_FROM = ''
  await refused(() => sendTestMail(admin, NOW), 'CONFLICT')
})

test('what was settled a month ago is forgotten', async () => {
  await sendBack()
  await sendMails(NOW)
  await pruneMails(later(29 * 1_440))
  expect(await all()).toHaveLength(1)
  await pruneMails(later(31 * 1_440))
  expect(await all()).toEqual([])
})

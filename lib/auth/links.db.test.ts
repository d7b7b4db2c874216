import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { db } from '@/lib/db/client'
import { env } from '@/lib/env'
import { sendMails } from '@/lib/mail/send'
import { changeOwnPassword, createUser, inviteUser, setUserActive } from '@/lib/users/commands'
import { MailServer } from '@/test/mail-server'
import { fresh, later, makeStaff, NOW, type Person, ROLES, system } from '@/test/newsroom'
import { eventsOf, lastEventOf, refused } from '@/test/refusals'
import { signIn } from '@/test/sign-in'
import { askForReset, pruneAccountLinks, sendAccountMail, setPasswordByLink } from './link-commands'
import { findLinkOwner, findSession } from './queries'

const server = new MailServer()
const PASSWORD = 'Tide-72x-mud'
const NEXT = 'Reed-81y-marsh'
let staff: Record<(typeof ROLES)[number], Person>
let email: string
let id: number

beforeAll(async () => {
  await server.open()
  Object.assign(env, { SMTP_URL: server.url, SMTP_FROM: 'desk@news.example.cn' })
  staff = await makeStaff()
})
afterAll(() => server.close())
beforeEach(async () => {
  await db.mail.deleteMany({})
  await db.signInLimit.deleteMany({})
  server.begin()
  email = `${fresh('reader')}@example.org`
  id = (await createUser(system, { email, name: '林一', role: 'EDITOR', password: PASSWORD })).id
})

/** The token in the newest mail to this address. */
async function mailed(now = NOW, to = email): Promise<string> {
  await sendMails(now)
  const { mail } = server.received.findLast((one) => one.to[0] === to) ?? {}
  return /\/sign-in\/link\/([\w-]{32})\s/.exec(mail?.text ?? '')?.[1] ?? ''
}
const ask = (as = email, address = '203.0.113.9') => askForReset({ email: as, address }, NOW)
const use = (token: string, password = NEXT, now = NOW) => setPasswordByLink({ token, password }, now)
const enter = (password: string) => signIn({ email, password, userAgent: '' }, NOW)

describe('a forgotten password', () => {
  test('is set anew through a link in a mail; sessions end, a lock is lifted, and the owner is told', async () => {
    const { sessionId } = await enter(PASSWORD)
    for (let n = 0; n < 5; n++)
      await expect(enter('wrong')).rejects.toMatchObject({ code: 'UNAUTHENTICATED' })
    await expect(enter(PASSWORD)).rejects.toMatchObject({ code: 'TOO_MANY' })
    await ask()
    const token = await mailed()
    expect(server.received).toHaveLength(1)
    expect(server.received[0]?.to).toEqual([email])
    expect(server.received[0]?.mail.subject).toContain('重设密码')
    expect(server.received[0]?.mail.html).toContain(`/sign-in/link/${token}`)
    expect(await findLinkOwner(token, NOW)).toEqual({ name: '林一', role: 'EDITOR' })
    await use(token)
    expect(await findSession(sessionId, NOW)).toBeNull()
    expect(await enter(NEXT)).toMatchObject({ userId: id })
    await expect(enter(PASSWORD)).rejects.toMatchObject({ code: 'UNAUTHENTICATED' })
    expect((await eventsOf('user', id)).map(({ action }) => action)).toContain('user.password-link')
    expect(await db.notification.count({ where: { userId: id, kind: 'account' } })).toBe(1)
  })

  test('the link works once, for an hour, and is kept as a hash alone (S-10)', async () => {
    await ask()
    const token = await mailed()
    expect(JSON.stringify(await db.accountLink.findMany())).not.toContain(token)
    expect(JSON.stringify(await db.mail.findMany({ select: { subject: true, answer: true } }))).not.toContain(
      token,
    )
    await refused(() => use(token, NEXT, later(60)), 'NOT_FOUND')
    const at = later(59)
    const both = await Promise.allSettled([use(token, NEXT, at), use(token, 'Crane-90z-lake', at)])
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    await refused(() => use(token, 'Heron-66w-pond', at), 'NOT_FOUND')
  })

  test('the link dies with a changed password and with the account (S-10)', async () => {
    await ask()
    const one = await mailed()
    const me: Person = { id, role: 'EDITOR', name: '林一', limits: null }
    await changeOwnPassword(me, { current: PASSWORD, password: NEXT }, NOW)
    await refused(() => use(one), 'NOT_FOUND')
    await ask()
    const two = await mailed()
    await setUserActive(staff.ADMIN, { id, active: false }, NOW)
    await refused(() => use(two, 'Crane-90z-lake'), 'NOT_FOUND')
    expect(await findLinkOwner(two, NOW)).toBeNull()
  })

  test('keeps the rules of passwords, and a refusal uses nothing up', async () => {
    await ask()
    const token = await mailed()
    await refused(() => use(token, 'Admin@123456'), 'INVALID')
    await refused(() => use(token, PASSWORD), 'INVALID')
    await use(token)
  })

  test('is asked for with the same answer whether there is such an account or not, and mailed to nobody else (S-19)', async () => {
    const unknown = `${fresh('nobody')}@example.org`
    await ask(unknown)
    await ask(` ${email.toUpperCase()}`)
    await setUserActive(staff.ADMIN, { id, active: false }, NOW)
    await ask(email)
    expect(await db.mail.findMany({ select: { userId: true, kind: true } })).toEqual([
      { userId: id, kind: 'RESET' },
    ])
    expect((await lastEventOf('email', unknown)).action).toBe('session.reset-ask')
  })

  test('takes as long to be asked for whether there is such an account or not (S-19)', async () => {
    const times = { known: [] as number[], unknown: [] as number[] }
    for (let n = 0; n < 12; n++)
      for (const kind of ['known', 'unknown'] as const) {
        const as = kind === 'known' ? email : `${fresh('nobody')}@example.org`
        const began = performance.now()
        await ask(as, `198.51.100.${n}`)
        times[kind].push(performance.now() - began)
      }
    const wins = times.known.flatMap((a) => times.unknown.map((b) => Number(a > b)))
    const auc = wins.reduce((sum, win) => sum + win, 0) / wins.length
    // Three standard deviations around a half for so few pairs.
    expect(Math.abs(auc - 0.5)).toBeLessThan(0.36)
  })

  test('is mailed three times an hour at most, which nobody can tell; an address asks ten times', async () => {
    for (let n = 0; n < 5; n++) await ask(email, `203.0.113.${n}`)
    expect(await db.mail.count()).toBe(3)
    const one = '198.51.100.77'
    for (let n = 0; n < 10; n++) await ask(`${fresh('nobody')}@example.org`, one)
    await refused(() => ask(`${fresh('nobody')}@example.org`, one), 'TOO_MANY')
  })
})

describe('an invitation', () => {
  const invitation = () => ({ email: `${fresh('new')}@example.org`, name: '陈二', role: 'AUTHOR' as const })

  test('opens an account that nobody can sign in to before its person has set the password', async () => {
    const input = invitation()
    const created = await inviteUser(staff.ADMIN, input, NOW)
    const token = await mailed(NOW, input.email)
    expect(server.received.at(-1)?.mail.subject).toContain('邀请您加入采编台')
    expect((await eventsOf('user', created.id)).map(({ action }) => action)).toEqual([
      'user.create',
      'user.invite',
    ])
    await use(token)
    const session = await signIn({ email: input.email, password: NEXT, userAgent: '' }, NOW)
    // What one has chosen oneself need not be changed at once.
    expect((await findSession(session.sessionId, NOW))?.owesPassword).toBe(false)
  })

  test('leaves no account behind when it is refused', async () => {
    const taken = { ...invitation(), email }
    await refused(() => inviteUser(staff.ADMIN, taken, NOW), 'CONFLICT')
    Object.assign(env, { SMTP_URL: '' })
    await refused(() => inviteUser(staff.ADMIN, invitation(), NOW), 'CONFLICT')
    Object.assign(env, { SMTP_URL: server.url })
  })

  test('can be sent again until somebody has signed in; then it is a new password', async () => {
    const { id: newId } = await inviteUser(staff.ADMIN, invitation(), NOW)
    await sendAccountMail(staff.ADMIN, { id: newId }, NOW)
    await enter(PASSWORD)
    expect(await sendAccountMail(staff.ADMIN, { id }, NOW)).toEqual({ email })
    const mails = await db.mail.findMany({ orderBy: { id: 'asc' }, select: { kind: true, userId: true } })
    expect(mails).toEqual([
      { kind: 'INVITE', userId: newId },
      { kind: 'INVITE', userId: newId },
      { kind: 'RESET', userId: id },
    ])
  })

  test.each(ROLES.filter((role) => role !== 'ADMIN'))('is not for the role %s to send', async (role) => {
    await refused(() => inviteUser(staff[role], invitation(), NOW), 'FORBIDDEN')
    await refused(() => sendAccountMail(staff[role], { id }, NOW), 'FORBIDDEN')
  })
})

test('links that nobody can use any more are forgotten', async () => {
  await ask()
  await mailed()
  await pruneAccountLinks(later(24 * 60))
  expect(await db.accountLink.count({ where: { userId: id } })).toBe(1)
  await pruneAccountLinks(later(26 * 60))
  expect(await db.accountLink.count({ where: { userId: id } })).toBe(0)
})

import { hash } from '@node-rs/argon2'
import { beforeAll, beforeEach, expect, test } from 'vitest'
import { db } from '@/lib/db/client'
import { createUser } from '@/lib/users/commands'
import { fresh, system } from '@/test/newsroom'
import { eventsOf, lastEventOf } from '@/test/refusals'
import { signIn } from '@/test/sign-in'
import { findSession } from './queries'
import { pruneSessions, signOut } from './session-commands'

const PASSWORD = 'a river under the ice'
let email: string
let id: number
// The database stamps the log, so the clock of these tests is the real one.
let now: Date
const after = (minutes: number) => new Date(now.getTime() + minutes * 60_000)
const attempt = (password: string, at = now, as = email) =>
  signIn({ email: as, password, userAgent: 'test' }, at)

/** Refused as everybody is whose email and password do not belong together. */
const wrong = (try_: () => Promise<unknown>) =>
  expect(try_()).rejects.toMatchObject({ code: 'UNAUTHENTICATED', message: '邮箱或密码不对，请重新输入。' })

beforeAll(() => {
  now = new Date()
})
beforeEach(async () => {
  email = `${fresh('reader')}@example.org`
  id = (await createUser(system, { email, name: '林一', role: 'EDITOR', password: PASSWORD })).id
})

test('the right password opens a session (S-24)', async () => {
  const { userId, sessionId } = await attempt(PASSWORD)
  expect(userId).toBe(id)
  expect((await findSession(sessionId, now))?.actor).toEqual({
    id,
    role: 'EDITOR',
    name: '林一',
    limits: null,
  })
  expect(await lastEventOf('user', id)).toMatchObject({ action: 'session.open', actorId: id })
})

test('the address counts whatever its case, width and surrounding space', async () => {
  expect(await attempt(PASSWORD, now, ` ${email.toUpperCase().replace('@', '＠')} `)).toMatchObject({
    userId: id,
  })
})

test.each(['', 'a river', `${PASSWORD} `, PASSWORD.toUpperCase()])('%j opens nothing', async (password) => {
  await wrong(() => attempt(password))
  expect(await db.userSession.count({ where: { userId: id } })).toBe(0)
  expect((await eventsOf('email', email)).map(({ action }) => action)).toEqual(['session.refuse'])
})

test('an unknown address answers as a wrong password does, and is logged', async () => {
  const unknown = `${fresh('nobody')}@example.org`
  await wrong(() => attempt(PASSWORD, now, unknown))
  expect((await eventsOf('email', unknown)).map(({ action }) => action)).toEqual(['session.refuse'])
})

test('a hash of another cost is made anew at the next sign-in, and only then (S-24)', async () => {
  const hashOf = async () => (await db.user.findUniqueOrThrow({ where: { id } })).passwordHash
  const before = await hashOf()
  await attempt(PASSWORD)
  expect(await hashOf()).toBe(before)
  const dated = await hash(PASSWORD, { memoryCost: 8192, timeCost: 1, parallelism: 1 })
  await db.user.update({ where: { id }, data: { passwordHash: dated } })
  await wrong(() => attempt('wrong'))
  expect(await hashOf()).toBe(dated)
  await attempt(PASSWORD)
  // S-24: argon2id, 19 MiB, two passes.
  expect(await hashOf()).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/)
  await attempt(PASSWORD)
})

test('signing out ends that session and no other (S-18)', async () => {
  const [one, other] = [await attempt(PASSWORD), await attempt(PASSWORD)]
  await signOut({ sessionId: one.sessionId }, now)
  expect(await findSession(one.sessionId, now)).toBeNull()
  expect(await findSession(other.sessionId, now)).not.toBeNull()
  expect((await lastEventOf('user', id)).action).toBe('session.close')
})

test('sessions that ended more than a week ago are forgotten, the log of them is not', async () => {
  const [ended, open] = [await attempt(PASSWORD), await attempt(PASSWORD, after(8 * 24 * 60))]
  await pruneSessions(after(8 * 24 * 60))
  const left = await db.userSession.findMany({ where: { userId: id }, select: { id: true } })
  expect(left).toEqual([{ id: open.sessionId }])
  expect(ended.sessionId).not.toBe(open.sessionId)
  expect((await eventsOf('user', id)).filter(({ action }) => action === 'session.open')).toHaveLength(2)
})

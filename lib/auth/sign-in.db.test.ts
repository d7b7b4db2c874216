import { beforeAll, beforeEach, expect, test } from 'vitest'
import { db } from '@/lib/db/client'
import { createUser } from '@/lib/users/commands'
import { fresh, system } from '@/test/newsroom'
import { eventsOf, lastEventOf, refused } from '@/test/refusals'
import { pruneSessions, signIn, signOut } from './commands'
import { findSessionActor } from './queries'

const PASSWORD = 'a river under the ice'
let email: string
let id: number
// The database stamps the log, so the clock of these tests is the real one.
let now: Date
const after = (minutes: number) => new Date(now.getTime() + minutes * 60_000)
const attempt = (password: string, at = now, as = email) =>
  signIn({ email: as, password, userAgent: 'test' }, at)

beforeAll(() => {
  now = new Date()
})
beforeEach(async () => {
  email = `${fresh('reader')}@example.org`
  id = (await createUser(system, { email, name: '林一', role: 'EDITOR', password: PASSWORD })).id
})

test('the right password opens a session of twelve hours', async () => {
  const session = await attempt(PASSWORD)
  expect(session?.userId).toBe(id)
  const sessionId = session?.sessionId ?? ''
  expect(await findSessionActor(sessionId, after(12 * 60 - 1))).toEqual({ id, role: 'EDITOR', name: '林一' })
  expect(await findSessionActor(sessionId, after(12 * 60))).toBeNull()
  expect(await lastEventOf('user', id)).toMatchObject({ action: 'session.open', actorId: id })
})

test('the address counts whatever its case, width and surrounding space', async () => {
  expect(await attempt(PASSWORD, now, ` ${email.toUpperCase().replace('@', '＠')} `)).not.toBeNull()
})

test.each(['', 'a river', `${PASSWORD} `, PASSWORD.toUpperCase()])('%j opens nothing', async (password) => {
  expect(await attempt(password)).toBeNull()
  expect(await db.userSession.count({ where: { userId: id } })).toBe(0)
  expect((await eventsOf('email', email)).map(({ action }) => action)).toEqual(['session.refuse'])
})

test('an unknown address answers as a wrong password does, and is logged', async () => {
  const unknown = `${fresh('nobody')}@example.org`
  expect(await attempt(PASSWORD, now, unknown)).toBeNull()
  expect((await eventsOf('email', unknown)).map(({ action }) => action)).toEqual(['session.refuse'])
})

test('after ten failures even the right password waits a quarter of an hour; others do not', async () => {
  for (let n = 0; n < 10; n++) expect(await attempt('wrong')).toBeNull()
  await refused(() => attempt(PASSWORD), 'TOO_MANY')
  await refused(() => attempt('wrong'), 'TOO_MANY')
  const other = `${fresh('other')}@example.org`
  await createUser(system, { email: other, name: '林二', role: 'AUTHOR', password: PASSWORD })
  expect(await attempt(PASSWORD, now, other)).not.toBeNull()
  await refused(() => attempt(PASSWORD, after(14)), 'TOO_MANY')
  expect(await attempt(PASSWORD, after(16))).not.toBeNull()
})

test('signing out ends that session and no other', async () => {
  const [one, other] = [await attempt(PASSWORD), await attempt(PASSWORD)]
  await signOut({ sessionId: one?.sessionId ?? '' }, now)
  expect(await findSessionActor(one?.sessionId ?? '', now)).toBeNull()
  expect(await findSessionActor(other?.sessionId ?? '', now)).not.toBeNull()
  expect((await lastEventOf('user', id)).action).toBe('session.close')
})

test('sessions that ended more than a week ago are forgotten, the log of them is not', async () => {
  const [ended, open] = [await attempt(PASSWORD), await attempt(PASSWORD, after(8 * 24 * 60))]
  await pruneSessions(after(8 * 24 * 60))
  const left = await db.userSession.findMany({ where: { userId: id }, select: { id: true } })
  expect(left).toEqual([{ id: open?.sessionId }])
  expect(ended?.sessionId).not.toBe(open?.sessionId)
  expect((await eventsOf('user', id)).filter(({ action }) => action === 'session.open')).toHaveLength(2)
})

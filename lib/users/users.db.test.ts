import { beforeEach, describe, expect, test } from 'vitest'
import { findSession } from '@/lib/auth/queries'
import { db } from '@/lib/db/client'
import { fresh, later, makeStaff, makeUser, NOW, type Person } from '@/test/newsroom'
import { lastEventOf, refused } from '@/test/refusals'
import { signIn } from '@/test/sign-in'
import {
  changeOwnPassword,
  createFirstAdmin,
  createUser,
  resetPassword,
  setUserActive,
  updateUser,
} from './commands'
import { listPeople } from './list-queries'
import { findUser } from './queries'

let admin: Person

beforeEach(async () => {
  await db.user.updateMany({ where: { role: 'ADMIN' }, data: { role: 'CHIEF' } })
  admin = await makeUser('ADMIN')
})

const PASSWORD = 'a River under the ice 7'
const account = () => ({
  email: `${fresh('someone')}@example.org`,
  name: '沈一',
  role: 'EDITOR' as const,
  password: PASSWORD,
})
const roleOf = async (id: number) => (await db.user.findUniqueOrThrow({ where: { id } })).role

/** An account with a session that is open. */
async function signedIn() {
  const input = account()
  const { id } = await createUser(admin, input)
  const enter = (password = PASSWORD) => signIn({ email: input.email, password, userAgent: '' }, NOW)
  const { sessionId } = await enter()
  const here = async () => (await findSession(sessionId, later(1)))?.actor ?? null
  return { ...input, id, sessionId, here, enter }
}

describe('accounts', () => {
  test('a new account signs in; its hash is argon2id and in no list', async () => {
    const { id, email, here } = await signedIn()
    expect(await here()).toEqual({ id, role: 'EDITOR', name: '沈一', limits: null })
    expect((await db.user.findUniqueOrThrow({ where: { id } })).passwordHash).toMatch(/^\$argon2id\$/)
    expect(await lastEventOf('user', id)).toMatchObject({ action: 'session.open' })
    expect(await findUser(admin, ` ${email.toUpperCase()} `)).toEqual({
      id,
      email,
      name: '沈一',
      role: 'EDITOR',
    })
    const listed = await listPeople(admin, { q: email }, null, NOW)
    expect(listed.rows).toMatchObject([{ id, role: 'EDITOR', active: true }])
    expect(JSON.stringify(listed)).not.toMatch(/argon2|passwordHash/i)
    const log = await db.auditEvent.findMany({ where: { subject: 'user' } })
    expect(JSON.stringify(log.map(({ data }) => data))).not.toMatch(/argon2|River/)
  })

  test('one email is one account', async () => {
    const input = account()
    await createUser(admin, input)
    await refused(() => createUser(admin, { ...input, name: '另一人' }), 'CONFLICT')
  })

  test('the first admin is made once, also by two starts at once (S-25)', async () => {
    await db.user.updateMany({ where: { role: 'ADMIN' }, data: { role: 'CHIEF' } })
    const { role: _role, ...one } = account()
    const { role: _other, ...two } = account()
    const made = await Promise.all([createFirstAdmin(one), createFirstAdmin(two)])
    expect(made.sort()).toEqual([false, true])
    expect(await db.user.count({ where: { role: 'ADMIN' } })).toBe(1)
    expect(await createFirstAdmin({ ...one, email: `${fresh('third')}@example.org` })).toBe(false)
  })

  test('a changed name holds at once, also in a session that is open; a changed role ends it (S-17)', async () => {
    const { id, here } = await signedIn()
    await updateUser(admin, { id, name: '沈二', role: 'EDITOR' }, NOW)
    expect(await here()).toEqual({ id, role: 'EDITOR', name: '沈二', limits: null })
    await updateUser(admin, { id, name: '沈二', role: 'AUTHOR' }, NOW)
    expect(await here()).toBeNull()
    expect(await lastEventOf('user', id)).toMatchObject({
      action: 'user.update',
      actorId: admin.id,
      data: { before: { name: '沈二', role: 'EDITOR' }, after: { name: '沈二', role: 'AUTHOR' } },
    })
  })
})

describe('sessions end at once', () => {
  test('when the account is closed, and the old one does not come back with it (S-17)', async () => {
    const { id, here, enter } = await signedIn()
    await setUserActive(admin, { id, active: false }, NOW)
    expect(await here()).toBeNull()
    await expect(enter()).rejects.toMatchObject({ code: 'UNAUTHENTICATED' })
    await setUserActive(admin, { id, active: true }, NOW)
    expect(await here()).toBeNull()
    expect(await enter()).toMatchObject({ userId: id })
  })

  test('when the password is reset', async () => {
    const { id, here, enter } = await signedIn()
    await resetPassword(admin, { id, password: 'another River in spring 8' }, NOW)
    expect(await here()).toBeNull()
    await expect(enter()).rejects.toMatchObject({ code: 'UNAUTHENTICATED' })
    expect(await enter('another River in spring 8')).toMatchObject({ userId: id })
  })

  test('the others when one changes one’s own password, for which one must know the present one (S-16)', async () => {
    const { id, here, enter } = await signedIn()
    const { sessionId } = await enter()
    const me: Person = { id, role: 'EDITOR', name: '沈一', limits: null, sessionId }
    const password = 'another River in autumn 9'
    await expect(changeOwnPassword(me, { current: 'wrong', password }, NOW)).rejects.toMatchObject({
      code: 'INVALID',
    })
    expect((await lastEventOf('user', id)).action).toBe('session.refuse-proof')
    expect(await here()).not.toBeNull()
    await changeOwnPassword(me, { current: PASSWORD, password }, NOW)
    expect(await here()).toBeNull()
    expect((await findSession(sessionId, later(1)))?.actor.id).toBe(id)
    expect((await lastEventOf('user', id)).action).toBe('user.password-change')
  })
})

describe('the last admin cannot lock the house', () => {
  test('not by their own hand', async () => {
    await refused(() => updateUser(admin, { id: admin.id, name: '我', role: 'EDITOR' }, NOW), 'FORBIDDEN')
    await refused(() => setUserActive(admin, { id: admin.id, active: false }, NOW), 'FORBIDDEN')
  })

  test('not by another’s, when the other is closed or no longer one', async () => {
    const closed = await makeUser('ADMIN')
    await setUserActive(admin, { id: closed.id, active: false }, NOW)
    await refused(() => updateUser(closed, { id: admin.id, name: '甲', role: 'CHIEF' }, NOW), 'CONFLICT')
    await refused(() => setUserActive(closed, { id: admin.id, active: false }, NOW), 'CONFLICT')
  })

  test.each(['demote', 'close'])('not when two %s each other at once (S-06)', async (how) => {
    for (let round = 0; round < 4; round++) {
      await db.user.updateMany({ where: { role: 'ADMIN' }, data: { role: 'CHIEF' } })
      const [one, two] = [await makeUser('ADMIN'), await makeUser('ADMIN')]
      const end = (actor: Person, { id, name }: Person) =>
        how === 'demote'
          ? updateUser(actor, { id, name, role: 'EDITOR' }, NOW)
          : setUserActive(actor, { id, active: false }, NOW)
      const ended = await Promise.allSettled([end(one, two), end(two, one)])
      expect(ended.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
      expect(await db.user.count({ where: { role: 'ADMIN', active: true } })).toBe(1)
    }
  })

  test('with two, one may go', async () => {
    const other = await makeUser('ADMIN')
    await updateUser(admin, { id: other.id, name: other.name, role: 'EDITOR' }, NOW)
    expect(await roleOf(other.id)).toBe('EDITOR')
  })
})

test('only admins see and manage accounts (S-06)', async () => {
  const { ADMIN: other, ...rest } = await makeStaff()
  const { email } = await db.user.findUniqueOrThrow({ where: { id: other.id } })
  for (const actor of Object.values(rest)) {
    await refused(() => createUser(actor, account()), 'FORBIDDEN')
    await refused(() => updateUser(actor, { id: actor.id, name: '我', role: 'ADMIN' }, NOW), 'FORBIDDEN')
    await refused(() => setUserActive(actor, { id: other.id, active: false }, NOW), 'FORBIDDEN')
    await refused(() => resetPassword(actor, { id: other.id, password: PASSWORD }, NOW), 'FORBIDDEN')
    expect(await findUser(actor, email)).toBeNull()
  }
})

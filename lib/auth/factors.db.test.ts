import { generate } from 'otplib'
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { db } from '@/lib/db/client'
import type { Role } from '@/lib/db/generated/enums'
import { env } from '@/lib/env'
import { createRole } from '@/lib/roles/commands'
import { customRef } from '@/lib/roles/schema'
import { createUser, updateUser } from '@/lib/users/commands'
import { fresh, later, makeStaff, NOW, type Person, ROLES, system } from '@/test/newsroom'
import { eventsOf, refused } from '@/test/refusals'
import { signIn } from './commands'
import { beginTotp, confirmTotp, disableTotp, renewRecoveryCodes, resetFactor } from './factor-commands'
import { findSession, getFactorState } from './queries'
import { passSecondStep, pruneSteps } from './second-step-commands'

const PASSWORD = 'Tide-72x-mud'
const FROM = { userAgent: 'test', address: '203.0.113.7' }
let me: Person
let email: string

beforeAll(() => Object.assign(env, { AUTH_SECRET: 'a secret that is good enough for a test' }))

async function account(role: Role): Promise<void> {
  email = `${fresh('someone')}@example.org`
  const { id } = await createUser(system, { email, name: '沈一', role, password: PASSWORD })
  me = { id, role, name: '沈一', limits: null, proven: true }
}
beforeEach(() => account('EDITOR'))

/** What an authenticator app shows for this secret at this moment. */
const codeOf = (secret: string, at: Date) => generate({ secret, epoch: Math.floor(at.getTime() / 1000) })
const password = (now = NOW) => signIn({ email, password: PASSWORD, userAgent: 'test' }, now)

async function enrol(now = NOW) {
  const { secret, setup } = await beginTotp(me, now)
  const { codes } = await confirmTotp(me, { setup, code: await codeOf(secret, now) }, now)
  return { secret, codes }
}
async function step(now = NOW): Promise<string> {
  const signedIn = await password(now)
  if (!('step' in signedIn)) throw new Error('no second step')
  return signedIn.step
}
const pass = async (code: string, now: Date, token?: string) =>
  passSecondStep({ token: token ?? (await step(now)), code }, FROM, now)

describe('setting up', () => {
  test('takes a right code, ends the other sessions and gives ten recovery codes (S-62)', async () => {
    const other = await password()
    const here = await password()
    if ('step' in other || 'step' in here) throw new Error('too early')
    me = { ...me, sessionId: here.sessionId }
    const { codes, secret } = await enrol()
    expect(codes).toHaveLength(10)
    expect(await findSession(other.sessionId, NOW)).toBeNull()
    expect(await findSession(here.sessionId, NOW)).not.toBeNull()
    expect(await getFactorState(me, NOW)).toMatchObject({ since: NOW, codesLeft: 10, dueAt: null })
    // S-62: neither the secret nor a code lies anywhere as it is.
    const kept = JSON.stringify([
      await db.user.findMany({ select: { totpSealed: true } }),
      await db.recoveryCode.findMany(),
      await db.auditEvent.findMany({ where: { subject: 'user' }, select: { data: true } }),
    ])
    for (const text of [secret, ...codes]) expect(kept).not.toContain(text)
  })

  test('refuses a wrong code, a setup of somebody else, and one that took too long', async () => {
    const { secret, setup } = await beginTotp(me, NOW)
    const code = await codeOf(secret, NOW)
    await refused(() => confirmTotp(me, { setup, code: '000000' }, NOW), 'INVALID')
    const { ADMIN } = await makeStaff()
    await refused(() => confirmTotp(ADMIN, { setup, code }, NOW), 'INVALID')
    const late = later(31)
    const again = await codeOf(secret, late)
    await refused(() => confirmTotp(me, { setup, code: again }, late), 'INVALID')
    await refused(() => confirmTotp(me, { setup: 'made up', code }, NOW), 'INVALID')
  })
})

describe('signing in with a second factor', () => {
  test('the password alone opens nothing (S-09)', async () => {
    await enrol()
    expect(Object.keys(await password())).toEqual(['step'])
    expect(await db.userSession.count({ where: { userId: me.id } })).toBe(0)
  })

  test('the code of the app opens a session; no code is taken twice, not even by two at once (S-23)', async () => {
    const { secret } = await enrol()
    const at = later(5)
    const code = await codeOf(secret, at)
    const [one, two] = [await step(at), await step(at)]
    const both = await Promise.allSettled([pass(code, at, one), pass(code, at, two)])
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    await expect(pass(code, at)).rejects.toMatchObject({ code: 'INVALID' })
    expect(await db.userSession.count({ where: { userId: me.id } })).toBe(1)
  })

  test('the code that set it up is used up as well, and one of half a minute ago counts', async () => {
    const { secret } = await enrol()
    await expect(pass(await codeOf(secret, NOW), NOW)).rejects.toMatchObject({ code: 'INVALID' })
    const at = later(10)
    await pass(await codeOf(secret, new Date(at.getTime() - 30_000)), at)
    const then = later(20)
    await expect(pass(await codeOf(secret, later(18)), then)).rejects.toMatchObject({ code: 'INVALID' })
  })

  test('a step leads in once, for ten minutes, and nobody else’s does (S-12)', async () => {
    const { secret } = await enrol()
    const token = await step()
    const late = later(10)
    await expect(pass(await codeOf(secret, late), late, token)).rejects.toMatchObject({
      code: 'UNAUTHENTICATED',
    })
    const at = later(9)
    await pass(await codeOf(secret, at), at, token)
    const next = later(9.9)
    await expect(pass(await codeOf(secret, next), next, token)).rejects.toMatchObject({
      code: 'UNAUTHENTICATED',
    })
    const mine = await codeOf(secret, later(20))
    await account('EDITOR')
    await enrol()
    await expect(pass(mine, later(20))).rejects.toMatchObject({ code: 'INVALID' })
  })

  test('a recovery code opens once, and its owner is told how many are left', async () => {
    const { codes } = await enrol()
    await pass(` ${codes[0]?.toUpperCase().replaceAll('-', ' ')}`, later(1))
    await expect(pass(codes[0] ?? '', later(2))).rejects.toMatchObject({ code: 'INVALID' })
    expect(await getFactorState(me, NOW)).toMatchObject({ codesLeft: 9 })
    const [notice] = await db.notification.findMany({
      where: { userId: me.id, kind: 'device' },
      orderBy: { id: 'asc' },
    })
    expect(JSON.stringify(notice?.data)).toContain('还剩 9 个')
  })

  test('after five wrong codes the right one waits, and a right password changes nothing about that', async () => {
    const { secret, codes } = await enrol()
    for (let n = 0; n < 5; n++)
      await expect(pass('000000', later(n))).rejects.toMatchObject({ code: 'INVALID' })
    const at = later(6)
    await expect(pass(await codeOf(secret, at), at)).rejects.toMatchObject({ code: 'TOO_MANY' })
    await expect(pass(codes[1] ?? '', at)).rejects.toMatchObject({ code: 'TOO_MANY' })
    const actions = (await eventsOf('user', me.id)).map(({ action }) => action)
    expect(actions.filter((action) => action === 'session.refuse-code')).toHaveLength(5)
  })

  test('a secret sealed by another newsroom opens nothing; a recovery code still does', async () => {
    const { secret, codes } = await enrol()
    const before = env.AUTH_SECRET
    Object.assign(env, { AUTH_SECRET: 'a secret after the old one was lost' })
    const at = later(3)
    await expect(pass(await codeOf(secret, at), at)).rejects.toMatchObject({ code: 'INVALID' })
    await pass(codes[2] ?? '', at)
    Object.assign(env, { AUTH_SECRET: before })
  })

  test('steps that nobody went on with are forgotten', async () => {
    await enrol()
    await step()
    await pruneSteps(later(11))
    expect(await db.signInStep.count({ where: { userId: me.id } })).toBe(0)
  })
})

describe('a role that needs a second factor', () => {
  const day = 24 * 60
  const owes = async (now: Date) => {
    const signedIn = await password(now)
    if ('step' in signedIn) throw new Error('a second factor is there')
    return (await findSession(signedIn.sessionId, now))?.owesFactor
  }

  test.each(ROLES)('%s', async (role) => {
    await account(role)
    const needed = role === 'ADMIN' || role === 'CHIEF'
    expect(await owes(NOW)).toBe(false)
    expect((await getFactorState(me, NOW)).dueAt).toEqual(needed ? later(7 * day) : null)
    expect(await owes(later(7 * day - 1))).toBe(false)
    expect(await owes(later(7 * day))).toBe(needed)
  })

  test('or one of the newsroom’s own that grants what only such roles may (S-23)', async () => {
    for (const [grants, needed] of [
      [{ 'desk.enter': 'any', 'user.manage': 'any' }, true],
      [{ 'desk.enter': 'any', 'article.create': 'any' }, false],
    ] as const) {
      await account('AUTHOR')
      const { id } = await createRole(system, { name: fresh('角色'), base: 'AUTHOR', grants })
      await updateUser(system, { id: me.id, name: '沈一', role: customRef(id) }, NOW)
      expect(await owes(NOW)).toBe(false)
      expect(await getFactorState(me, NOW)).toMatchObject({ needed })
      expect(await owes(later(7 * day))).toBe(needed)
    }
  })

  test('owes nothing any more once it is set up, and cannot turn it off', async () => {
    await account('ADMIN')
    await password(NOW)
    const late = later(8 * day)
    const signedIn = await password(late)
    if ('step' in signedIn) throw new Error('too early')
    me = { ...me, sessionId: signedIn.sessionId }
    await enrol(late)
    expect(await findSession(signedIn.sessionId, late)).toMatchObject({ owesFactor: false })
    await refused(() => disableTotp(me, late), 'FORBIDDEN')
  })
})

describe('later on', () => {
  test('new recovery codes make the old ones worthless', async () => {
    await refused(() => renewRecoveryCodes(me), 'CONFLICT')
    const { codes } = await enrol()
    const renewed = await renewRecoveryCodes(me)
    await expect(pass(codes[0] ?? '', later(1))).rejects.toMatchObject({ code: 'INVALID' })
    await pass(renewed.codes[0] ?? '', later(2))
  })

  test('who need not have one turns it off, and needs the password alone again', async () => {
    await refused(() => disableTotp(me, NOW), 'CONFLICT')
    await enrol()
    await disableTotp(me, later(1))
    expect(Object.keys(await password(later(2)))).toContain('sessionId')
    expect(await db.recoveryCode.count({ where: { userId: me.id } })).toBe(0)
  })

  test('an admin takes it away from who lost it, which ends their sessions; nobody else may, nor for oneself', async () => {
    await account('CHIEF')
    const { secret } = await enrol()
    const { sessionId } = await pass(await codeOf(secret, later(2)), later(2))
    const staff = await makeStaff()
    for (const role of ['CHIEF', 'EDITOR', 'AUTHOR'] as const)
      await refused(() => resetFactor(staff[role], { id: me.id }, NOW), 'FORBIDDEN')
    await refused(() => resetFactor(staff.ADMIN, { id: staff.ADMIN.id }, NOW), 'FORBIDDEN')
    await resetFactor(staff.ADMIN, { id: me.id }, later(3))
    expect(await findSession(sessionId, later(3))).toBeNull()
    const signedIn = await password(later(4))
    if ('step' in signedIn) throw new Error('still there')
    // No days of grace once more.
    expect(await findSession(signedIn.sessionId, later(4))).toMatchObject({ owesFactor: true })
    expect((await eventsOf('user', me.id)).map(({ action }) => action)).toContain('user.factor-reset')
  })
})

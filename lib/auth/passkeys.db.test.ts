import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { db } from '@/lib/db/client'
import type { Role } from '@/lib/db/generated/enums'
import { env } from '@/lib/env'
import { createUser, setUserActive } from '@/lib/users/commands'
import { fresh, later, makeStaff, NOW, type Person, system } from '@/test/newsroom'
import { lastEventOf, refused } from '@/test/refusals'
import { SoftwareKey } from '@/test/software-key'
import { signIn } from './commands'
import { resetFactor } from './factor-commands'
import {
  addPasskey,
  beginPasskey,
  beginPasskeySignIn,
  pruneChallenges,
  removePasskey,
  signInWithPasskey,
} from './passkey-commands'
import { findSession, listPasskeys } from './queries'
import { passSecondStep } from './second-step-commands'

const PASSWORD = 'Tide-72x-mud'
const { origin, hostname: rpID } = new URL(env.SITE_URL)
const here = { origin, rpID }
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

async function enrol(key = new SoftwareKey(here), now = NOW) {
  const { challenge } = await beginPasskey(me, now)
  const { codes } = await addPasskey(me, { response: key.register(challenge), name: 'Chrome · Windows' }, now)
  return { key, codes }
}
const enter = async (key: SoftwareKey, now = later(1)) =>
  signInWithPasskey(key.assert((await beginPasskeySignIn(now)).challenge), FROM, now)

describe('a passkey', () => {
  test('is added, and signs in alone; with the first come ten recovery codes', async () => {
    const { key, codes } = await enrol()
    expect(codes).toHaveLength(10)
    expect((await enrol()).codes).toEqual([])
    const opened = await enter(key)
    expect((await findSession(opened.sessionId, later(1)))?.actor.id).toBe(me.id)
    expect((await listPasskeys(me)).find(({ lastUsedAt }) => lastUsedAt)).toMatchObject({
      name: 'Chrome · Windows',
      lastUsedAt: later(1),
    })
    await enter(key, later(2))
  })

  test('is the second factor of who has a password: that alone opens nothing, a recovery code does', async () => {
    const { codes } = await enrol()
    const signedIn = await signIn({ email, password: PASSWORD, userAgent: '' }, later(1))
    if (!('step' in signedIn)) throw new Error('no second step')
    await passSecondStep({ token: signedIn.step, code: codes[0] ?? '' }, FROM, later(2))
  })

  test('of a look-alike site, of another name, or without a finger on it, is not taken', async () => {
    for (const key of [
      new SoftwareKey({ ...here, origin: 'https://evil.example' }),
      new SoftwareKey({ ...here, rpID: 'evil.example' }),
      Object.assign(new SoftwareKey(here), { verifies: false }),
    ])
      await expect(enrol(key)).rejects.toMatchObject({ code: 'INVALID' })
    expect(await db.passkey.count({ where: { userId: me.id } })).toBe(0)
  })

  test('made for one person is not another’s; a challenge counts once, for five minutes (S-12)', async () => {
    const { challenge } = await beginPasskey(me, NOW)
    const response = new SoftwareKey(here).register(challenge)
    const { EDITOR } = await makeStaff()
    await expect(addPasskey(EDITOR, { response, name: 'x' }, NOW)).rejects.toMatchObject({ code: 'INVALID' })
    await expect(addPasskey(me, { response, name: 'x' }, later(5))).rejects.toMatchObject({ code: 'INVALID' })
    await addPasskey(me, { response, name: 'x' }, NOW)
    await expect(addPasskey(me, { response, name: 'x' }, NOW)).rejects.toMatchObject({ code: 'INVALID' })
  })

  test('needs a proof before the device makes it, and one that comes later finds it unused', async () => {
    const unproven = { ...me, proven: false }
    await refused(() => beginPasskey(unproven, NOW), 'PROOF')
    const { challenge } = await beginPasskey(me, NOW)
    const response = new SoftwareKey(here).register(challenge)
    await expect(addPasskey(unproven, { response, name: 'x' }, NOW)).rejects.toMatchObject({ code: 'PROOF' })
    await addPasskey(me, { response, name: 'x' }, NOW)
  })

  test('belongs to one account', async () => {
    const { key } = await enrol()
    await account('AUTHOR')
    await expect(enrol(key)).rejects.toMatchObject({ code: 'INVALID' })
  })
})

describe('signing in with a key', () => {
  const wrong = (attempt: Promise<unknown>) =>
    expect(attempt).rejects.toMatchObject({ code: 'UNAUTHENTICATED' })

  test('is refused for a key nobody has, for one signed elsewhere, and for a signature of another key', async () => {
    const { key } = await enrol()
    await wrong(enter(new SoftwareKey(here)))
    const stranger = new SoftwareKey(here)
    await wrong(
      (async () => {
        const { challenge } = await beginPasskeySignIn(NOW)
        const { response } = stranger.assert(challenge)
        return signInWithPasskey({ ...key.assert(challenge), response }, FROM, NOW)
      })(),
    )
    expect((await db.auditEvent.findFirstOrThrow({ orderBy: { id: 'desc' } })).action).toBe('session.refuse')
    expect(await db.userSession.count({ where: { userId: me.id } })).toBe(0)
  })

  test('is refused the second time, when it took too long, and for a challenge of another purpose', async () => {
    const { key } = await enrol()
    const { challenge } = await beginPasskeySignIn(NOW)
    const answer = key.assert(challenge)
    await signInWithPasskey(answer, FROM, later(1))
    await wrong(signInWithPasskey(answer, FROM, later(1)))
    await wrong(signInWithPasskey(key.assert((await beginPasskeySignIn(NOW)).challenge), FROM, later(5)))
    await wrong(signInWithPasskey(key.assert((await beginPasskey(me, NOW)).challenge), FROM, NOW))
    await wrong(signInWithPasskey(key.assert(Buffer.from('made up').toString('base64url')), FROM, NOW))
  })

  test('uses up nothing of the address it comes from', async () => {
    const { key } = await enrol()
    for (let n = 0; n < 60; n++) await enter(key, later(n / 60))
  })

  test('is refused for a copy of the key that counts from the beginning again, and for a closed account', async () => {
    const { key } = await enrol()
    await enter(key)
    await enter(key, later(2))
    key.counter = 0
    await wrong(enter(key, later(3)))
    key.counter = 50
    const { ADMIN } = await makeStaff()
    await setUserActive(ADMIN, { id: me.id, active: false }, NOW)
    await wrong(enter(key, later(4)))
  })
})

describe('taking a key away', () => {
  test('ends what it could do, and the recovery codes with the last one', async () => {
    const { key } = await enrol()
    const [listed] = await listPasskeys(me)
    await removePasskey(me, { id: listed?.id ?? 0 }, NOW)
    await expect(enter(key)).rejects.toMatchObject({ code: 'UNAUTHENTICATED' })
    expect(await db.recoveryCode.count({ where: { userId: me.id } })).toBe(0)
    expect(await lastEventOf('user', me.id)).toMatchObject({ action: 'user.passkey-remove' })
  })

  test('is not for others, needs a proof, and leaves the last one where the role needs it', async () => {
    await account('CHIEF')
    await enrol()
    const id = (await listPasskeys(me))[0]?.id ?? 0
    const { ADMIN } = await makeStaff()
    await refused(() => removePasskey(ADMIN, { id }, NOW), 'NOT_FOUND')
    await refused(() => removePasskey(me, { id }, NOW), 'CONFLICT')
    await enrol()
    await refused(() => removePasskey({ ...me, proven: false }, { id }, NOW), 'PROOF')
    await removePasskey(me, { id }, NOW)
  })

  test('by an admin takes them all', async () => {
    const { key } = await enrol()
    const { ADMIN } = await makeStaff()
    await resetFactor(ADMIN, { id: me.id }, NOW)
    await expect(enter(key)).rejects.toMatchObject({ code: 'UNAUTHENTICATED' })
  })
})

test('what keys have signed is forgotten when it is too old to count', async () => {
  const { key } = await enrol()
  await enter(key)
  expect(await db.passkeyChallenge.count()).toBeGreaterThan(0)
  await pruneChallenges(later(60))
  expect(await db.passkeyChallenge.count()).toBe(0)
})

import { beforeEach, describe, expect, test } from 'vitest'
import { db } from '@/lib/db/client'
import { updateSecurityRules } from '@/lib/security/commands'
import { readSecuritySettings } from '@/lib/security/schema'
import { changeOwnPassword, createUser, setUserActive, updateUser } from '@/lib/users/commands'
import { fresh, later, makeUser, NOW, type Person, system } from '@/test/newsroom'
import { lastEventOf, refused } from '@/test/refusals'
import { signIn } from '@/test/sign-in'
import { resetFactor } from './factor-commands'
import { proveAgain } from './proof-commands'
import { findSession } from './queries'

const PASSWORD = 'Tide-72x-mud'
let me: Person
let other: Person

beforeEach(async () => {
  const email = `${fresh('admin')}@example.org`
  const { id } = await createUser(system, { email, name: '管一', role: 'ADMIN', password: PASSWORD })
  const { sessionId } = await signIn({ email, password: PASSWORD, userAgent: '' }, NOW)
  me = { id, role: 'ADMIN', name: '管一', limits: null, sessionId }
  other = await makeUser('EDITOR')
})

describe('a session that was merely left open', () => {
  const account = () => ({ email: `${fresh('x')}@example.org`, name: '某', role: 'AUTHOR' as const })

  test.each<[string, () => Promise<unknown>]>([
    ['opens no account', () => createUser(me, { ...account(), password: 'Reed-81y-marsh' })],
    ['gives no role', () => updateUser(me, { id: other.id, name: other.name, role: 'ADMIN' }, NOW)],
    ['closes no account', () => setUserActive(me, { id: other.id, active: false }, NOW)],
    ['takes no second factor away', () => resetFactor(me, { id: other.id }, NOW)],
    ['changes no rules', () => updateSecurityRules(me, readSecuritySettings(null))],
  ])('%s', async (_what, attempt) => {
    await refused(attempt, 'PROOF')
  })

  test('does once its person has given the password again', async () => {
    await updateUser({ ...me, proven: true }, { id: other.id, name: other.name, role: 'CHIEF' }, NOW)
    expect((await db.user.findUniqueOrThrow({ where: { id: other.id } })).role).toBe('CHIEF')
  })
})

describe('giving the password again', () => {
  const provenAt = async () => (await findSession(me.sessionId ?? '', later(20)))?.provenAt

  test('counts for the session that asks', async () => {
    expect(await provenAt()).toEqual(NOW)
    await proveAgain(me, { password: PASSWORD }, later(16))
    expect(await provenAt()).toEqual(later(16))
    expect(await lastEventOf('user', me.id)).toMatchObject({ action: 'session.prove', actorId: me.id })
  })

  test('is refused for a wrong one, and has to wait after five', async () => {
    for (let n = 0; n < 5; n++)
      await expect(proveAgain(me, { password: 'wrong' }, later(16))).rejects.toMatchObject({
        code: 'INVALID',
      })
    await refused(() => proveAgain(me, { password: PASSWORD }, later(16)), 'TOO_MANY')
    expect(await provenAt()).toEqual(NOW)
    expect((await lastEventOf('user', me.id)).action).toBe('session.refuse-proof')
  })

  test('is no way around that count: guesses at it where one changes it are counted along', async () => {
    const guess = (current: string) =>
      changeOwnPassword(me, { current, password: 'Reed-81y-marsh' }, later(1))
    for (let n = 0; n < 5; n++) await expect(guess('wrong')).rejects.toMatchObject({ code: 'INVALID' })
    await refused(() => guess(PASSWORD), 'TOO_MANY')
    await refused(() => proveAgain(me, { password: PASSWORD }, later(1)), 'TOO_MANY')
    expect((await lastEventOf('user', me.id)).action).toBe('session.refuse-proof')
  })
})

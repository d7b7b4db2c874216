import { beforeEach, describe, expect, test } from 'vitest'
import { findSession } from '@/lib/auth/queries'
import { passSecondStep } from '@/lib/auth/second-step-commands'
import { db } from '@/lib/db/client'
import { setUserActive } from '@/lib/users/commands'
import { fresh, later, makeStaff, makeUser, NOW } from '@/test/newsroom'
import { lastEventOf, refused } from '@/test/refusals'
import { withApp } from '@/test/sign-in'
import { type Colleague, FROM, nothingHappenedTo, providers, refusedAs } from '@/test/sso'
import { unlinkIdentities, unlinkOwnIdentity } from './commands'
import { listOwnIdentities } from './queries'

const { provider, other, use, colleague, signOn, opened, says } = providers()
let { me, email, sub } = {} as Colleague

const become = async (...given: Parameters<typeof colleague>) => {
  ;({ me, email, sub } = await colleague(...given))
}
beforeEach(() => become())

describe('the first time', () => {
  test('the active account with the verified address is linked, told of it, and signed in', async () => {
    const { sessionId, userId, owed } = await opened()
    expect({ userId, owed }).toEqual({ userId: me.id, owed: null })
    expect((await findSession(sessionId, NOW))?.actor.id).toBe(me.id)
    expect(await listOwnIdentities(me)).toMatchObject([
      { issuer: provider.issuer, email, createdAt: NOW, lastUsedAt: NOW },
    ])
    const events = await db.auditEvent.findMany({
      where: { subject: 'user', subjectId: String(me.id) },
      orderBy: { id: 'asc' },
      select: { action: true, actorId: true, address: true },
    })
    expect(events).toEqual([
      { action: 'user.identity-link', actorId: null, address: '' },
      { action: 'session.open-sso', actorId: me.id, address: FROM.address },
    ])
    expect(await db.notification.findFirst({ where: { userId: me.id } })).toMatchObject({ kind: 'device' })
    expect(await db.userSession.findUnique({ where: { id: sessionId } })).toMatchObject({ sso: true })
  })

  test('an address in capitals is the same, one that only looks like it is not', async () => {
    says({ sub, email: email.toUpperCase(), email_verified: true })
    await opened()
    await become()
    says({ sub, email: email.replace('e', 'ｅ'), email_verified: true })
    await refusedAs('SSO_UNKNOWN', signOn())
    await nothingHappenedTo(me)
  })

  test.each([
    ['an address that the provider has not verified', { email_verified: false }],
    ['an address of which it says nothing', { email_verified: undefined }],
    ['an address that nobody has here', { email: 'nobody@example.org' }],
    ['no address', { email: undefined }],
  ])('%s links nobody, and makes no account', async (_name, over) => {
    provider.accounts = [{ sub, email, email_verified: true, ...over } as (typeof provider.accounts)[0]]
    const users = await db.user.count()
    await refusedAs('SSO_UNKNOWN', signOn())
    await nothingHappenedTo(me)
    expect(await db.user.count()).toBe(users)
    expect((await db.auditEvent.findFirstOrThrow({ orderBy: { id: 'desc' } })).action).toBe('session.refuse')
  })

  test('a closed account is told what an unknown one is, before and after it was linked', async () => {
    const { ADMIN } = await makeStaff()
    await opened()
    await setUserActive(ADMIN, { id: me.id, active: false }, NOW)
    await refusedAs('SSO_UNKNOWN', signOn(later(1)))
    expect(await listOwnIdentities(me)).toMatchObject([{ lastUsedAt: NOW }])
    await become()
    await setUserActive(ADMIN, { id: me.id, active: false }, NOW)
    await refusedAs('SSO_UNKNOWN', signOn())
    await nothingHappenedTo(me)
  })

  test('outside the one domain that is set nobody comes in, linked or not', async () => {
    await opened()
    use(provider, { emailDomain: 'newsroom.example' })
    await refusedAs('SSO_UNKNOWN', signOn(later(1)))
    use(provider, { emailDomain: 'example.org' })
    await opened(later(2))
  })
})

describe('the second time', () => {
  test('the subject alone says who it is, whatever the address is by then (S-12)', async () => {
    await opened()
    const another = await makeUser('ADMIN')
    says({ sub, email: `${another.name}@example.org`, email_verified: true })
    expect(await opened(later(5))).toMatchObject({ userId: me.id })
    expect(await listOwnIdentities(me)).toMatchObject([{ email, lastUsedAt: later(5) }])
    expect(await db.userIdentity.count({ where: { userId: another.id } })).toBe(0)
  })

  test('another subject with the same address does not take the account over', async () => {
    await opened()
    says({ sub: fresh('other-'), email, email_verified: true })
    await refusedAs('SSO_TAKEN', signOn(later(1)))
  })

  test('the same subject of another provider is somebody else (S-12)', async () => {
    await opened()
    use(other)
    other.accounts = [{ sub }]
    await refusedAs('SSO_UNKNOWN', signOn(NOW, other))
    expect(await listOwnIdentities(me)).toHaveLength(1)
    other.accounts = [{ sub, email, email_verified: true }]
    await signOn(NOW, other)
    expect((await listOwnIdentities(me)).map(({ issuer }) => issuer)).toEqual([other.issuer, provider.issuer])
  })
})

describe('the second factor', () => {
  test('of who has one is asked for, and the session still says how it was opened (S-09)', async () => {
    const codes = await withApp(me)
    const signedIn = await signOn(later(1))
    if (!('step' in signedIn)) throw new Error('no second step')
    expect(await db.userSession.count({ where: { userId: me.id } })).toBe(0)
    const { sessionId } = await passSecondStep({ token: signedIn.step, code: codes[0] ?? '' }, FROM, later(2))
    expect(await db.userSession.findUnique({ where: { id: sessionId } })).toMatchObject({ sso: true })
    expect(await lastEventOf('user', me.id)).toMatchObject({ action: 'session.open-sso' })
  })

  test('that the role needs is owed as after a password, once its days are over', async () => {
    await become('CHIEF')
    expect((await opened()).owed).toBeNull()
    expect((await opened(later(8 * 24 * 60))).owed).toBe('/sign-in/setup')
  })

  test('passed at the provider counts where the operator says so, and nowhere else', async () => {
    await become('CHIEF')
    await withApp(me)
    says({ sub, email, email_verified: true, amr: ['pwd', 'otp'] })
    expect(await signOn()).toHaveProperty('step')
    use(provider, { trustsFactor: true })
    expect(await signOn()).toMatchObject({ owed: null })
    says({ sub, email, email_verified: true, amr: ['pwd'] })
    expect(await signOn()).toHaveProperty('step')
  })
})

describe('taking the link away', () => {
  test('needs a proof, is one’s own, and ends the other sessions', async () => {
    const [here, elsewhere] = [await opened(), await opened(later(1))]
    const actor = { ...me, sessionId: here.sessionId }
    const [{ id } = { id: 0 }] = await listOwnIdentities(me)
    await refused(() => unlinkOwnIdentity({ ...actor, proven: false }, { id }, NOW), 'PROOF')
    const { ADMIN } = await makeStaff()
    await refused(() => unlinkOwnIdentity(ADMIN, { id }, NOW), 'NOT_FOUND')
    await unlinkOwnIdentity(actor, { id }, later(2))
    expect(await listOwnIdentities(me)).toEqual([])
    expect(await findSession(here.sessionId, later(2))).not.toBeNull()
    expect(await findSession(elsewhere.sessionId, later(2))).toBeNull()
    expect(await lastEventOf('user', me.id)).toMatchObject({ action: 'user.identity-unlink', actorId: me.id })
  })

  test('by an admin signs the person out everywhere, and lets another identity in', async () => {
    const { sessionId } = await opened()
    const { ADMIN, CHIEF } = await makeStaff()
    await refused(() => unlinkIdentities(CHIEF, { id: me.id }, NOW), 'FORBIDDEN')
    await refused(() => unlinkIdentities({ ...ADMIN, proven: false }, { id: me.id }, NOW), 'PROOF')
    await unlinkIdentities(ADMIN, { id: me.id }, later(1))
    expect(await findSession(sessionId, later(1))).toBeNull()
    expect(await lastEventOf('user', me.id)).toMatchObject({
      action: 'user.identity-reset',
      actorId: ADMIN.id,
    })
    await refused(() => unlinkIdentities(ADMIN, { id: me.id }, NOW), 'NOT_FOUND')
    sub = fresh('moved-')
    says({ sub, email, email_verified: true })
    expect(await opened(later(2))).toMatchObject({ userId: me.id })
  })
})

import { generate } from 'otplib'
import {
  beginTotp,
  confirmTotp,
  disableTotp,
  renewRecoveryCodes,
  resetFactor,
} from '@/lib/auth/factor-commands'
import { addPasskey, beginPasskey, removePasskey } from '@/lib/auth/passkey-commands'
import { endOtherSessions, endOwnSession, endSessionsOfUser, openSession } from '@/lib/auth/session-commands'
import { db } from '@/lib/db/client'
import { env } from '@/lib/env'
import { unlinkIdentities, unlinkOwnIdentity } from '@/lib/sso/commands'
import { createToken, revokeToken, revokeTokenOfUser } from '@/lib/tokens/commands'
import { type Attempt, on, plain } from './attempt'
import { fresh, makeUser, NOW, type Person } from './newsroom'
import { SoftwareKey } from './software-key'

const colleague = () => makeUser('EDITOR')

/** Begins to set up an app for the actor; gives what confirms it. */
async function begunApp(actor: Person) {
  const { secret, setup } = await beginTotp(actor, NOW)
  return { setup, code: await generate({ secret, epoch: Math.floor(NOW.getTime() / 1000) }) }
}
const withApp = async (actor: Person) => confirmTotp(actor, await begunApp(actor), NOW)

/** A key that the actor's device has made. */
async function madeKey(actor: Person) {
  const { origin, hostname: rpID } = new URL(env.SITE_URL)
  const { challenge } = await beginPasskey(actor, NOW)
  return { response: new SoftwareKey({ origin, rpID }).register(challenge), name: 'Chrome · Windows' }
}
const withKey = async (actor: Person) => addPasskey(actor, await madeKey(actor), NOW)

/** Somebody who is known at a provider of single sign-on. */
async function linked({ id: userId }: { id: number }) {
  const subject = fresh('subject-')
  const at = { createdAt: NOW, lastUsedAt: NOW }
  return db.userIdentity.create({
    data: { userId, issuer: `https://${subject}.example.cn`, subject, email: 'a@example.cn', ...at },
    select: { id: true },
  })
}

/** A token of somebody's. */
async function made({ id: userId }: { id: number }) {
  const where = { userId, revokedAt: null }
  return db.apiToken.findFirstOrThrow({ where, orderBy: { id: 'desc' }, select: { id: true, userId: true } })
}
const token = () => ({ name: fresh('令牌'), scopes: ['articles:read' as const], days: 30 })

/** How each command on how people sign in is tried. */
export const ATTEMPTS_ON_SIGN_IN = {
  endOwnSession: async (actor) => {
    const { sessionId } = await openSession(actor, { userAgent: 'test' }, NOW)
    return () => endOwnSession(actor, { id: sessionId }, NOW)
  },
  endOtherSessions: plain((actor) => endOtherSessions(actor, NOW)),
  beginTotp: plain((actor) => beginTotp(actor, NOW)),
  confirmTotp: async (actor) => {
    const begun = await begunApp(actor)
    return () => confirmTotp(actor, begun, NOW)
  },
  renewRecoveryCodes: async (actor) => {
    await withApp(actor)
    return () => renewRecoveryCodes(actor)
  },
  disableTotp: async (actor) => {
    await withApp(actor)
    return () => disableTotp(actor, NOW)
  },
  beginPasskey: plain((actor) => beginPasskey(actor, NOW)),
  addPasskey: async (actor) => {
    const key = await madeKey(actor)
    return () => addPasskey(actor, key, NOW)
  },
  removePasskey: async (actor) => {
    for (let n = 0; n < 2; n++) await withKey(actor)
    const { id } = await db.passkey.findFirstOrThrow({ where: { userId: actor.id }, select: { id: true } })
    return () => removePasskey(actor, { id }, NOW)
  },
  unlinkOwnIdentity: async (actor) => {
    const { id } = await linked(actor)
    return () => unlinkOwnIdentity(actor, { id }, NOW)
  },
  unlinkIdentities: async (actor) => {
    const { id } = await colleague()
    await linked({ id })
    return () => unlinkIdentities(actor, { id }, NOW)
  },
  createToken: plain((actor) => createToken(actor, token(), NOW)),
  revokeToken: async (actor) => {
    await createToken(actor, token(), NOW)
    const { id } = await made(actor)
    return () => revokeToken(actor, { id }, NOW)
  },
  revokeTokenOfUser: async (actor) => {
    const owner = await colleague()
    await createToken(owner, token(), NOW)
    const { id, userId } = await made(owner)
    return () => revokeTokenOfUser(actor, { id, userId }, NOW)
  },
  endSessionsOfUser: on(colleague, (actor, { id }) => endSessionsOfUser(actor, { id }, NOW)),
  resetFactor: on(colleague, (actor, { id }) => resetFactor(actor, { id }, NOW)),
} satisfies Record<string, Attempt>

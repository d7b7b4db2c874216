import { recordEvent } from '@/lib/audit/record'
import { authorise, personId, systemActor } from '@/lib/auth/authorise'
import { ownPath } from '@/lib/auth/callback-path'
import { goOn, type SignedIn, STANDING } from '@/lib/auth/entry-commands'
import { refusesEvenly } from '@/lib/auth/even-time'
import { masterSecret } from '@/lib/auth/factor-commands'
import { forgiveAddressTry, takeAddressTry } from '@/lib/auth/limit-commands'
import type { Actor } from '@/lib/auth/permissions'
import { endSessionsOf, type From } from '@/lib/auth/session-commands'
import { db, type Tx, transaction } from '@/lib/db/client'
import { isUniqueViolation } from '@/lib/db/errors'
import { env } from '@/lib/env'
import { type AppError, isAppError, notFound } from '@/lib/errors'
import { ATTEMPT_LASTS, type Attempt, openAttempt, sealAttempt } from './attempt'
import { type Identity, identityOf, isProvenSince, mayEnter } from './claims'
import { problemOf, refusal } from './problems'
import { addressOf, claimsOf, newSecrets } from './provider'
import { useUp } from './return-commands'
import type { SsoSettings } from './settings'

function settings(): SsoSettings {
  if (!env.SSO) throw notFound('单位统一认证')
  return env.SSO
}

/**
 * Begins a sign-on: where the provider asks who it is, and what this browser carries there and back. `again`: whom it knows
 * has to show once more who they are.
 */
export async function beginSso(
  { callbackUrl, again = false }: { callbackUrl: unknown; again?: boolean },
  now: Date,
): Promise<{ url: string; sealed: string }> {
  const provider = settings()
  const attempt: Attempt = {
    ...newSecrets(),
    callbackUrl: ownPath(callbackUrl),
    issuer: provider.issuer,
    clientId: provider.clientId,
    again,
    until: now.getTime() + ATTEMPT_LASTS,
  }
  return { url: await addressOf(provider, attempt), sealed: sealAttempt(attempt, masterSecret()) }
}

/** Where an attempt was to lead; the desk when there is none in the cookie. */
export function wantedBy(sealed: string, now: Date): string {
  return ownPath(openAttempt(sealed, masterSecret(), settings(), now)?.callbackUrl)
}

/** What nobody has proven is as old as can be. */
const NEVER = new Date(0)

const PERSON = { ...STANDING, active: true } as const

/** Ties an identity to the active account that has its verified address, the first time it comes. */
async function link(tx: Tx, { issuer, subject, email }: Identity, now: Date): Promise<void> {
  const user =
    email === null ? null : await tx.user.findUnique({ where: { email, active: true }, select: { id: true } })
  if (!user || email === null) throw refusal('SSO_UNKNOWN')
  await tx.userIdentity.create({
    data: { userId: user.id, issuer, subject, email, createdAt: now, lastUsedAt: now },
    select: { id: true },
  })
  await recordEvent(tx, {
    // By the system, so that the person is told: nobody hears of their own doing.
    actor: systemActor('系统'),
    action: 'user.identity-link',
    subject: 'user',
    subjectId: user.id,
    data: { email, issuer },
  })
}

const find = ({ issuer, subject }: Identity) =>
  db.userIdentity.findUnique({
    where: { issuer_subject: { issuer, subject } },
    select: { id: true, user: { select: PERSON } },
  })

/** The account behind an identity. Nothing but issuer and subject names it, once the two are known to be one. */
async function accountBehind(identity: Identity, now: Date) {
  const known = await find(identity)
  if (known) {
    if (!known.user.active) throw refusal('SSO_UNKNOWN')
    await db.userIdentity.update({ where: { id: known.id }, data: { lastUsedAt: now }, select: { id: true } })
    return known.user
  }
  await transaction((tx) => link(tx, identity, now)).catch((error: unknown) => {
    if (!isUniqueViolation(error)) throw error
  })
  // It is there now, from here or from another window; or the account has another identity at this provider.
  const linked = await find(identity)
  if (!linked) throw refusal('SSO_TAKEN')
  return linked.user
}

async function recordRefusal(error: AppError, address: string): Promise<void> {
  if (problemOf(error) === 'SSO_CANCELLED') return
  await transaction((tx) =>
    recordEvent(tx, {
      actor: systemActor('系统'),
      action: 'session.refuse',
      subject: 'email',
      subjectId: '（单位统一认证）',
      address,
    }),
  )
}

/** Somebody who is to show that it is still them is nobody else. */
async function requireSame(userId: number, sessionId: string | undefined): Promise<void> {
  const session =
    sessionId === undefined
      ? null
      : await db.userSession.findUnique({ where: { id: sessionId }, select: { userId: true } })
  if (session && session.userId !== userId) throw refusal('SSO_OTHER')
}

/** Who came back, as the provider says. */
async function whoCame(provider: SsoSettings, attempt: Attempt, search: URLSearchParams, now: Date) {
  const identity = identityOf(await claimsOf(provider, search, attempt))
  if (!mayEnter(identity, provider)) throw refusal('SSO_UNKNOWN')
  if (attempt.again && !isProvenSince(identity, attempt.until - ATTEMPT_LASTS)) throw refusal('SSO_STALE')
  return { identity, user: await accountBehind(identity, now) }
}

/**
 * Ends a sign-on with what the provider sent the browser back with: into a session, or to the second factor. Only in the
 * browser that began it, at the provider it was begun at, and once.
 */
export function finishSso(
  { search, sealed }: { search: URLSearchParams; sealed: string },
  from: From,
  now: Date,
): Promise<SignedIn> {
  const provider = settings()
  return refusesEvenly(async () => {
    const attempt = openAttempt(sealed, masterSecret(), provider, now)
    if (!attempt || search.get('state') !== attempt.state) throw refusal('SSO_AGAIN')
    await useUp(attempt)
    const address = from.address ?? ''
    if ((await takeAddressTry(address)) !== null) throw refusal('SSO_TOO_MANY')
    const { identity, user } = await whoCame(provider, attempt, search, now).catch(async (error: unknown) => {
      if (isAppError(error)) await recordRefusal(error, address)
      throw error
    })
    if (attempt.again) await requireSame(user.id, from.replaces)
    await forgiveAddressTry(address)
    const factorDone = provider.trustsFactor && identity.secondFactor
    return goOn(user, from, now, { sso: true, factorDone, provenAt: identity.provenAt ?? NEVER })
  })
}

/** Unties one of one's own identities; the other sessions end. */
export async function unlinkOwnIdentity(actor: Actor, { id }: { id: number }, now: Date): Promise<void> {
  const userId = personId(actor)
  await transaction(async (tx) => {
    const { count } = await tx.userIdentity.deleteMany({ where: { id, userId } })
    if (count === 0) throw notFound('这个关联')
    await endSessionsOf(tx, userId, now, actor.sessionId)
    await recordEvent(tx, { actor, action: 'user.identity-unlink', subject: 'user', subjectId: userId })
  })
}

/** Unties all identities of a colleague, who is signed out everywhere. */
export async function unlinkIdentities(actor: Actor, { id }: { id: number }, now: Date): Promise<void> {
  authorise(actor, 'user.manage')
  await transaction(async (tx) => {
    const { count } = await tx.userIdentity.deleteMany({ where: { userId: id } })
    if (count === 0) throw notFound('这个关联')
    await endSessionsOf(tx, id, now, actor.id === id ? actor.sessionId : undefined)
    await recordEvent(tx, { actor, action: 'user.identity-reset', subject: 'user', subjectId: id })
  })
}

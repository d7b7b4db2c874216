import { db } from '@/lib/db/client'
import type { Role } from '@/lib/db/generated/enums'
import { getSecurityRules } from '@/lib/security/queries'
import { isDeviceToken } from './device'
import { factorDueAt, hasFactor, needsFactor } from './factor-rules'
import { holderOf, holderSelect } from './holder'
import type { Actor } from './permissions'
import type { SessionEnds } from './session-rules'
import { hashToken } from './token'

export type LiveSession = SessionEnds & {
  actor: Extract<Actor, { id: number }>
  lastSeenAt: Date
  provenAt: Date
  /** Nothing else may be done before the password is changed, or a second factor set up. */
  owesPassword: boolean
  owesFactor: boolean
}

/** A session that is neither ended, nor out of date, nor left alone for too long, nor of a deactivated account. */
export async function findSession(sessionId: string, now: Date): Promise<LiveSession | null> {
  const session = await db.userSession.findUnique({
    where: {
      id: sessionId,
      revokedAt: null,
      expiresAt: { gt: now },
      idleUntil: { gt: now },
      user: { active: true },
    },
    relationLoadStrategy: 'join',
    select: {
      expiresAt: true,
      idleUntil: true,
      lastSeenAt: true,
      provenAt: true,
      owesPassword: true,
      owesFactor: true,
      user: { select: holderSelect },
    },
  })
  if (!session) return null
  const { user, ...ends } = session
  return { actor: holderOf(user), ...ends }
}

/** Those of the sessions that somebody has ended. */
export async function endedAmong(sessionIds: string[]): Promise<string[]> {
  const ended = await db.userSession.findMany({
    where: { id: { in: sessionIds }, revokedAt: { not: null } },
    select: { id: true },
  })
  return ended.map(({ id }) => id)
}

const MOST_SESSIONS = 50

/** The browsers in which the actor is signed in now, the one used last first; at most 50. */
export async function listOwnSessions(actor: Actor, now: Date) {
  if (actor.id === null) return []
  return db.userSession.findMany({
    where: { userId: actor.id, revokedAt: null, expiresAt: { gt: now }, idleUntil: { gt: now } },
    orderBy: [{ lastSeenAt: 'desc' }, { id: 'desc' }],
    take: MOST_SESSIONS,
    select: { id: true, userAgent: true, address: true, createdAt: true, lastSeenAt: true, sso: true },
  })
}

/** The browser with this cookie, when the account with this email has been used in it before. */
export async function findKnownDevice(email: string, token: string | undefined): Promise<number | null> {
  if (!isDeviceToken(token)) return null
  const device = await db.userDevice.findFirst({
    where: { tokenHash: hashToken(token), user: { email } },
    select: { id: true },
  })
  return device?.id ?? null
}

/** Whose password a link in a mail sets, as they are greeted; null when it was used or is too old. */
export async function findLinkOwner(token: string, now: Date): Promise<{ name: string; role: Role } | null> {
  const link = await db.accountLink.findUnique({
    where: { tokenHash: hashToken(token), usedAt: null, expiresAt: { gt: now }, user: { active: true } },
    relationLoadStrategy: 'join',
    select: { user: { select: { name: true, role: true } } },
  })
  return link?.user ?? null
}

/** Whose second factor is awaited, as they are greeted; null when the way there has taken too long. */
export async function findStepOwner(token: string, now: Date): Promise<{ name: string } | null> {
  const step = await db.signInStep.findUnique({
    where: { tokenHash: hashToken(token), expiresAt: { gt: now }, user: { active: true } },
    relationLoadStrategy: 'join',
    select: { user: { select: { name: true } } },
  })
  return step?.user ?? null
}

export type FactorState = {
  /** Since when; null when there is none. */
  since: Date | null
  codesLeft: number
  /** Whether the role needs one. */
  needed: boolean
  /** Until when one may go on without; null when nothing is missing. */
  dueAt: Date | null
}

/** How the actor's own second factor stands. */
export async function getFactorState(actor: Actor, now: Date): Promise<FactorState> {
  const nothing = { since: null, codesLeft: 0, needed: false, dueAt: null }
  if (actor.id === null) return nothing
  const [rules, user] = await Promise.all([
    getSecurityRules(),
    db.user.findUnique({
      where: { id: actor.id },
      relationLoadStrategy: 'join',
      select: {
        role: true,
        customRole: { select: { grants: true } },
        totpSince: true,
        factorAskedAt: true,
        _count: { select: { passkeys: true, recoveryCodes: { where: { usedAt: null } } } },
      },
    }),
  ])
  if (!user) return nothing
  return {
    since: user.totpSince,
    codesLeft: user._count.recoveryCodes,
    needed: needsFactor(user, rules),
    dueAt: factorDueAt({ ...user, hasFactor: hasFactor(user) }, rules, now),
  }
}

/** One's own keys, the newest first; never the keys themselves. */
export async function listPasskeys(actor: Actor) {
  if (actor.id === null) return []
  return db.passkey.findMany({
    where: { userId: actor.id },
    orderBy: { id: 'desc' },
    take: 20,
    select: { id: true, name: true, createdAt: true, lastUsedAt: true },
  })
}

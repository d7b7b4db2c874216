import { db } from '@/lib/db/client'
import { isDeviceToken } from './device'
import type { Actor } from './permissions'
import type { SessionEnds } from './session-rules'
import { hashToken } from './token'

export type LiveSession = SessionEnds & {
  actor: Extract<Actor, { id: number }>
  lastSeenAt: Date
  /** Nothing else may be done before the password is changed. */
  owesPassword: boolean
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
      owesPassword: true,
      user: { select: { id: true, role: true, name: true } },
    },
  })
  if (!session) return null
  const { user: actor, ...ends } = session
  return { actor, ...ends }
}

const MOST_SESSIONS = 50

/** The browsers in which the actor is signed in now, the one used last first; at most 50. */
export async function listOwnSessions(actor: Actor, now: Date) {
  if (actor.id === null) return []
  return db.userSession.findMany({
    where: { userId: actor.id, revokedAt: null, expiresAt: { gt: now }, idleUntil: { gt: now } },
    orderBy: [{ lastSeenAt: 'desc' }, { id: 'desc' }],
    take: MOST_SESSIONS,
    select: { id: true, userAgent: true, address: true, createdAt: true, lastSeenAt: true },
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

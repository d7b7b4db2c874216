import { recordEvent } from '@/lib/audit/record'
import { authorise, personId, systemActor } from '@/lib/auth/authorise'
import type { Actor } from '@/lib/auth/permissions'
import { db, type Tx, transaction } from '@/lib/db/client'
import type { Role } from '@/lib/db/generated/enums'
import { notFound } from '@/lib/errors'
import { getSecurityRules } from '@/lib/security/queries'
import { deviceWords, isDeviceToken } from './device'
import { type Owed, owedPath } from './owed'
import { idleEnd, openingEnds, type SessionEnds } from './session-rules'
import { hashToken, newToken } from './token'

/** The channel on which every web process hears which sessions have ended; the payload is one id. */
export const SESSION_CHANNEL = 'qingyan_sessions'

/** Where somebody signs in from; `device` is what the browser's device cookie holds, `replaces` the session it has now. */
export type From = {
  userAgent: string
  address?: string
  device?: string | undefined
  replaces?: string | undefined
}
/** An open session; `device` is what the browser's device cookie is to hold from now on, `owed` where it has to begin. */
export type Opened = { sessionId: string; userId: number; device: string; owed: string | null }

type Person = { id: number; role: Role; name: string }
/** What has to be done first in a session, and whether another provider has said whose it is. */
type Opening = Owed & { sso?: boolean; provenAt?: Date }

/** Finds the browser among those this person has used, or notes it as a new one. */
async function noteDevice(tx: Tx, userId: number, given: string | undefined, now: Date) {
  const device = isDeviceToken(given) ? given : undefined
  const known = device
    ? await tx.userDevice.findMany({
        where: { tokenHash: hashToken(device) },
        take: 100,
        select: { id: true, userId: true },
      })
    : []
  const own = known.find((one) => one.userId === userId)
  if (device && own) {
    await tx.userDevice.update({ where: { id: own.id }, data: { lastUsedAt: now }, select: { id: true } })
    return { id: own.id, token: device, isNew: false }
  }
  // Only what we gave out ourselves is kept on: somebody else may have put the cookie there.
  const token = device && known.length > 0 ? device : newToken()
  const others = await tx.userDevice.count({ where: { userId }, take: 1 })
  const { id } = await tx.userDevice.create({
    data: { userId, tokenHash: hashToken(token), createdAt: now, lastUsedAt: now },
    select: { id: true },
  })
  // The very first browser is no news.
  return { id, token, isNew: others > 0 }
}

/** Opens a session for a person who has proven who they are; a browser not seen before is told to them. */
export async function openSession(
  person: Person,
  from: From,
  now: Date,
  opening: Opening = {},
): Promise<Opened> {
  const { userAgent, address = '', replaces } = from
  const { idleMinutes } = await getSecurityRules()
  return transaction(async (tx) => {
    const device = await noteDevice(tx, person.id, from.device, now)
    if (replaces) await endOne(tx, replaces, now)
    const session = await tx.userSession.create({
      data: {
        userId: person.id,
        ...openingEnds(now, idleMinutes),
        createdAt: now,
        lastSeenAt: now,
        provenAt: now,
        userAgent: userAgent.slice(0, 300),
        address,
        deviceId: device.id,
        ...opening,
      },
      select: { id: true },
    })
    await tx.user.update({ where: { id: person.id }, data: { lastSignInAt: now }, select: { id: true } })
    const at = { subject: 'user', subjectId: person.id, address } as const
    const actor: Actor = { ...person, limits: null }
    const action = opening.sso ? 'session.open-sso' : 'session.open'
    await recordEvent(tx, { ...at, actor, action })
    if (device.isNew)
      await recordEvent(tx, {
        ...at,
        // By the system, so that the person is told: nobody hears of their own doing.
        actor: systemActor('系统'),
        action: 'session.new-device',
        data: { device: deviceWords(userAgent), from: address },
      })
    return { sessionId: session.id, userId: person.id, device: device.token, owed: owedPath(opening) }
  })
}

/** Notes that the person of a session is there, which puts off its end; null when it has ended. */
export async function touchSession(sessionId: string, now: Date): Promise<SessionEnds | null> {
  const session = await db.userSession.findUnique({
    where: { id: sessionId, revokedAt: null, expiresAt: { gt: now }, idleUntil: { gt: now } },
    select: { expiresAt: true },
  })
  if (!session) return null
  const { expiresAt } = session
  const idleUntil = idleEnd(now, expiresAt, (await getSecurityRules()).idleMinutes)
  const { count } = await db.userSession.updateMany({
    // A session that ends meanwhile stays ended.
    where: { id: sessionId, revokedAt: null },
    data: { lastSeenAt: now, idleUntil },
  })
  return count === 0 ? null : { expiresAt, idleUntil }
}

/** Ends every session of a person but one, in the caller's transaction; windows that are open hear of it at once. */
export async function endSessionsOf(
  tx: Tx,
  userId: number,
  now: Date,
  but: string | undefined = undefined,
): Promise<number> {
  const ended = await tx.userSession.updateManyAndReturn({
    where: { userId, revokedAt: null, expiresAt: { gt: now }, ...(but ? { id: { not: but } } : {}) },
    data: { revokedAt: now },
    select: { id: true },
  })
  for (const { id } of ended) await tx.$executeRaw`SELECT pg_notify(${SESSION_CHANNEL}, ${id})`
  return ended.length
}

/**
 * Forgets the browsers of a person but that of one session: whoever signs in there again is a stranger, and is told of. For
 * when somebody else may have known the password.
 */
export async function forgetDevices(tx: Tx, userId: number, but: string | undefined): Promise<void> {
  const kept = but ? { NOT: { sessions: { some: { id: but } } } } : {}
  await tx.userDevice.deleteMany({ where: { userId, ...kept } })
}

/** Ends one session; false when it was over. For the commands of this folder: asks nobody's permission. */
export async function endOne(tx: Tx, id: string, now: Date): Promise<boolean> {
  const { count } = await tx.userSession.updateMany({
    where: { id, revokedAt: null },
    data: { revokedAt: now },
  })
  if (count > 0) await tx.$executeRaw`SELECT pg_notify(${SESSION_CHANNEL}, ${id})`
  return count > 0
}

/** Ends one session at once, everywhere: its person signs out. */
export async function signOut(
  { sessionId, address = '' }: { sessionId: string; address?: string },
  now: Date,
): Promise<void> {
  await transaction(async (tx) => {
    const session = await tx.userSession.findUnique({
      where: { id: sessionId },
      select: { user: { select: { id: true, role: true, name: true } } },
    })
    if (!session || !(await endOne(tx, sessionId, now))) return
    const actor: Actor = { ...session.user, limits: null }
    await recordEvent(tx, {
      actor,
      action: 'session.close',
      subject: 'user',
      subjectId: actor.id,
      address,
    })
  })
}

/** Signs out another of one's own browsers; NOT_FOUND when it is not there, or somebody else's. */
export async function endOwnSession(actor: Actor, { id }: { id: string }, now: Date): Promise<void> {
  const userId = personId(actor)
  await transaction(async (tx) => {
    const session = await tx.userSession.findUnique({
      where: { id, userId },
      select: { userAgent: true },
    })
    if (!session || !(await endOne(tx, id, now))) throw notFound('这次登录')
    const data = { device: deviceWords(session.userAgent) }
    await recordEvent(tx, { actor, action: 'session.end', subject: 'user', subjectId: userId, data })
  })
}

/** Signs out all of one's own browsers but the one that asks; returns how many there were. */
export async function endOtherSessions(actor: Actor, now: Date): Promise<{ count: number }> {
  const userId = personId(actor)
  return transaction(async (tx) => {
    const count = await endSessionsOf(tx, userId, now, actor.sessionId)
    await forgetDevices(tx, userId, actor.sessionId)
    if (count > 0)
      await recordEvent(tx, {
        actor,
        action: 'session.end-others',
        subject: 'user',
        subjectId: userId,
        data: { count },
      })
    return { count }
  })
}

/** Signs a colleague out everywhere, for whoever looks after accounts; returns how many browsers there were. */
export async function endSessionsOfUser(
  actor: Actor,
  { id }: { id: number },
  now: Date,
): Promise<{ count: number }> {
  authorise(actor, 'user.manage')
  return transaction(async (tx) => {
    if (!(await tx.user.findUnique({ where: { id }, select: { id: true } }))) throw notFound('这个账号')
    const but = actor.id === id ? actor.sessionId : undefined
    const count = await endSessionsOf(tx, id, now, but)
    await forgetDevices(tx, id, but)
    await recordEvent(tx, { actor, action: 'user.sign-out', subject: 'user', subjectId: id, data: { count } })
    return { count }
  })
}

const WEEK = 7 * 86_400_000
const DEVICE_KEPT = 400 * 86_400_000

/** Forgets sessions that ended more than a week ago, and browsers not used for 400 days; the audit rows about them stay. */
export async function pruneSessions(now: Date): Promise<number> {
  const weekAgo = new Date(now.getTime() - WEEK)
  const { count } = await db.userSession.deleteMany({
    where: {
      OR: [{ expiresAt: { lt: weekAgo } }, { idleUntil: { lt: weekAgo } }, { revokedAt: { lt: weekAgo } }],
    },
  })
  await db.userDevice.deleteMany({ where: { lastUsedAt: { lt: new Date(now.getTime() - DEVICE_KEPT) } } })
  return count
}

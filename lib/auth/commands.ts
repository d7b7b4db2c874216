import { recordEvent } from '@/lib/audit/record'
import { systemActor } from '@/lib/auth/authorise'
import type { Actor } from '@/lib/auth/permissions'
import { db, transaction } from '@/lib/db/client'
import { AppError } from '@/lib/errors'
import { passwordFits } from './passwords'

const SESSION_HOURS = 12
const MAX_FAILURES = 10
const FAILURE_WINDOW_MINUTES = 15

/** One form of an address for storing and comparing. */
export function normaliseEmail(email: string): string {
  return email.normalize('NFKC').trim().toLowerCase()
}

/**
 * Opens a session for the right email and password, or returns null; every try leaves an audit row, and
 * after 10 failures in 15 minutes the account answers TOO_MANY. Unknown accounts take as long as known ones.
 */
export async function signIn(
  input: { email: string; password: string; userAgent: string; address?: string },
  now: Date,
): Promise<{ sessionId: string; userId: number } | null> {
  const email = normaliseEmail(input.email)
  await refuseAfterTooManyFailures(email, now)
  const user = await db.user.findUnique({
    where: { email },
    select: { id: true, name: true, role: true, active: true, passwordHash: true },
  })
  const fits = await passwordFits(user?.active ? user.passwordHash : null, input.password)
  if (!user || !fits) {
    await transaction((tx) =>
      recordEvent(tx, {
        actor: systemActor('系统'),
        action: 'session.refuse',
        subject: 'email',
        subjectId: email.slice(0, 254),
        address: input.address ?? '',
      }),
    )
    return null
  }
  const session = await transaction(async (tx) => {
    const created = await tx.userSession.create({
      data: {
        userId: user.id,
        expiresAt: new Date(now.getTime() + SESSION_HOURS * 3_600_000),
        userAgent: input.userAgent.slice(0, 300),
      },
      select: { id: true },
    })
    await recordEvent(tx, {
      actor: user,
      action: 'session.open',
      subject: 'user',
      subjectId: user.id,
      address: input.address ?? '',
    })
    return created
  })
  return { sessionId: session.id, userId: user.id }
}

async function refuseAfterTooManyFailures(email: string, now: Date): Promise<void> {
  const failures = await db.auditEvent.count({
    where: {
      subject: 'email',
      subjectId: email.slice(0, 254),
      action: 'session.refuse',
      at: { gt: new Date(now.getTime() - FAILURE_WINDOW_MINUTES * 60_000) },
    },
  })
  if (failures >= MAX_FAILURES) {
    throw new AppError('TOO_MANY', `密码错误次数过多，请 ${FAILURE_WINDOW_MINUTES} 分钟后再试。`)
  }
}

/** Ends one session at once, everywhere. */
export async function signOut(
  { sessionId, address = '' }: { sessionId: string; address?: string },
  now: Date,
): Promise<void> {
  await transaction(async (tx) => {
    const session = await tx.userSession.findUnique({
      where: { id: sessionId },
      select: { user: { select: { id: true, role: true, name: true } } },
    })
    if (!session) return
    await tx.userSession.updateMany({ where: { id: sessionId, revokedAt: null }, data: { revokedAt: now } })
    const actor: Actor = session.user
    await recordEvent(tx, {
      actor,
      action: 'session.close',
      subject: 'user',
      subjectId: session.user.id,
      address,
    })
  })
}

/** Forgets sessions that ended more than a week ago; the audit rows about them stay. */
export async function pruneSessions(now: Date): Promise<number> {
  const weekAgo = new Date(now.getTime() - 7 * 86_400_000)
  const { count } = await db.userSession.deleteMany({
    where: { OR: [{ expiresAt: { lt: weekAgo } }, { revokedAt: { lt: weekAgo } }] },
  })
  return count
}

import { db } from '@/lib/db/client'
import type { Actor } from './permissions'

/** The person behind a session that is neither ended, nor out of date, nor of a deactivated account. */
export async function findSessionActor(sessionId: string, now: Date): Promise<Actor | null> {
  const session = await db.userSession.findUnique({
    where: { id: sessionId, revokedAt: null, expiresAt: { gt: now }, user: { active: true } },
    relationLoadStrategy: 'join',
    select: { user: { select: { id: true, role: true, name: true } } },
  })
  return session?.user ?? null
}

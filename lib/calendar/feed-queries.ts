import type { Actor } from '@/lib/auth/permissions'
import { db } from '@/lib/db/client'

/** When the actor’s address was made and last used; null when there is none. */
export async function getCalendarFeed(
  actor: Actor,
): Promise<{ createdAt: Date; lastUsedAt: Date | null } | null> {
  if (actor.id === null) return null
  return db.calendarFeed.findUnique({
    where: { userId: actor.id },
    select: { createdAt: true, lastUsedAt: true },
  })
}

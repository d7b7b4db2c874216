import type { Actor } from '@/lib/auth/permissions'
import { db } from '@/lib/db/client'

/** Who the actor is at providers of single sign-on, the newest first. */
export async function listOwnIdentities(actor: Actor) {
  if (actor.id === null) return []
  return db.userIdentity.findMany({
    where: { userId: actor.id },
    orderBy: { id: 'desc' },
    take: 20,
    select: { id: true, issuer: true, email: true, createdAt: true, lastUsedAt: true },
  })
}

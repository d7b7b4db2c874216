import { type Actor, can } from '@/lib/auth/permissions'
import { db } from '@/lib/db/client'

/** Every account, active ones first; never a password hash. Newsrooms have dozens of people, not thousands: at most 500. */
export async function listUsers(actor: Actor) {
  if (!can(actor, 'user.manage')) return []
  return db.user.findMany({
    orderBy: [{ active: 'desc' }, { role: 'asc' }, { id: 'asc' }],
    take: 500,
    relationLoadStrategy: 'join',
    select: {
      id: true,
      email: true,
      name: true,
      role: true,
      active: true,
      createdAt: true,
      totpSince: true,
      _count: { select: { passkeys: true, identities: true } },
      // Sessions are forgotten after a week, browsers after a year.
      devices: { orderBy: { lastUsedAt: 'desc' }, take: 1, select: { lastUsedAt: true } },
      sessions: { orderBy: { createdAt: 'desc' }, take: 1, select: { createdAt: true } },
    },
  })
}

/** Whether nothing at all has been written yet. */
export async function isEmptyNewsroom(): Promise<boolean> {
  const [articles, columns] = await Promise.all([
    db.article.count({ take: 1 }),
    db.category.count({ take: 1 }),
  ])
  return articles === 0 && columns === 0
}

/** The actor's own e-mail address; null for the system. */
export async function getOwnAddress(actor: Actor): Promise<string | null> {
  if (actor.id === null) return null
  const user = await db.user.findUnique({ where: { id: actor.id }, select: { email: true } })
  return user?.email ?? null
}

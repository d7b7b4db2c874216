import { normaliseEmail } from '@/lib/auth/email'
import { type Actor, can } from '@/lib/auth/permissions'
import { db } from '@/lib/db/client'

/** The account with this address, however it is written; null when there is none, and for who may not look. */
export async function findUser(actor: Actor, email: string) {
  if (!can(actor, 'user.manage')) return null
  return db.user.findUnique({
    where: { email: normaliseEmail(email) },
    select: { id: true, email: true, name: true, role: true },
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

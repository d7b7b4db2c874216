import { type Actor, can } from '@/lib/auth/permissions'
import { salvage } from '@/lib/content/salvage'
import type { Doc } from '@/lib/content/schema'
import { db } from '@/lib/db/client'

const MOST = 200

/** Every page in the order of the foot. */
export async function listPages(actor: Actor) {
  if (!can(actor, 'page.manage')) return []
  return db.staticPage.findMany({
    orderBy: [{ position: 'asc' }, { id: 'asc' }],
    take: MOST,
    select: { id: true, version: true, slug: true, title: true, isPublic: true, updatedAt: true },
  })
}

/** One page for editing; null when there is none. */
export async function getPage(actor: Actor, id: number) {
  if (!can(actor, 'page.manage')) return null
  const page = await db.staticPage.findUnique({
    where: { id },
    select: { id: true, version: true, slug: true, title: true, body: true, isPublic: true },
  })
  // Whatever is damaged in it, the editor would drop.
  return page && { ...page, body: salvage(page.body) ?? (page.body as unknown as Doc) }
}

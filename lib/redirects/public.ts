import { db } from '@/lib/db/client'
import { tag } from '@/lib/pages/render-context'
import { tags } from '@/lib/pages/tags'

/** Where an address of this site has moved to; null when it has not. */
export async function findRedirect(fromPath: string): Promise<string | null> {
  tag(tags.redirects)
  const row = await db.redirect.findUnique({ where: { fromPath }, select: { toPath: true } })
  return row?.toPath ?? null
}

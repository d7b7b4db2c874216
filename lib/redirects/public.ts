import { db } from '@/lib/db/client'

/** Where an address of this site has moved to; null when it has not. */
export async function findRedirect(fromPath: string): Promise<string | null> {
  const row = await db.redirect.findUnique({ where: { fromPath }, select: { toPath: true } })
  return row?.toPath ?? null
}

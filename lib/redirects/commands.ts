import type { Tx } from '@/lib/db/client'

/**
 * Leaves a way from an old address to the new one, inside the caller's transaction. Older ways to the old address
 * are led straight on, and an address that is in use again leads nowhere, so there is never a chain or a loop. The
 * caller's event names `tags.redirects`: finished answers at any older address are to be made anew.
 */
export async function leaveRedirect(tx: Tx, fromPath: string, toPath: string): Promise<void> {
  await tx.redirect.deleteMany({ where: { fromPath: toPath } })
  await tx.redirect.updateMany({ where: { toPath: fromPath }, data: { toPath } })
  await tx.redirect.upsert({
    where: { fromPath },
    create: { fromPath, toPath },
    update: { toPath },
    select: { fromPath: true },
  })
}

/** Frees an address that something new lives at from now on. */
export async function freeAddress(tx: Tx, path: string): Promise<void> {
  await tx.redirect.deleteMany({ where: { fromPath: path } })
}

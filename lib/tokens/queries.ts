import { type Actor, can } from '@/lib/auth/permissions'
import { db } from '@/lib/db/client'
import { MOST_TOKENS } from './schema'

/** A person's tokens that still open something, newest first. */
function listLiving(userId: number, now: Date) {
  return db.apiToken.findMany({
    where: { userId, revokedAt: null, expiresAt: { gt: now } },
    orderBy: { id: 'desc' },
    take: MOST_TOKENS,
    select: {
      ...{ id: true, name: true, prefix: true, scopes: true },
      ...{ createdAt: true, expiresAt: true, lastUsedAt: true, lastUsedAddress: true },
    },
  })
}

export type TokenRow = Awaited<ReturnType<typeof listLiving>>[number]

/** The actor's own tokens. */
export async function listOwnTokens(actor: Actor, now: Date): Promise<TokenRow[]> {
  return actor.id === null || actor.within ? [] : listLiving(actor.id, now)
}

/** A colleague's tokens, for whoever looks after accounts. */
export async function listTokensOf(actor: Actor, userId: number, now: Date): Promise<TokenRow[]> {
  return can(actor, 'user.manage') ? listLiving(userId, now) : []
}

import { db } from '@/lib/db/client'

/** A window that has not been heard of for so long (its process was killed) counts no more. */
export const SILENCE = 10_000
const MOST = 20

export type Present = { name: string; since: string }

/** Who else has the piece open now, each person once, the longest there first. */
export async function listOthers(articleId: number, userId: number | null, now: Date): Promise<Present[]> {
  const windows = await db.articlePresence.findMany({
    where: {
      articleId,
      seenAt: { gt: new Date(now.getTime() - SILENCE) },
      ...(userId === null ? {} : { userId: { not: userId } }),
    },
    orderBy: [{ since: 'asc' }, { id: 'asc' }],
    distinct: ['userId'],
    take: MOST,
    select: { since: true, user: { select: { name: true } } },
  })
  return windows.map(({ since, user }) => ({ name: user.name, since: since.toISOString() }))
}

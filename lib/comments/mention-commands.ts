import type { Actor } from '@/lib/auth/permissions'
import { db } from '@/lib/db/client'

/** Remembers what somebody has seen of what mentions them: in one piece, or everywhere. Nobody else's is touched. */
export async function seeMentions(
  actor: Actor,
  { id }: { id?: number | undefined },
  now: Date,
): Promise<{ seen: number }> {
  if (actor.id === null) return { seen: 0 }
  const { count } = await db.mention.updateMany({
    where: {
      userId: actor.id,
      readAt: null,
      ...(id === undefined ? {} : { comment: { thread: { articleId: id } } }),
    },
    data: { readAt: now },
  })
  return { seen: count }
}

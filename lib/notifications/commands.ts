import type { Actor } from '@/lib/auth/permissions'
import { db, type Tx, transaction } from '@/lib/db/client'
import { tellInboxes } from './notify-commands'
import { ownNotices, unreadRemarks } from './own'
import type { ReadInput } from './schema'

type Ids = { id?: number; articleId?: number }

/**
 * Remembers what the actor has read: one notification, what was said about one piece, or everything. Gives how many
 * there were, and the moment by which `unreadNotices` finds them again. What one has read is not recorded.
 */
export async function readNotices(
  actor: Actor,
  input: ReadInput,
  now: Date,
): Promise<{ count: number; at: Date }> {
  const { id, articleId }: Ids = input
  const where =
    articleId === undefined
      ? { ...ownNotices(actor), readAt: null, ...(id === undefined ? {} : { id }) }
      : { ...unreadRemarks(actor), articleId }
  return transaction(async (tx) => {
    const { count } = await tx.notification.updateMany({ where, data: { readAt: now } })
    if (count > 0 && actor.id !== null) await tellInboxes(tx, [actor.id])
    return { count, at: now }
  })
}

/** Takes back what `readNotices` did at one moment. */
export async function unreadNotices(actor: Actor, { at }: { at: Date }): Promise<{ count: number }> {
  return transaction(async (tx) => {
    const { count } = await tx.notification.updateMany({
      where: { ...ownNotices(actor), readAt: at },
      data: { readAt: null },
    })
    if (count > 0 && actor.id !== null) await tellInboxes(tx, [actor.id])
    return { count }
  })
}

/** Takes a remark that is taken back out of every inbox, in the transaction that does it. */
export async function forgetRemark(tx: Tx, commentId: number): Promise<void> {
  const gone = await tx.$queryRaw<{ userId: number }[]>`
    DELETE FROM notifications WHERE comment_id = ${commentId} RETURNING user_id AS "userId"`
  await tellInboxes(tx, [...new Set(gone.map(({ userId }) => userId))])
}

const DAY = 86_400_000
const KEPT_READ = 90 * DAY
const KEPT = 365 * DAY
const BATCH = 5_000

/** Forgets what was read three months ago, and everything after a year; a batch a run. */
export function pruneNotices(now: Date): Promise<number> {
  const read = new Date(now.getTime() - KEPT_READ)
  const any = new Date(now.getTime() - KEPT)
  return db.$executeRaw`
    DELETE FROM notifications WHERE id IN (
      SELECT id FROM notifications WHERE created_at < ${read} AND (read_at IS NOT NULL OR created_at < ${any})
      ORDER BY created_at LIMIT ${BATCH})`
}

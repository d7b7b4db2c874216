import type { Tx } from '@/lib/db/client'

/** The channel on which every web process hears that tags have changed. */
export const TAG_CHANNEL = 'qingyan_tags'

/**
 * Marks everything that carries one of the tags as stale, from the commit of `tx` on, in every web process.
 * `hard`: tags whose pages must not be served again even while the database is away (a withdrawal).
 * Rows are written in name order, so that two transactions touching the same tags cannot deadlock.
 */
export async function expireTags(tx: Tx, touched: string[], hard: string[] = []): Promise<void> {
  const names = [...new Set([...touched, ...hard])].sort()
  if (names.length === 0) return
  await tx.$executeRaw`
    INSERT INTO cache_tags (tag, xid, hard_xid)
    SELECT name, me.xid, CASE WHEN name = ANY(${hard}::text[]) THEN me.xid END
    FROM unnest(${names}::text[]) AS name, (SELECT pg_current_xact_id()::text::bigint AS xid) AS me
    ORDER BY name
    ON CONFLICT (tag) DO UPDATE
      SET xid = excluded.xid, hard_xid = coalesce(excluded.hard_xid, cache_tags.hard_xid)`
  await wakeListeners(tx)
}

/** Has every web process look at the database once `tx` has committed: what is due next may have changed. */
export async function wakeListeners(tx: Tx): Promise<void> {
  await tx.$executeRaw`SELECT pg_notify(${TAG_CHANNEL}, '')`
}

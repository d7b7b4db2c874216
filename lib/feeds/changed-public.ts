import { db } from '@/lib/db/client'

const RECENT = 2_000

/**
 * When something that carries one of the tags was last changed, by the log: also a withdrawal or a new name, which
 * no row of what is left could tell. Null when it is not among the latest changes.
 */
export async function lastChange(tags: string[]): Promise<Date | null> {
  const [row] = await db.$queryRaw<{ at: Date }[]>`
    SELECT at FROM (SELECT id, at, tags FROM audit_events ORDER BY id DESC LIMIT ${RECENT}) recent
    WHERE tags && ${tags}::text[] ORDER BY id DESC LIMIT 1`
  return row?.at ?? null
}

import type { Tx } from '@/lib/db/client'
import type { SourceState } from '@/lib/db/generated/enums'
import { requireUsable } from './state'

/**
 * Throws CONFLICT when nothing may be published from the source. Read under a lock, so that a publication and a ban at
 * the same moment see each other.
 */
export async function requireSourceUsable(tx: Tx, source: { id: number } | null): Promise<void> {
  if (source === null) return
  const [row] = await tx.$queryRaw<{ name: string; state: SourceState; stateReason: string }[]>`
    SELECT name, state, state_reason AS "stateReason" FROM sources WHERE id = ${source.id} FOR SHARE`
  if (row) requireUsable(row)
}

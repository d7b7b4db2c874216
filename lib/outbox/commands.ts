import { db } from '@/lib/db/client'

export type OutboxEvent = { id: bigint; tags: string[]; attempts: number }

/** Events whose tags have not been delivered yet, oldest first. */
export function listUndelivered(limit: number): Promise<OutboxEvent[]> {
  return db.$queryRaw<OutboxEvent[]>`
    SELECT id, tags, attempts FROM audit_events
    WHERE delivered_at IS NULL AND tags <> '{}' ORDER BY id LIMIT ${limit}`
}

/** Marks events as delivered. */
export async function markDelivered(ids: bigint[], now: Date): Promise<void> {
  await db.auditEvent.updateMany({
    where: { id: { in: ids } },
    data: { deliveredAt: now, attempts: { increment: 1 } },
  })
}

/** Counts a try that did not succeed. */
export async function markTried(ids: bigint[]): Promise<void> {
  await db.auditEvent.updateMany({ where: { id: { in: ids } }, data: { attempts: { increment: 1 } } })
}

import { db, type Tx } from '@/lib/db/client'

/** What a revision may need that can be deleted, in the shape of its content. */
export type RevisionPart =
  | { columnId: number }
  | { source: { id: number } }
  | { bylines: [{ authorId: number }] }

/** An appointment with its exact place in the queue: the time as text, because a Date would cut it to milliseconds. */
export type DueSchedule = { id: number; dueAt: string }

/** Appointments that are due, oldest first, at most `limit`; those behind `after`, when one is given. */
export function listDueSchedules(
  now: Date,
  limit: number,
  after: DueSchedule | null = null,
): Promise<DueSchedule[]> {
  const { id, dueAt } = after ?? { id: 0, dueAt: '-infinity' }
  return db.$queryRaw<DueSchedule[]>`
    SELECT id, due_at::text AS "dueAt" FROM schedules
    WHERE state = 'PENDING' AND due_at <= ${now.toISOString()}::timestamptz
      AND (due_at, id) > (${dueAt}::timestamptz, ${id}::int)
    ORDER BY due_at, id LIMIT ${limit}`
}

/**
 * How many waiting publications name a revision that holds `part` (compared as jsonb containment). Asked inside a
 * transaction after its drafts were looked at: a piece leaves a draft only after its appointment was made.
 */
export async function countScheduledWith(tx: Tx, part: RevisionPart): Promise<number> {
  const [row] = await tx.$queryRaw<{ count: number }[]>`
    SELECT count(*)::int AS count FROM schedules s JOIN revisions r ON r.id = s.revision_id
    WHERE s.state = 'PENDING' AND s.action = 'PUBLISH' AND r.content @> ${JSON.stringify(part)}::jsonb`
  return row?.count ?? 0
}

/** How many appointments are overdue by more than `graceSeconds`, for the health page. */
export function countOverdue(now: Date, graceSeconds: number): Promise<number> {
  const before = new Date(now.getTime() - graceSeconds * 1000)
  return db.schedule.count({ where: { state: 'PENDING', dueAt: { lt: before } } })
}

import { db } from '@/lib/db/client'

/** Leaves unread what still waits to be taken up, and nothing else of what the filling told people; none of it is mailed. */
export async function settleInboxes(now: Date): Promise<void> {
  await db.mail.deleteMany({ where: { state: 'PENDING' } })
  await db.$executeRaw`
    UPDATE notifications n SET read_at = ${now} WHERE n.read_at IS NULL AND NOT EXISTS (
      SELECT 1 FROM articles a WHERE a.id = n.article_id AND a.state = 'SUBMITTED' AND a.trashed_at IS NULL
        AND (n.kind = 'submitted' OR (n.kind = 'waiting' AND EXISTS (
          SELECT 1 FROM audit_events e JOIN review_steps s ON s.id = (e.data ->> 'stepId')::int
          WHERE e.id = n.event_id AND s.active_since IS NOT NULL AND s.approved_at IS NULL))))`
}

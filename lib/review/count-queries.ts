import type { Actor } from '@/lib/auth/permissions'
import { db } from '@/lib/db/client'
import { siteDate } from '@/lib/time'
import type { Board } from './boards'
import { cameBack, isLate, isMine, unreviewed, visible, waitsFor } from './waiting'

/** How many pieces each board holds for the actor (of 我提交的: the rounds that run), in one statement. */
export async function countBoards(actor: Actor, now: Date): Promise<Record<Board, number>> {
  const end = new Date(`${siteDate(now)}T24:00:00+08:00`)
  const [row] = await db.$queryRaw<Record<Board, number>[]>`
    SELECT
      (SELECT count(*)::int FROM review_steps s JOIN reviews r ON r.id = s.review_id JOIN articles a ON a.id = r.article_id
        WHERE ${waitsFor(actor)}) AS waiting,
      (SELECT count(*)::int FROM review_steps s JOIN reviews r ON r.id = s.review_id JOIN articles a ON a.id = r.article_id
        WHERE ${isLate(actor, now)}) AS overdue,
      (SELECT count(*)::int FROM reviews r JOIN articles a ON a.id = r.article_id
        WHERE ${isMine(actor)} AND r.state = 'OPEN') AS mine,
      (SELECT count(*)::int FROM reviews r JOIN articles a ON a.id = r.article_id WHERE ${cameBack(actor)}) AS returned,
      (SELECT count(*)::int FROM schedules q JOIN articles a ON a.id = q.article_id
        WHERE q.state = 'PENDING' AND q.action = 'PUBLISH' AND q.due_at < ${end}::timestamptz
          AND a.trashed_at IS NULL AND ${visible(actor)})
        + (SELECT count(*)::int FROM reviews r JOIN articles a ON a.id = r.article_id
          WHERE r.state = 'SIGNED' AND a.published_revision_id IS DISTINCT FROM r.signed_revision_id
            AND a.state NOT IN ('PUBLISHED', 'WITHDRAWN') AND a.trashed_at IS NULL AND ${visible(actor)}
            AND NOT EXISTS (SELECT 1 FROM schedules q WHERE q.article_id = a.id AND q.state = 'PENDING' AND q.action = 'PUBLISH'))
        AS today,
      (SELECT count(*)::int FROM urgent_publications u JOIN articles a ON a.id = u.article_id
        WHERE ${unreviewed(actor)}) AS urgent`
  return row ?? { waiting: 0, mine: 0, returned: 0, today: 0, overdue: 0, urgent: 0 }
}

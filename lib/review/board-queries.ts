import type { Cursor } from '@/lib/articles/filters'
import type { Actor } from '@/lib/auth/permissions'
import { db } from '@/lib/db/client'
import { Prisma } from '@/lib/db/generated/client'
import { siteDate } from '@/lib/time'
import type { Board, BoardRow } from './boards'
import { cameBack, isLate, isMine, unreviewed, visible, waitsFor } from './waiting'

const PAGE = 30

const piece = Prisma.sql`a.id AS "articleId", a.title, c.name AS "columnName", w.name AS "ownerName"`
const around = Prisma.sql`LEFT JOIN categories c ON c.id = a.column_id LEFT JOIN users w ON w.id = a.owner_id`
const none = Prisma.sql`NULL::text`

/** Steps in the order in which they began to wait (or fell due), the longest waiting first. */
function steps(where: Prisma.Sql, at: Prisma.Sql, after: Cursor | null): Prisma.Sql {
  const from = after
    ? Prisma.sql`(${at}, s.id) > (${after.at}::timestamptz, ${after.id}::int)`
    : Prisma.sql`true`
  return Prisma.sql`
    SELECT ${at} AS at, s.id, ${piece}, s.name AS step, h.name AS holder, s.due_at AS "dueAt",
      r.state::text AS state, '' AS note, sb.name AS by
    FROM review_steps s JOIN reviews r ON r.id = s.review_id JOIN articles a ON a.id = r.article_id ${around}
    LEFT JOIN users h ON h.id = s.holder_id LEFT JOIN users sb ON sb.id = r.submitted_by_id
    WHERE ${where} AND ${from} ORDER BY ${at}, s.id LIMIT ${PAGE + 1}`
}

/** Rounds, newest first, with the step they wait for or the decision that ended them. */
function rounds(where: Prisma.Sql, after: Cursor | null): Prisma.Sql {
  const from = after ? Prisma.sql`r.id < ${after.id}::int` : Prisma.sql`true`
  return Prisma.sql`
    SELECT r.submitted_at AS at, r.id, ${piece}, coalesce(s.names, '') AS step, d.target AS holder, s.due_at AS "dueAt",
      r.state::text AS state, coalesce(d.note, '') AS note, d.by_name AS by
    FROM reviews r JOIN articles a ON a.id = r.article_id ${around}
    LEFT JOIN LATERAL (SELECT string_agg(name, '、' ORDER BY position) AS names, min(due_at) AS due_at FROM review_steps
      WHERE review_id = r.id AND active_since IS NOT NULL AND approved_at IS NULL) s ON true
    LEFT JOIN LATERAL (SELECT note, target, by_name FROM review_decisions
      WHERE review_id = r.id AND verdict = 'RETURN' ORDER BY id DESC LIMIT 1) d ON r.state = 'RETURNED'
    WHERE ${where} AND ${from} ORDER BY r.id DESC LIMIT ${PAGE + 1}`
}

/** What readers get today, and what is signed and waits for somebody to place it: oldest first. */
function today(actor: Actor, now: Date, after: Cursor | null): Prisma.Sql {
  const end = new Date(`${siteDate(now)}T24:00:00+08:00`)
  const from = after
    ? Prisma.sql`(x.at, x.id) > (${after.at}::timestamptz, ${after.id}::int)`
    : Prisma.sql`true`
  return Prisma.sql`
    SELECT x.at, x.id, ${piece}, ${none} AS step, ${none} AS holder, NULL::timestamptz AS "dueAt", x.state, '' AS note, ${none} AS by
    FROM (
      SELECT due_at AS at, article_id AS id, 'APPOINTED' AS state FROM schedules
        WHERE state = 'PENDING' AND action = 'PUBLISH' AND due_at < ${end}::timestamptz
      UNION ALL SELECT r.signed_at, r.article_id, 'SIGNED' FROM reviews r JOIN articles p ON p.id = r.article_id
        WHERE r.state = 'SIGNED' AND p.published_revision_id IS DISTINCT FROM r.signed_revision_id
          AND p.state NOT IN ('PUBLISHED', 'WITHDRAWN')
          AND NOT EXISTS (SELECT 1 FROM schedules q WHERE q.article_id = p.id AND q.state = 'PENDING' AND q.action = 'PUBLISH')
    ) x JOIN articles a ON a.id = x.id ${around}
    WHERE a.trashed_at IS NULL AND ${visible(actor)} AND ${from} ORDER BY x.at, x.id LIMIT ${PAGE + 1}`
}

function urgent(actor: Actor, after: Cursor | null): Prisma.Sql {
  const from = after ? Prisma.sql`u.id < ${after.id}::int` : Prisma.sql`true`
  return Prisma.sql`
    SELECT u.published_at AS at, u.id, ${piece}, ${none} AS step, ${none} AS holder, NULL::timestamptz AS "dueAt",
      CASE WHEN u.published_by_id = ${actor.id}::int OR a.owner_id IS NOT DISTINCT FROM ${actor.id}::int
        THEN 'OWN' ELSE 'UNREVIEWED' END AS state, u.reason AS note, p.name AS by
    FROM urgent_publications u JOIN articles a ON a.id = u.article_id ${around} JOIN users p ON p.id = u.published_by_id
    WHERE ${unreviewed(actor)} AND ${from} ORDER BY u.id DESC LIMIT ${PAGE + 1}`
}

function select(actor: Actor, board: Board, now: Date, after: Cursor | null): Prisma.Sql {
  switch (board) {
    case 'waiting':
      return steps(waitsFor(actor), Prisma.sql`s.active_since`, after)
    case 'overdue':
      return steps(isLate(actor, now), Prisma.sql`s.due_at`, after)
    case 'mine':
      return rounds(isMine(actor), after)
    case 'returned':
      return rounds(cameBack(actor), after)
    case 'today':
      return today(actor, now, after)
    case 'urgent':
      return urgent(actor, after)
  }
}

/** One page of a board; `next` is where the following page begins, null at the end. */
export async function listBoard(
  actor: Actor,
  board: Board,
  now: Date,
  after: Cursor | null,
): Promise<{ rows: BoardRow[]; next: Cursor | null }> {
  const found = await db.$queryRaw<BoardRow[]>(select(actor, board, now, after))
  const rows = found.slice(0, PAGE)
  const last = rows.at(-1)
  return { rows, next: found.length > PAGE && last ? { at: last.at, id: last.id } : null }
}

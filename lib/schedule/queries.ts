import { whereVisible } from '@/lib/articles/queries'
import type { Actor } from '@/lib/auth/permissions'
import { db, type Tx } from '@/lib/db/client'
import type { ScheduleAction } from '@/lib/db/generated/enums'

/** What a revision may need that can be deleted, in the shape of its content. */
export type RevisionPart =
  | { columnId: number }
  | { source: { id: number } }
  | { bylines: [{ authorId: number }] }

/** An appointment with its exact place in the queue: the time as text, because a Date would cut it to milliseconds. */
export type Claim = {
  id: number
  articleId: number
  action: ScheduleAction
  revisionId: number | null
  dueAt: Date
  /** What readers are told when it happens, why, and who said so. */
  notice: string
  noticeReason: string
  createdById: number | null
  place: string
}

/**
 * Takes the first appointment that is due and behind `after` for this transaction alone, with its article; null when
 * there is none. What another transaction holds, and what waits for an earlier one of the same piece, is passed over.
 */
export async function claimDue(tx: Tx, now: Date, after: Claim | null): Promise<Claim | null> {
  const { place, action, id } = after ?? { place: '-infinity', action: 'PUBLISH', id: 0 }
  const [claim] = await tx.$queryRaw<Claim[]>`
    SELECT s.id, s.article_id AS "articleId", s.action, s.revision_id AS "revisionId", s.due_at AS "dueAt",
      s.notice, s.notice_reason AS "noticeReason", s.created_by_id AS "createdById", s.due_at::text AS place
    FROM schedules s JOIN articles a ON a.id = s.article_id
    WHERE s.state = 'PENDING' AND s.due_at <= ${now.toISOString()}::timestamptz
      AND (s.due_at, s.action, s.id) > (${place}::timestamptz, ${action}::"ScheduleAction", ${id}::int)
      AND NOT EXISTS (SELECT FROM schedules o WHERE o.article_id = s.article_id AND o.state = 'PENDING'
        AND (o.due_at, o.action, o.id) < (s.due_at, s.action, s.id))
    ORDER BY s.due_at, s.action, s.id LIMIT 1
    FOR UPDATE OF s, a SKIP LOCKED`
  return claim ?? null
}

/** When the first appointment behind a moment falls due; null when none waits there. */
export async function nextDue(after: Date): Promise<Date | null> {
  const first = await db.schedule.findFirst({
    where: { state: 'PENDING', dueAt: { gt: after } },
    orderBy: { dueAt: 'asc' },
    select: { dueAt: true },
  })
  return first?.dueAt ?? null
}

export type WaitingSchedule = {
  id: number
  action: ScheduleAction
  dueAt: Date
  revisionId: number | null
}

/** What waits to happen to a piece, soonest first. */
export function listWaiting(tx: Tx, articleId: number): Promise<WaitingSchedule[]> {
  return tx.schedule.findMany({
    where: { articleId, state: 'PENDING' },
    orderBy: [{ dueAt: 'asc' }, { action: 'asc' }],
    select: { id: true, action: true, dueAt: true, revisionId: true },
  })
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

const before = (now: Date, seconds: number) => new Date(now.getTime() - seconds * 1000)

/** How many appointments are overdue by more than `graceSeconds`, for the health page. */
export function countOverdue(now: Date, graceSeconds: number): Promise<number> {
  return db.schedule.count({ where: { state: 'PENDING', dueAt: { lt: before(now, graceSeconds) } } })
}

const MOST = 50
const REMEMBERED_DAYS = 3

/** What should have happened by now and has not, or could not within the last three days; longest ago first, at most 50. */
export async function listMissed(actor: Actor, now: Date, graceSeconds: number) {
  const found = await db.schedule.findMany({
    where: {
      article: whereVisible(actor),
      OR: [
        { state: 'PENDING', dueAt: { lt: before(now, graceSeconds) } },
        { state: 'FAILED', finishedAt: { gt: before(now, REMEMBERED_DAYS * 86_400) } },
      ],
    },
    orderBy: [{ dueAt: 'asc' }, { id: 'asc' }],
    take: MOST,
    relationLoadStrategy: 'join',
    select: {
      id: true,
      action: true,
      dueAt: true,
      state: true,
      note: true,
      article: { select: { id: true, title: true } },
    },
  })
  return found.map(({ article, ...rest }) => ({ ...rest, articleId: article.id, title: article.title }))
}

export type MissedSchedule = Awaited<ReturnType<typeof listMissed>>[number]

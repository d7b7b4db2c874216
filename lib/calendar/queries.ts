import { type Actor, can, isWithin, reach } from '@/lib/auth/permissions'
import { piecesSql, plansSql } from '@/lib/auth/span'
import { db } from '@/lib/db/client'
import { Prisma } from '@/lib/db/generated/client'
import type { ScheduleAction } from '@/lib/db/generated/enums'
import type { PlanDay } from '@/lib/planning/schema'
import { fieldTime, parseSiteTime, SITE_TIME_ZONE, siteDate, siteTime } from '@/lib/time'
import { addDays, type Day } from './days'
import { type CalendarEntries, type CalendarEntry, inOrder } from './entry'
import type { PieceDay } from './gaps'

export type Asked = {
  /** Both included. */
  first: Day
  last: Day
  columnIds?: number[] | undefined
  person?: number | undefined
  /** At most so many of each kind on a day. */
  perDay: number
}

const inColumns = (column: Prisma.Sql, ids: number[] | undefined) =>
  ids === undefined ? Prisma.sql`TRUE` : Prisma.sql`${column} = ANY(${ids}::int[])`
const byPerson = (person: Prisma.Sql, id: number | undefined) =>
  id === undefined ? Prisma.sql`TRUE` : Prisma.sql`${person} = ${id}`

/** The moments at which the first day begins and the last one ends. */
function moments(first: Day, last: Day): { from: string; until: string } {
  const at = (day: Day) => parseSiteTime(day)?.toISOString() ?? ''
  return { from: at(first), until: at(addDays(last, 1)) }
}

/** Rows of a day in their order, no more than asked for, each with how many the day has. */
const bounded = (rows: Prisma.Sql, day: Prisma.Sql, order: Prisma.Sql, perDay: number) => Prisma.sql`
  SELECT * FROM (SELECT found.*, count(*) OVER (PARTITION BY ${day})::int AS total,
      row_number() OVER (PARTITION BY ${day} ORDER BY ${order})::int AS place
    FROM (${rows}) found) numbered
  WHERE place <= ${perDay}`

const siteDay = (moment: Prisma.Sql) => Prisma.sql`(${moment} AT TIME ZONE ${SITE_TIME_ZONE}::text)::date`

type Common = { title: string; columnName: string | null; person: string | null; total: number }

async function published(actor: Actor, asked: Asked) {
  const { from, until } = moments(asked.first, asked.last)
  const rows = Prisma.sql`
    SELECT p.article_id AS "articleId", p.title, p.published_at AS at, c.name AS "columnName", u.name AS person
    FROM publications p JOIN articles a ON a.id = p.article_id JOIN categories c ON c.id = p.column_id
      LEFT JOIN users u ON u.id = a.owner_id
    WHERE p.published_at >= ${from}::timestamptz AND p.published_at < ${until}::timestamptz
      AND ${piecesSql(actor, 'article.read')}
      AND ${inColumns(Prisma.sql`p.column_id`, asked.columnIds)} AND ${byPerson(Prisma.sql`a.owner_id`, asked.person)}`
  return db.$queryRaw<(Common & { articleId: number; at: Date })[]>(
    bounded(rows, siteDay(Prisma.sql`at`), Prisma.sql`at, "articleId"`, asked.perDay),
  )
}

async function scheduled(actor: Actor, asked: Asked) {
  const { from, until } = moments(asked.first, asked.last)
  const rows = Prisma.sql`
    SELECT s.id AS "scheduleId", s.action, s.article_id AS "articleId", coalesce(r.title, a.title) AS title,
      s.due_at AS at, c.name AS "columnName", u.name AS person
    FROM schedules s JOIN articles a ON a.id = s.article_id LEFT JOIN revisions r ON r.id = s.revision_id
      LEFT JOIN categories c ON c.id = a.column_id LEFT JOIN users u ON u.id = a.owner_id
    WHERE s.state = 'PENDING' AND s.due_at >= ${from}::timestamptz AND s.due_at < ${until}::timestamptz
      AND ${piecesSql(actor, 'article.read')}
      AND ${inColumns(Prisma.sql`a.column_id`, asked.columnIds)} AND ${byPerson(Prisma.sql`a.owner_id`, asked.person)}`
  type Row = Common & { scheduleId: number; action: ScheduleAction; articleId: number; at: Date }
  return db.$queryRaw<Row[]>(
    bounded(rows, siteDay(Prisma.sql`at`), Prisma.sql`at, "scheduleId"`, asked.perDay),
  )
}

async function planned(actor: Actor, asked: Asked) {
  const days = (which: PlanDay, column: Prisma.Sql) => Prisma.sql`
    SELECT p.id AS "planId", p.version, p.title, ${which}::text AS which, ${column}::text AS day, c.name AS "columnName",
      u.name AS person
    FROM plans p LEFT JOIN categories c ON c.id = p.column_id LEFT JOIN users u ON u.id = p.assignee_id
    WHERE p.outcome = 'OPEN' AND ${column} >= ${asked.first}::date AND ${column} <= ${asked.last}::date
      AND ${plansSql(actor, 'plan.read')}
      AND ${inColumns(Prisma.sql`p.column_id`, asked.columnIds)} AND ${byPerson(Prisma.sql`p.assignee_id`, asked.person)}`
  const rows = Prisma.sql`${days('dueOn', Prisma.sql`p.due_on`)} UNION ALL ${days('slotOn', Prisma.sql`p.slot_on`)}`
  type Row = Common & { planId: number; version: number; which: PlanDay; day: Day }
  return db.$queryRaw<Row[]>(bounded(rows, Prisma.sql`day`, Prisma.sql`"planId", which`, asked.perDay))
}

/** What stands in the calendar on the asked days: appointments, what was published, and the days of open plans. */
export async function listCalendar(actor: Actor, asked: Asked): Promise<CalendarEntries> {
  if (!can(actor, 'article.read')) return { entries: [], more: {} }
  const [pieces, appointments, plans] = await Promise.all([
    published(actor, asked),
    scheduled(actor, asked),
    planned(actor, asked),
  ])
  const found: (CalendarEntry & { total: number })[] = [
    ...pieces.map(({ at, ...piece }) => ({
      ...piece,
      kind: 'PUBLISHED' as const,
      key: `article ${piece.articleId}`,
      day: siteDate(at),
      time: siteTime(at),
      href: `/admin/articles/${piece.articleId}`,
    })),
    ...appointments.map(({ at, ...appointment }) => ({
      ...appointment,
      kind: 'SCHEDULE' as const,
      key: `schedule ${appointment.scheduleId}`,
      at: fieldTime(at),
      day: siteDate(at),
      time: siteTime(at),
      href: `/admin/articles/${appointment.articleId}`,
    })),
    ...plans.map((plan) => ({
      ...plan,
      kind: 'PLAN' as const,
      key: `plan ${plan.planId} ${plan.which}`,
      time: null,
      href: `/admin/planning?plan=${plan.planId}`,
    })),
  ]
  return { entries: inOrder(found), more: hiddenOf(found) }
}

/** How many stand on a day beyond those that are here. */
function hiddenOf(found: (CalendarEntry & { total: number })[]): Record<Day, number> {
  const totals = new Map<string, number>()
  const here = new Map<Day, number>()
  for (const { day, kind, total } of found) {
    totals.set(`${day} ${kind}`, total)
    here.set(day, (here.get(day) ?? 0) + 1)
  }
  const more: Record<Day, number> = {}
  for (const [day, count] of here) {
    const all = [...totals].filter(([of]) => of.startsWith(day)).reduce((sum, [, total]) => sum + total, 0)
    if (all > count) more[day] = all - count
  }
  return more
}

/**
 * The days, from today to the last, on which each column has a piece, published, appointed or planned, and before them
 * the day of its newest; for those who see all pieces of it.
 */
export async function listPieceDays(
  actor: Actor,
  { today, last }: { today: Day; last: Day },
): Promise<PieceDay[]> {
  if (reach(actor, 'article.read') !== 'any') return []
  const { from, until } = moments(today, last)
  const found = await db.$queryRaw<PieceDay[]>`
    SELECT DISTINCT column_id AS "columnId", day::text AS day FROM (
      SELECT c.id AS column_id, (SELECT ${siteDay(Prisma.sql`p.published_at`)} FROM publications p
        WHERE p.column_id = c.id AND p.published_at < ${from}::timestamptz
        ORDER BY p.published_at DESC, p.article_id DESC LIMIT 1) AS day
      FROM categories c
      UNION ALL
      SELECT p.column_id, ${siteDay(Prisma.sql`p.published_at`)} FROM publications p
        WHERE p.published_at >= ${from}::timestamptz AND p.published_at < ${until}::timestamptz
      UNION ALL
      SELECT a.column_id, ${siteDay(Prisma.sql`s.due_at`)} FROM schedules s JOIN articles a ON a.id = s.article_id
        WHERE s.state = 'PENDING' AND s.action = 'PUBLISH' AND a.state <> 'PUBLISHED'
          AND s.due_at >= ${from}::timestamptz AND s.due_at < ${until}::timestamptz
      UNION ALL
      -- A plan whose piece is appointed or public counts as that piece.
      SELECT l.column_id, l.slot_on FROM plans l LEFT JOIN articles a ON a.id = l.article_id
        WHERE l.outcome = 'OPEN' AND l.slot_on >= ${today}::date AND l.slot_on <= ${last}::date
          AND (a.id IS NULL OR a.state <> 'PUBLISHED' AND NOT EXISTS (SELECT FROM schedules s
            WHERE s.article_id = a.id AND s.state = 'PENDING' AND s.action = 'PUBLISH'))
    ) found WHERE column_id IS NOT NULL AND day IS NOT NULL`
  return found.filter(({ columnId }) => isWithin(actor, columnId))
}

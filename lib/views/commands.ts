import { db, transaction } from '@/lib/db/client'
import type { MostReadSpan } from '@/lib/db/generated/enums'
import { tryLock } from '@/lib/db/locks'
import { expireTags } from '@/lib/pages/expire'
import { tags } from '@/lib/pages/tags'
import { siteDate } from '@/lib/time'
import { hourOf, type ViewCount } from './schema'

/**
 * Adds counted views to the hours and the days, in one statement; what is no public piece is passed over. No audit
 * row: readers are nobody, and this happens every few seconds. Rows are written in one order, so that two web
 * processes cannot block each other.
 */
export async function recordViews(counts: ViewCount[]): Promise<void> {
  if (counts.length === 0) return
  const ids = counts.map(({ articleId }) => articleId)
  const hours = counts.map(({ hour }) => hour.toISOString())
  const days = counts.map(({ day }) => day)
  const views = counts.map((count) => count.views)
  await db.$executeRaw`
    WITH counted AS (
      SELECT article_id, hour, day, views
      FROM unnest(${ids}::int[], ${hours}::timestamptz[], ${days}::date[], ${views}::int[])
        AS one(article_id, hour, day, views)
      WHERE EXISTS (SELECT FROM publications p WHERE p.article_id = one.article_id)
    ), by_hour AS (
      INSERT INTO view_hours AS known (article_id, hour, views)
      SELECT article_id, hour, sum(views) FROM counted GROUP BY article_id, hour ORDER BY article_id, hour
      ON CONFLICT (article_id, hour) DO UPDATE SET views = known.views + excluded.views
    )
    INSERT INTO view_days AS known (article_id, day, views)
    SELECT article_id, day, sum(views) FROM counted GROUP BY article_id, day ORDER BY article_id, day
    ON CONFLICT (article_id, day) DO UPDATE SET views = known.views + excluded.views`
}

const HOUR = 3_600_000
const DAY = 24 * HOUR
/** How many pieces a ranking holds. */
const RANKED = 10

type Place = { span: MostReadSpan; rank: number; articleId: number; views: number }

/** The first calendar day of a span that ends today. */
const since = (days: number, now: Date) => siteDate(new Date(now.getTime() - (days - 1) * DAY))

/**
 * Makes the rankings of 24 hours, 7 days and 30 days anew. Pages that show them are made anew only when an order
 * has changed: the numbers change with every reader. Of two workers at once, one does nothing.
 */
export function rankMostRead(now: Date): Promise<{ reordered: boolean }> {
  const day = hourOf(new Date(now.getTime() - DAY + HOUR)).toISOString()
  return transaction(async (tx) => {
    if (!(await tryLock(tx, 'mostRead'))) return { reordered: false }
    const before = await tx.mostRead.findMany({ orderBy: [{ span: 'asc' }, { rank: 'asc' }] })
    const after = await tx.$queryRaw<Place[]>`
      WITH read AS (
        SELECT 'DAY'::"MostReadSpan" AS span, article_id, views FROM view_hours WHERE hour >= ${day}::timestamptz
        UNION ALL SELECT 'WEEK', article_id, views FROM view_days WHERE day >= ${since(7, now)}::date
        UNION ALL SELECT 'MONTH', article_id, views FROM view_days WHERE day >= ${since(30, now)}::date
      ), summed AS (
        SELECT span, article_id, sum(views)::int AS views FROM read JOIN publications USING (article_id)
        GROUP BY span, article_id
      ), ranked AS (
        SELECT *, row_number() OVER (PARTITION BY span ORDER BY views DESC, article_id DESC)::int AS rank FROM summed
      )
      SELECT span, rank, article_id AS "articleId", views FROM ranked WHERE rank <= ${RANKED} ORDER BY span, rank`
    await tx.mostRead.deleteMany()
    await tx.mostRead.createMany({ data: after })
    const reordered = order(before) !== order(after)
    if (reordered) await expireTags(tx, [tags.mostRead])
    return { reordered }
  })
}

const order = (places: Place[]) => places.map(({ span, articleId }) => `${span}:${articleId}`).join(' ')

/** Forgets the hours that no ranking looks at any more; the days stay. */
export async function pruneViewHours(now: Date): Promise<number> {
  const { count } = await db.viewHour.deleteMany({
    where: { hour: { lt: new Date(now.getTime() - 2 * DAY) } },
  })
  return count
}

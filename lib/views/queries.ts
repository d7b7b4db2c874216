import { type Actor, can } from '@/lib/auth/permissions'
import { db } from '@/lib/db/client'
import type { MostReadSpan } from '@/lib/db/generated/enums'
import { siteDate } from '@/lib/time'

/** How often a piece was read: in all, and today. */
export async function getViews(
  actor: Actor,
  articleId: number,
  now: Date,
): Promise<{ total: number; today: number }> {
  if (!can(actor, 'desk.enter')) return { total: 0, today: 0 }
  const [row] = await db.$queryRaw<{ total: number; today: number }[]>`
    SELECT coalesce(sum(views), 0)::int AS total,
      coalesce(sum(views) FILTER (WHERE day = ${siteDate(now)}::date), 0)::int AS today
    FROM view_days WHERE article_id = ${articleId}`
  return row ?? { total: 0, today: 0 }
}

/** What is read most at the moment, with how often. */
export async function listMostRead(actor: Actor, span: MostReadSpan, limit: number) {
  if (!can(actor, 'desk.enter')) return []
  const rows = await db.mostRead.findMany({
    where: { span, article: { publication: { isNot: null } } },
    orderBy: { rank: 'asc' },
    take: limit,
    relationLoadStrategy: 'join',
    select: {
      rank: true,
      articleId: true,
      views: true,
      article: { select: { publication: { select: { title: true } } } },
    },
  })
  return rows.map(({ article, ...place }) => ({ ...place, title: article.publication?.title ?? '' }))
}

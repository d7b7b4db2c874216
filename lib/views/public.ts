import { cache } from 'react'
import { db } from '@/lib/db/client'
import { Prisma } from '@/lib/db/generated/client'
import type { MostReadSpan } from '@/lib/db/generated/enums'
import { tag } from '@/lib/pages/render-context'
import { tags } from '@/lib/pages/tags'
import type { Ranked, Rankings } from './schema'

/**
 * `SELECT label, article_id, rank`: the pieces with a picture among what was read most in 7 days, labelled `hot`; at
 * most a ranking's length. To be joined into another statement.
 */
export const hotPicturesSql = Prisma.sql`SELECT 'hot' AS label, article_id, m.rank FROM most_read m
  JOIN publications p USING (article_id) WHERE m.span = 'WEEK' AND p.cover_id IS NOT NULL`

/** What was read most in 24 hours, 7 days and 30 days: one statement. What was withdrawn since is not in it. */
export const getMostRead = cache(async (): Promise<Rankings> => {
  tag(tags.mostRead, tags.articles)
  const rows = await db.$queryRaw<(Ranked & { span: MostReadSpan })[]>`
    SELECT m.span, p.article_id AS id, p.title, m.views FROM most_read m JOIN publications p USING (article_id)
    ORDER BY m.span, m.rank`
  const of = (span: MostReadSpan) =>
    rows.filter((row) => row.span === span).map(({ id, title, views }) => ({ id, title, views }))
  return { day: of('DAY'), week: of('WEEK'), month: of('MONTH') }
})

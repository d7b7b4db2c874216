import { cache } from 'react'
import type { CardPage } from '@/lib/articles/card'
import { parseCursor } from '@/lib/articles/filters'
import { listCards } from '@/lib/articles/list-public'
import { db } from '@/lib/db/client'
import { keepUntil, tag } from '@/lib/pages/render-context'
import { tags } from '@/lib/pages/tags'
import { nextSiteMidnight, SITE_TIME_ZONE, siteDate } from '@/lib/time'
import { type ArchiveMonth, daySpan, daySpans, type Month, monthKey, monthOf, neighbours } from './calendar'

/** A century of months; what is older is reached by going back from there. */
const MOST_MONTHS = 1_200

/**
 * The months in which something was published, newest first. It goes from month to month by the index of dates, so
 * it costs a look-up for each month, not one for each piece.
 */
export const listMonths = cache(async (): Promise<Month[]> => {
  tag(tags.articles)
  const rows = await db.$queryRaw<{ month: string }[]>`
    WITH RECURSIVE months AS (
      SELECT date_trunc('month', max(published_at), ${SITE_TIME_ZONE}) AS begun FROM publications
      UNION ALL
      SELECT (SELECT date_trunc('month', max(published_at), ${SITE_TIME_ZONE}) FROM publications
        WHERE published_at < months.begun) FROM months WHERE begun IS NOT NULL
    )
    SELECT to_char(begun AT TIME ZONE ${SITE_TIME_ZONE}, 'YYYY-MM') AS month FROM months
    WHERE begun IS NOT NULL LIMIT ${MOST_MONTHS}`
  return rows.map(({ month }) => ({ year: Number(month.slice(0, 4)), month: Number(month.slice(5)) }))
})

/** A month as a calendar, each day counted by its own range of the index; null while it lies ahead. */
export const getArchiveMonth = cache(async (key: string): Promise<ArchiveMonth | null> => {
  tag(tags.articles)
  const now = new Date()
  const [year = 0, number = 1] = key.split('-').map(Number)
  const month = { year, month: number }
  // Today is marked, and tomorrow's month is no longer ahead.
  if (key >= monthKey(monthOf(now))) keepUntil(nextSiteMidnight(now))
  if (key > monthKey(monthOf(now))) return null
  const spans = daySpans(month)
  const [months, rows] = await Promise.all([
    listMonths(),
    db.$queryRaw<{ day: number; pieces: number }[]>`
      SELECT one.day::int, found.pieces
      FROM unnest(${spans.map(({ from }) => from.toISOString())}::timestamptz[],
        ${spans.map(({ to }) => to.toISOString())}::timestamptz[]) WITH ORDINALITY AS one(begun, ended, day)
      CROSS JOIN LATERAL (SELECT count(*)::int AS pieces FROM publications
        WHERE published_at >= one.begun AND published_at < one.ended) found
      WHERE found.pieces > 0 ORDER BY one.day`,
  ])
  const counts = new Map(rows.map(({ day, pieces }) => [day, pieces]))
  const total = rows.reduce((sum, { pieces }) => sum + pieces, 0)
  return { month, counts, total, today: siteDate(now), ...neighbours(months, month) }
})

/** The newest month in which something was published; null when there is nothing at all. */
export const getNewestMonth = cache(async (): Promise<{ months: Month[]; newest: ArchiveMonth | null }> => {
  const months = await listMonths()
  const [first] = months
  return { months, newest: first ? await getArchiveMonth(monthKey(first)) : null }
})

export type ArchiveDay = CardPage & {
  day: string
  total: number
  /** The nearest days with pieces, `YYYY-MM-DD`. */
  older: string | null
  newer: string | null
}

/** One page of what was published on a day, and where the days around it are; null while the day lies ahead. */
export const getArchiveDay = cache(async (day: string, before: string | null): Promise<ArchiveDay | null> => {
  tag(tags.articles, tags.columns)
  const now = new Date()
  const today = siteDate(now)
  if (day > today) {
    keepUntil(nextSiteMidnight(now))
    return null
  }
  const span = daySpan(day)
  const [page, [around]] = await Promise.all([
    listCards(span, parseCursor(before)),
    db.$queryRaw<{ total: number; older: Date | null; newer: Date | null }[]>`
      SELECT (SELECT count(*)::int FROM publications
          WHERE published_at >= ${span.from.toISOString()}::timestamptz
            AND published_at < ${span.to.toISOString()}::timestamptz) AS total,
        (SELECT max(published_at) FROM publications WHERE published_at < ${span.from.toISOString()}::timestamptz) AS older,
        (SELECT min(published_at) FROM publications WHERE published_at >= ${span.to.toISOString()}::timestamptz) AS newer`,
  ])
  const { total = 0, older = null, newer = null } = around ?? {}
  return { ...page, day, total, older: older && siteDate(older), newer: newer && siteDate(newer) }
})

import { type Actor, can } from '@/lib/auth/permissions'
import { db } from '@/lib/db/client'
import { siteDate } from '@/lib/time'

export type Searched = { query: string; searches: number; empty: number }
export type SearchReport = {
  top: Searched[]
  /** Searched for, and not found at least once. */
  empty: Searched[]
  totals: { searches: number; empty: number; queries: number }
}

const MOST = 50

/** What readers searched for in the last days, today included, and what they did not find. */
export async function searchReport(actor: Actor, days: 7 | 30, now: Date): Promise<SearchReport> {
  if (!can(actor, 'taxonomy.manage'))
    return { top: [], empty: [], totals: { searches: 0, empty: 0, queries: 0 } }
  const since = siteDate(new Date(now.getTime() - (days - 1) * 86_400_000))
  const [row] = await db.$queryRaw<SearchReport[]>`
    WITH sums AS (SELECT query, sum(searches)::int AS searches, sum(empty)::int AS empty FROM search_days
      WHERE day >= ${since}::date GROUP BY query)
    SELECT coalesce((SELECT jsonb_agg(top) FROM (SELECT * FROM sums
        ORDER BY searches DESC, query LIMIT ${MOST}) top), '[]') AS top,
      coalesce((SELECT jsonb_agg(missed) FROM (SELECT * FROM sums WHERE empty > 0
        ORDER BY empty DESC, query LIMIT ${MOST}) missed), '[]') AS empty,
      (SELECT jsonb_build_object('searches', coalesce(sum(searches), 0), 'empty', coalesce(sum(empty), 0),
        'queries', count(*)) FROM sums) AS totals`
  return row ?? { top: [], empty: [], totals: { searches: 0, empty: 0, queries: 0 } }
}

const MOST_SETS = 1000

/** Every set of synonyms, the newest first. */
export async function listSynonyms(actor: Actor) {
  if (!can(actor, 'taxonomy.manage')) return []
  return db.synonymSet.findMany({
    orderBy: { id: 'desc' },
    take: MOST_SETS,
    select: { id: true, terms: true, enabled: true },
  })
}

export type SynonymRow = Awaited<ReturnType<typeof listSynonyms>>[number]

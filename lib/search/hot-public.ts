import { db } from '@/lib/db/client'
import { siteDate } from '@/lib/time'

const WEEK = 6 * 86_400_000
/** What fewer than so many looked for is nobody's business. */
const LEAST = 3
const MOST = 10

/** What was searched for most in the last seven days and always found something. Search pages are never stored. */
export async function listHotSearches(now: Date): Promise<string[]> {
  const since = siteDate(new Date(now.getTime() - WEEK))
  const rows = await db.$queryRaw<{ query: string }[]>`
    SELECT query FROM search_days WHERE day >= ${since}::date
    GROUP BY query HAVING sum(searches) >= ${LEAST} AND sum(empty) = 0
    ORDER BY sum(searches) DESC, query LIMIT ${MOST}`
  return rows.map(({ query }) => query)
}

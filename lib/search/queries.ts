import { db } from '@/lib/db/client'
import { Prisma } from '@/lib/db/generated/client'
import type { SearchScope } from '@/lib/db/generated/enums'
import { matching, newestMatches } from './match'
import { parseQuery } from './query'

/** The ids of at most `limit` articles that match, newest first; none for a query without a searchable character. */
export async function searchArticleIds(scope: SearchScope, q: string, limit: number): Promise<number[]> {
  const matches = matching(parseQuery(q))
  if (matches === null) return []
  const rows = await db.$queryRaw<{ id: number }[]>`
    SELECT article_id AS id FROM (${newestMatches(matches, scope, Prisma.empty, limit)}) found`
  return rows.map(({ id }) => id)
}

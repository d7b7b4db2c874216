import { db } from '@/lib/db/client'
import type { SearchScope } from '@/lib/db/generated/enums'
import { toTsquery } from './query'

/** The ids of at most `limit` articles that match, newest first; none for a query without a searchable character. */
export async function searchArticleIds(scope: SearchScope, q: string, limit: number): Promise<number[]> {
  const query = toTsquery(q)
  if (query === null) return []
  const rows = await db.$queryRaw<{ id: number }[]>`
    SELECT article_id AS id FROM search_documents
    WHERE scope = ${scope}::"SearchScope" AND terms @@ ${query}::tsquery
    ORDER BY sort_at DESC, article_id DESC LIMIT ${limit}`
  return rows.map(({ id }) => id)
}

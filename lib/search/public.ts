import { PAGE_SIZE } from '@/lib/articles/card'
import type { RevisionContent } from '@/lib/articles/content'
import { readCards } from '@/lib/articles/list-public'
import { docText } from '@/lib/content/text'
import { db } from '@/lib/db/client'
import { Prisma } from '@/lib/db/generated/client'
import { tag } from '@/lib/pages/render-context'
import { tags } from '@/lib/pages/tags'
import { queryTerms, toTsquery } from './query'
import { type Hit, SEARCHED, type SearchResult } from './result'
import { highlight, snippet } from './snippet'

type Found = { id: number; total: number; content: RevisionContent }

/** The page of best matches with their text; the weights say how much title, tags, people and body count. */
async function findMatches(query: string, page: number, now: Date): Promise<Found[]> {
  return db.$queryRaw<Found[]>`
    WITH candidates AS (
      SELECT article_id, sort_at, terms FROM search_documents
      WHERE scope = 'PUBLIC' AND terms @@ ${query}::tsquery
      ORDER BY sort_at DESC, article_id DESC LIMIT ${SEARCHED}
    ), ranked AS (
      SELECT article_id, sort_at, count(*) OVER ()::int AS total,
        ts_rank('{0.1,0.3,0.6,1.0}', terms, ${query}::tsquery)
          + 0.3 * exp(-greatest(extract(epoch FROM ${now.toISOString()}::timestamptz - sort_at)::float8, 0) / 31536000) AS score
      FROM candidates
    ), best AS (
      SELECT * FROM ranked ORDER BY score DESC, sort_at DESC, article_id DESC
      LIMIT ${PAGE_SIZE} OFFSET ${(page - 1) * PAGE_SIZE}
    )
    SELECT best.article_id AS id, best.total, r.content FROM best
      JOIN publications p USING (article_id) JOIN revisions r ON r.id = p.revision_id
    ORDER BY best.score DESC, best.sort_at DESC, best.article_id DESC`
}

/** What readers find for the words they typed, best first; null when nothing in them can be searched for. */
export async function searchPublic(q: string, page: number, now: Date): Promise<SearchResult | null> {
  tag(tags.articles)
  const query = toTsquery(q)
  if (query === null) return null
  const found = await findMatches(query, page, now)
  if (found.length === 0) return { hits: [], total: 0, page, pages: 0 }
  const ids = found.map(({ id }) => id)
  const cards = await readCards(Prisma.sql`SELECT '' AS label, unnest(${ids}::int[]) AS article_id`)
  const byId = new Map(cards.map(({ card }) => [card.id, card]))
  const terms = queryTerms(q)
  const hits = found.flatMap(({ id, content }): Hit[] => {
    const card = byId.get(id)
    if (!card) return []
    return [{ card, title: highlight(card.title, terms), snippet: snippet(docText(content.body), terms, 96) }]
  })
  const total = found[0]?.total ?? 0
  return { hits, total, page, pages: Math.ceil(total / PAGE_SIZE) }
}

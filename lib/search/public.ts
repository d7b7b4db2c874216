import { PAGE_SIZE } from '@/lib/articles/card'
import type { RevisionContent } from '@/lib/articles/content'
import { readCards } from '@/lib/articles/list-public'
import { docText } from '@/lib/content/text'
import { db } from '@/lib/db/client'
import { Prisma } from '@/lib/db/generated/client'
import { tag } from '@/lib/pages/render-context'
import { tags } from '@/lib/pages/tags'
import { facetsSql } from './facets'
import { isNarrowed, NO_FILTERS, type SearchFilters } from './filters'
import { countSearch } from './log-commands'
import { type Matching, matching, newestMatches } from './match'
import { type Narrowing, narrowedSql, resolveFilters } from './narrow-public'
import { type Mark, marksOf, type ParsedQuery, parseQuery } from './query'
import { titleSql, WEIGHED, weightSql } from './ranking'
import { findRelaxed, suggestSpellings } from './relaxed-public'
import { type Facet, type Hit, SEARCHED, type SearchResult } from './result'
import { highlight, type Piece, snippet } from './snippet'
import { readSynonyms } from './synonyms-public'

const SNIPPET = 96
const PART = 4000
const OVERLAP = 64

type Found = { ids: number[] | null; total: number; facets: Facet[] | null; indexing: boolean }

/**
 * The best first: by title, then by weight among those that are weighed; by time only when that is asked for. A
 * row's words are read only when it is weighed.
 */
function orderedSql(query: ParsedQuery, filters: SearchFilters, now: Date): Prisma.Sql {
  if (filters.sort === 'time')
    return Prisma.sql`SELECT article_id, row_number() OVER (ORDER BY sort_at DESC, article_id DESC) AS place
      FROM candidates`
  return Prisma.sql`SELECT article_id, row_number() OVER (ORDER BY title DESC, weight DESC NULLS LAST, sort_at DESC,
      article_id DESC) AS place
    FROM (SELECT article_id, sort_at, title, CASE WHEN turn <= ${WEIGHED} THEN (
        SELECT ${weightSql(query, now)} FROM search_documents w
        WHERE w.article_id = titled.article_id AND w.scope = 'PUBLIC') END AS weight
      FROM (SELECT article_id, sort_at, title,
          row_number() OVER (ORDER BY title DESC, sort_at DESC, article_id DESC) AS turn
        FROM (SELECT article_id, sort_at, ${titleSql(query)} AS title FROM candidates) each) titled) weighed`
}

/** The page of best matches, how many there are, and how they are spread: one statement. */
async function findMatches(
  query: ParsedQuery,
  matches: Matching,
  filters: SearchFilters,
  narrowing: Narrowing,
  now: Date,
): Promise<Found> {
  const first = (filters.page - 1) * PAGE_SIZE
  const [found] = await db.$queryRaw<Found[]>`
    WITH candidates AS MATERIALIZED (${newestMatches(matches, 'PUBLIC', narrowedSql(narrowing), SEARCHED)}
    ), ordered AS (${orderedSql(query, filters, now)})
    SELECT (SELECT array_agg(article_id ORDER BY place) FROM ordered
        WHERE place > ${first} AND place <= ${first + PAGE_SIZE}) AS ids,
      (SELECT count(*)::int FROM candidates) AS total, (${facetsSql()}) AS facets,
      EXISTS (SELECT 1 FROM search_queue WHERE scope IS DISTINCT FROM 'DESK') AS indexing`
  return found ?? { ids: null, total: 0, facets: null, indexing: false }
}

type Text = { id: number; content: RevisionContent }

/** A long text is looked through part by part: most begin with what they are about. The parts overlap by a phrase. */
function* partsOf(text: string): Generator<string> {
  for (let at = 0; at === 0 || at < text.length; at += PART)
    yield text.slice(at === 0 ? 0 : at - OVERLAP, at + PART)
}

const isHit = (pieces: Piece[]) => pieces.some(({ hit }) => hit)

/** Where the words stand: in the text, else in the summary or among the tags; the beginning when they stand in none. */
function snippetOf({ body, summary, tags: named }: RevisionContent, marks: Mark[]): Piece[] {
  const text = docText(body)
  for (const part of partsOf(text)) {
    const pieces = snippet(part, marks, SNIPPET)
    if (isHit(pieces)) return pieces
  }
  const places = [summary, `标签：${named.map(({ name }) => name).join('、')}`]
  const elsewhere = places.map((one) => snippet(one, marks, SNIPPET)).find(isHit)
  return elsewhere ?? snippet((summary || text).slice(0, PART), marks, SNIPPET)
}

/** The pieces in this order, as a list of hits shows them. */
async function readHits(ids: number[], marks: Mark[]): Promise<Hit[]> {
  if (ids.length === 0) return []
  const [cards, texts] = await Promise.all([
    readCards(Prisma.sql`SELECT '' AS label, unnest(${ids}::int[]) AS article_id`),
    db.$queryRaw<Text[]>`SELECT p.article_id AS id, r.content FROM publications p
      JOIN revisions r ON r.id = p.revision_id WHERE p.article_id = ANY(${ids}::int[])`,
  ])
  const cardOf = new Map(cards.map(({ card }) => [card.id, card]))
  const contentOf = new Map(texts.map(({ id, content }) => [id, content]))
  return ids.flatMap((id): Hit[] => {
    const card = cardOf.get(id)
    const content = contentOf.get(id)
    if (!card || !content) return []
    return [{ card, title: highlight(card.title, marks), snippet: snippetOf(content, marks) }]
  })
}

/** What readers find for the words they typed; null when nothing in them can be searched for. */
export async function searchPublic(
  q: string,
  given: Partial<SearchFilters>,
  now: Date,
): Promise<SearchResult | null> {
  tag(tags.articles, tags.tags, tags.authors, tags.sources, tags.columns)
  const filters = { ...NO_FILTERS, ...given }
  const [synonyms, narrowing] = await Promise.all([readSynonyms(), resolveFilters(filters)])
  const query = parseQuery(q, synonyms)
  const matches = matching(query)
  if (matches === null) return null
  const { ids, total, facets, indexing } = await findMatches(query, matches, filters, narrowing, now)
  // Turning a page or narrowing what was found is no new search.
  if (filters.page === 1 && !isNarrowed(filters)) countSearch(q, total > 0, now)
  const common = { page: filters.page, chosen: narrowing.names, indexing }
  if (total > 0 || isNarrowed(filters)) {
    const hits = await readHits(ids ?? [], marksOf(query))
    const pages = Math.ceil(total / PAGE_SIZE)
    return { ...common, hits, total, pages, facets: facets ?? [], relaxed: false, spellings: [] }
  }
  const [near, spellings] = await Promise.all([findRelaxed(query), suggestSpellings(query)])
  const hits = await readHits(near.ids, near.marks)
  const last = { hits, total: 0, pages: 0, facets: [] }
  return { ...common, ...last, page: 1, relaxed: hits.length > 0, spellings }
}

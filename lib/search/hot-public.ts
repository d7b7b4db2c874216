import { db } from '@/lib/db/client'
import { siteDate } from '@/lib/time'
import { fold } from './fold'
import { runs } from './tokens'

const WEEK = 6 * 86_400_000
/** What fewer than so many looked for is nobody's business. */
const LEAST = 3
const MOST = 10

const wordsOf = (query: string) => runs(query).filter(({ kind }) => kind === 'word')

/** How tags, names and synonyms write what folds to these; the one with the most pieces behind it wins. */
async function readWritten(folded: string[]): Promise<Map<string, string>> {
  if (folded.length === 0) return new Map()
  const rows = await db.$queryRaw<{ text: string }[]>`
    SELECT text, weight FROM search_suggestions
      WHERE folded = ANY (${folded}::text[]) AND kind NOT IN ('TITLE', 'WORD')
    UNION ALL SELECT term, -1 FROM synonym_sets, unnest(terms) AS term
      WHERE enabled AND lower(term) = ANY (${folded}::text[])
    ORDER BY weight, text DESC`
  return new Map(rows.map(({ text }) => [fold(text), text]))
}

/** Folded words as people write them: all of it where that is known, else each word of other scripts in it. */
function rewritten(query: string, written: Map<string, string>): string {
  const whole = written.get(query)
  if (whole !== undefined) return whole
  return wordsOf(query).reduceRight(
    (said, { text, at }) => said.slice(0, at) + (written.get(text) ?? text) + said.slice(at + text.length),
    query,
  )
}

/** What was searched for most in the last seven days and always found something. Search pages are never stored. */
export async function listHotSearches(now: Date): Promise<string[]> {
  const since = siteDate(new Date(now.getTime() - WEEK))
  const rows = await db.$queryRaw<{ query: string }[]>`
    SELECT query FROM search_days WHERE day >= ${since}::date
    GROUP BY query HAVING sum(searches) >= ${LEAST} AND sum(empty) = 0
    ORDER BY sum(searches) DESC, query LIMIT ${MOST}`
  const queries = rows.map(({ query }) => query)
  // Only letters have lost something by folding: VOCs was counted as vocs.
  const lettered = queries.filter((query) => /[a-z]/.test(query))
  const asked = lettered.flatMap((query) => [query, ...wordsOf(query).map(({ text }) => text)])
  const written = await readWritten([...new Set(asked)])
  return queries.map((query) => rewritten(query, written))
}

import { Prisma } from '@/lib/db/generated/client'
import { type ParsedQuery, type Term, termQuery, toTsquery, type Wording } from './query'

const contains = (column: Prisma.Sql, text: string) => Prisma.sql`strpos(${column}, ${text}) > 0`

/** What a wording's text must hold beyond its pairs: characters in their order; null when the pairs say it all. */
function stricter({ text, runs, quoted }: Wording, column: Prisma.Sql): Prisma.Sql | null {
  if (quoted && runs.length > 1) return contains(column, text)
  const phrases = runs.filter((run) => run.kind === 'han' && [...run.text].length > 2)
  return phrases.length > 0
    ? Prisma.join(
        phrases.map((run) => contains(column, run.text)),
        ' AND ',
      )
    : null
}

/**
 * The condition that a term for whose pairs the index has vouched occurs as it was typed. The folded text is asked
 * first: it is smaller than the vector, and knows places that a vector has no numbers for (16,383, and 255 of a
 * lexeme). The vector, which holds tags and people too, decides about the few that are left.
 */
function termOccurs(term: Term): Prisma.Sql | null {
  const [only] = term.wordings
  const column = Prisma.sql`folded_text`
  // Another wording may be why the index vouched, so that only its own full condition would do.
  const inText = only && term.wordings.length === 1 ? stricter(only, column) : null
  if (term.wordings.length === 1 && inText === null) return null
  const vector = Prisma.sql`terms @@ ${termQuery(term)}::tsquery`
  if (inText) return Prisma.sql`((${inText}) OR ${vector})`
  const whole = term.wordings.flatMap((one) => {
    const condition = stricter(one, column)
    const pairs = Prisma.sql`terms @@ ${termQuery({ wordings: [one] }, 'loose')}::tsquery`
    return condition ? [Prisma.sql`((${condition}) AND ${pairs})`] : []
  })
  return Prisma.sql`(${Prisma.join([vector, ...whole], ' OR ')})`
}

export type Matching = { loose: Prisma.Sql; strict: Prisma.Sql | null }

/**
 * Two conditions on a row of `search_documents`: `loose` is answered by the index, `strict` reads the row; null when
 * nothing can be searched for.
 */
export function matching(query: ParsedQuery): Matching | null {
  const loose = toTsquery(query, 'loose')
  if (loose === null) return null
  const strict = query.terms.map(termOccurs).filter((one) => one !== null)
  return {
    loose: Prisma.sql`terms @@ ${loose}::tsquery`,
    strict: strict.length > 0 ? Prisma.join(strict, ' AND ') : null,
  }
}

/**
 * What looking into a row's terms costs, for the planner: always true, and asked last (see the function's migration).
 * IS NOT NULL, because a condition that the planner knows nothing of would be taken for one that a third of the rows meet.
 */
const READING_COST = Prisma.sql`search_reading_cost(article_id) IS NOT NULL`

/**
 * `SELECT article_id, sort_at, folded_title` of the newest matches of a scope, newest first. Rows are read one after
 * the other in that order and only until there are enough: a common phrase has many matches, and reading a row is what
 * costs.
 */
export function newestMatches(
  { loose, strict }: Matching,
  scope: 'PUBLIC' | 'DESK',
  narrowed: Prisma.Sql,
  limit: number,
): Prisma.Sql {
  const order = Prisma.sql`ORDER BY sort_at DESC, article_id DESC`
  const vouched = Prisma.sql`SELECT article_id, sort_at, folded_title FROM search_documents d
    WHERE scope = ${scope}::"SearchScope" AND ${loose} AND ${READING_COST} ${narrowed} ${order}`
  if (strict === null) return Prisma.sql`${vouched} LIMIT ${limit}`
  return Prisma.sql`SELECT article_id, sort_at, folded_title FROM (${vouched}) vouched
    CROSS JOIN LATERAL (SELECT 1 FROM search_documents s WHERE s.article_id = vouched.article_id
      AND s.scope = ${scope}::"SearchScope" AND ${strict} OFFSET 0) holds ${order} LIMIT ${limit}`
}

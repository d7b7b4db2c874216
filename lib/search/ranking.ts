import { Prisma } from '@/lib/db/generated/client'
import type { ParsedQuery, Term } from './query'
import { quoteLexeme } from './tokens'
import { words } from './words'

/** How much a word in the body, the people, the keywords and the title counts. */
const WEIGHTS = Prisma.sql`'{0.1,0.3,0.6,1.0}'::float4[]`
/** Divides by the logarithm of a text's length: a long one holds everything. */
const BY_LENGTH = 1
const NEW = 0.1
const YEAR = 31_536_000
/** So many are weighed word by word, titles and the newest first; the others follow by age. Reading a row is what costs. */
export const WEIGHED = 250

/** The words of a query, any of which may occur, as a tsquery literal; null when there is none. */
export function wordsQuery({ text }: ParsedQuery): string | null {
  const distinct = [...new Set(words(text))].slice(0, 24)
  return distinct.length > 0 ? distinct.map(quoteLexeme).join(' | ') : null
}

const termInTitle = ({ wordings }: Term): Prisma.Sql =>
  Prisma.sql`(${Prisma.join(
    wordings.map(({ text, runs, quoted }) => {
      const parts = quoted ? [text] : runs.map((run) => run.text)
      return Prisma.sql`(${Prisma.join(
        parts.map((part) => Prisma.sql`strpos(folded_title, ${part}) > 0`),
        ' AND ',
      )})`
    }),
    ' OR ',
  )})`

/** 2 for a title that is the query, 1 for one that holds all its terms, else 0: what comes before everything else. */
export function titleSql({ text, terms }: ParsedQuery): Prisma.Sql {
  return Prisma.sql`CASE WHEN ${text} = ANY (string_to_array(folded_title, E'\n')) THEN 2
    WHEN ${Prisma.join(terms.map(termInTitle), ' AND ')} THEN 1 ELSE 0 END`
}

/** The weight of a row of `search_documents` for a query: its words and where they stand, and newness. */
export function weightSql(query: ParsedQuery, now: Date): Prisma.Sql {
  const any = wordsQuery(query)
  // Without a word (one character, a part of one) places alone would count, which are slow to read and say little.
  const said =
    any === null ? Prisma.sql`0` : Prisma.sql`ts_rank(${WEIGHTS}, words, ${any}::tsquery, ${BY_LENGTH})`
  return Prisma.sql`${said}
    + ${NEW} * exp(-greatest(extract(epoch FROM ${now.toISOString()}::timestamptz - sort_at)::float8, 0) / ${YEAR})`
}

import { PAGE_SIZE } from '@/lib/articles/card'
import { db } from '@/lib/db/client'
import { Prisma } from '@/lib/db/generated/client'
import { tag } from '@/lib/pages/render-context'
import { tags } from '@/lib/pages/tags'
import { nearPatterns } from './misspelt'
import { spell } from './pinyin'
import type { Mark, ParsedQuery } from './query'
import { suggest } from './suggest-public'
import { bigrams, quoteLexeme, runs } from './tokens'
import { words } from './words'

const MOST_ASKED = 24
/** Of one word, the newest pieces that carry it; one that stands in as many says nothing. */
const PER_WORD = 1000
/** How much of what the query says the best piece must hold (rare words count more), and how much of that the others. */
const LEAST_SHARE = 0.15
const LEAST_OF_BEST = 0.4

/** What is looked for when no piece holds everything: its words, or pairs of characters when it has none. */
function askedOf({ text }: ParsedQuery): { column: Prisma.Sql; lexemes: string[] } {
  const known = [...new Set(words(text))].slice(0, MOST_ASKED)
  if (known.length > 0) return { column: Prisma.sql`words`, lexemes: known }
  const pairs = runs(text).flatMap((run) => (run.kind === 'han' ? bigrams(run.text).slice(0, -1) : []))
  return { column: Prisma.sql`terms`, lexemes: [...new Set(pairs)].slice(0, MOST_ASKED) }
}

/** The pieces that hold the most of what a query says, when none holds all of it; and what to mark in them. */
export async function findRelaxed(query: ParsedQuery): Promise<{ ids: number[]; marks: Mark[] }> {
  tag(tags.articles)
  const { column, lexemes } = askedOf(query)
  if (lexemes.length < 2) return { ids: [], marks: [] }
  const rows = await db.$queryRaw<{ id: number }[]>`
    WITH holds AS (
      SELECT lexeme, article_id, sort_at FROM unnest(${lexemes.map(quoteLexeme)}::text[]) AS asked(lexeme)
        CROSS JOIN LATERAL (SELECT article_id, sort_at FROM search_documents
          WHERE scope = 'PUBLIC' AND ${column} @@ lexeme::tsquery
          ORDER BY sort_at DESC, article_id DESC LIMIT ${PER_WORD}) one
    ), rarity AS (SELECT lexeme, ln(1 + ${PER_WORD}::float8 / count(*)) AS says FROM holds GROUP BY lexeme
    ), best AS (SELECT article_id, sort_at, sum(says) AS share FROM holds JOIN rarity USING (lexeme)
      GROUP BY article_id, sort_at ORDER BY share DESC, sort_at DESC, article_id DESC LIMIT ${PAGE_SIZE})
    SELECT article_id AS id FROM best WHERE share >= ${LEAST_OF_BEST} * (SELECT max(share) FROM best)
      AND (SELECT max(share) FROM best) >= ${LEAST_SHARE} * (SELECT sum(says)
        + (${lexemes.length} - count(*)) * ln(1 + ${PER_WORD}::float8) FROM rarity)
    ORDER BY share DESC, sort_at DESC, article_id DESC`
  return { ids: rows.map(({ id }) => id), marks: lexemes.map((one) => ({ runs: runs(one), whole: true })) }
}

const MOST_SPELLINGS = 3
const LONGEST_SPELLING = 12

/** Words of the published pieces that sound like what was typed, or differ from it by a character. */
async function findNear({ text, terms }: ParsedQuery): Promise<string[]> {
  if (terms.length !== 1 || [...text].length > LONGEST_SPELLING) return []
  const sound = spell(text).pinyin
  const rows = await db.$queryRaw<{ text: string }[]>`
    SELECT text FROM search_suggestions
    WHERE kind <> 'TITLE' AND folded <> ${text}
      AND (pinyin = ${sound} AND pinyin <> '' OR folded LIKE ANY (${nearPatterns(text)}::text[]))
    GROUP BY text ORDER BY bool_or(pinyin = ${sound}) DESC, max(weight) DESC, text LIMIT ${MOST_SPELLINGS}`
  return rows.map((row) => row.text)
}

/** Three letters or more may be how Chinese words sound. */
const LETTERS = /^(?:[ ']*[a-z]){3,}[ ']*$/

/** What was perhaps meant by words that are found nowhere; for letters alone what the search box proposes for them. */
export async function suggestSpellings(query: ParsedQuery): Promise<string[]> {
  const [proposed, near] = await Promise.all([
    LETTERS.test(query.text) ? suggest(query.text) : [],
    findNear(query),
  ])
  const textsOf = (titles: boolean) =>
    proposed.filter(({ kind }) => (kind === 'TITLE') === titles).map(({ text }) => text)
  return [...new Set([...textsOf(false), ...near, ...textsOf(true)])].slice(0, MOST_SPELLINGS)
}

import { db } from '@/lib/db/client'
import { Prisma } from '@/lib/db/generated/client'
import type { SuggestionKind } from '@/lib/db/generated/enums'
import { escapeLike } from '@/lib/db/like'
import { NO_FILTERS, searchAddress } from './filters'
import { fold } from './fold'

/** What a search box proposes: a word to search for, or a page to open. */
export type Suggestion = { text: string; kind: SuggestionKind; path: string }

const MOST = 8
const PER_WAY = 40
const LONGEST = 32
/** How many of one kind, so that titles do not crowd out everything else. */
const PER_KIND = 4

type Row = Suggestion & { tier: number; weight: number }

const ORDER: SuggestionKind[] = ['COLUMN', 'TOPIC', 'TAG', 'AUTHOR', 'SOURCE', 'WORD', 'TITLE']

/** A title is proposed only while its piece bears it in public: the table lags behind by up to a minute. */
const shown = Prisma.sql`(kind <> 'TITLE' OR EXISTS (SELECT 1 FROM publications p
  WHERE p.article_id = substring(path FROM 11)::int AND p.title = text))`

function way(tier: number, condition: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`(SELECT text, kind, path, weight, ${tier}::int AS tier FROM search_suggestions
    WHERE ${condition} AND ${shown} ORDER BY kind = 'TITLE', weight DESC, folded LIMIT ${PER_WAY})`
}

/** Everything that begins with what was typed, as it is written, by its sound or by first letters. */
function beginnings(text: string, letters: string): Prisma.Sql {
  const ways = [way(1, Prisma.sql`folded LIKE ${`${escapeLike(text)}%`} AND folded <> ''`)]
  if (letters.length > 1) {
    ways.push(way(2, Prisma.sql`initials LIKE ${`${letters}%`} AND initials <> ''`))
    ways.push(way(3, Prisma.sql`pinyin LIKE ${`${letters}%`} AND pinyin <> ''`))
  }
  return Prisma.join(ways, ' UNION ALL ')
}

/** Everything that has it inside; by letters only when there are enough of them to mean something. */
function insides(text: string, letters: string): Prisma.Sql {
  const ways = [way(4, Prisma.sql`strpos(folded, ${text}) > 1`)]
  if (letters.length > 2)
    ways.push(way(5, Prisma.sql`(strpos(initials, ${letters}) > 1 OR strpos(pinyin, ${letters}) > 1)`))
  return Prisma.join(ways, ' UNION ALL ')
}

function choose(rows: Row[], text: string): Suggestion[] {
  const rank = (row: Row) => (fold(row.text) === text ? 0 : row.tier)
  const sorted = rows.toSorted(
    (a, b) => rank(a) - rank(b) || ORDER.indexOf(a.kind) - ORDER.indexOf(b.kind) || b.weight - a.weight,
  )
  const taken = new Map<string, number>()
  const seen = new Set<string>()
  const chosen = sorted.filter(({ kind, text: said, path }) => {
    const group = kind === 'TITLE' || kind === 'WORD' ? kind : 'NAME'
    // Two words that lead to the same page, or one word that is two things of a kind, are one choice.
    const key = kind === 'WORD' ? said : path
    if (seen.has(key) || seen.has(said) || (taken.get(group) ?? 0) >= PER_KIND) return false
    seen.add(key).add(said)
    taken.set(group, (taken.get(group) ?? 0) + 1)
    return true
  })
  return chosen.slice(0, MOST).map(({ text: said, kind, path }) => ({
    text: said,
    kind,
    path: path || searchAddress(said, NO_FILTERS),
  }))
}

/** What somebody who has typed so far may be looking for, at most eight rows. Never stored, so it needs no tag. */
export async function suggest(typed: string): Promise<Suggestion[]> {
  const text = fold([...typed].slice(0, LONGEST).join(''))
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .trim()
  if (text === '') return []
  const letters = /^[a-z' ]+$/.test(text) ? text.replace(/[' ]/g, '') : ''
  const rows = await db.$queryRaw<Row[]>(beginnings(text, letters))
  const first = choose(rows, text)
  if (first.length >= MOST || [...text].length < 2) return first
  return choose([...rows, ...(await db.$queryRaw<Row[]>(insides(text, letters)))], text)
}

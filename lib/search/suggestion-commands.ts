import { db } from '@/lib/db/client'
import type { SuggestionKind } from '@/lib/db/generated/enums'
import { spell } from './pinyin'
import { type FoldedProposal, foldProposals, isProposable, type Proposal } from './suggestion-rows'

/** The newest pieces whose titles and words are proposed. */
const PIECES = 20_000
const MOST_WORDS = 20_000
const LEAST_PIECES = 2
const BATCH = 1000

type Row = { kind: SuggestionKind; text: string; path: string; weight: number }

/** Columns, tags, people, sources and topics that readers can open, each with how many pieces stand behind it. */
function readNames(): Promise<Row[]> {
  return db.$queryRaw<Row[]>`
    SELECT 'COLUMN' AS kind, name AS text, '/columns/' || slug AS path,
      (SELECT count(*)::int FROM publications p WHERE p.column_id = c.id) AS weight FROM categories c
    UNION ALL SELECT 'TAG', t.name, '/tags/' || t.slug, n.pieces FROM tags t
      JOIN (SELECT tag_id, count(*)::int AS pieces FROM publication_tags GROUP BY 1) n ON n.tag_id = t.id
    UNION ALL SELECT 'TAG', a.name, '/tags/' || t.slug, n.pieces FROM tag_aliases a JOIN tags t ON t.id = a.tag_id
      JOIN (SELECT tag_id, count(*)::int AS pieces FROM publication_tags GROUP BY 1) n ON n.tag_id = t.id
    UNION ALL SELECT 'AUTHOR', a.name, '/authors/' || a.slug, n.pieces FROM authors a
      JOIN (SELECT author_id, count(*)::int AS pieces FROM bylines GROUP BY 1) n ON n.author_id = a.id
    UNION ALL SELECT 'SOURCE', s.name, '/sources/' || s.slug, n.pieces FROM sources s
      JOIN (SELECT source_id, count(*)::int AS pieces FROM publications GROUP BY 1) n ON n.source_id = s.id
    UNION ALL SELECT 'TOPIC', title, '/topics/' || slug, 1 FROM topics WHERE published_at <= now()`
}

function readTitles(): Promise<Row[]> {
  return db.$queryRaw<Row[]>`
    SELECT 'TITLE' AS kind, title AS text, '/articles/' || article_id AS path, 0 AS weight FROM publications
    ORDER BY published_at DESC, article_id DESC LIMIT ${PIECES}`
}

/** The words of the newest pieces as the index holds them, with in how many they stand. */
async function readWords(): Promise<Row[]> {
  const rows = await db.$queryRaw<{ word: string; ndoc: number }[]>`
    SELECT word, ndoc::int FROM ts_stat('SELECT words FROM search_documents WHERE scope = ''PUBLIC''
      ORDER BY sort_at DESC LIMIT 20000')
    WHERE ndoc >= ${LEAST_PIECES} AND char_length(word) BETWEEN 2 AND 12 ORDER BY ndoc DESC LIMIT ${MOST_WORDS}`
  return rows
    .filter(({ word }) => isProposable(word))
    .map(({ word, ndoc }) => ({ kind: 'WORD', text: word, path: '', weight: ndoc }))
}

const keyOf = ({ kind, folded, path }: { kind: string; folded: string; path: string }) =>
  `${kind} ${folded} ${path}`

type Known = { kind: SuggestionKind; folded: string; path: string; text: string; weight: number }

/** What must be written and what taken away for the table to hold the wanted rows. */
function difference(known: Known[], wanted: FoldedProposal[]): { put: FoldedProposal[]; gone: Known[] } {
  const before = new Map(known.map((row) => [keyOf(row), row]))
  const after = new Set(wanted.map(keyOf))
  return {
    put: wanted.filter((row) => {
      const old = before.get(keyOf(row))
      return !old || old.text !== row.text || old.weight !== row.weight
    }),
    gone: known.filter((row) => !after.has(keyOf(row))),
  }
}

async function putRows(rows: FoldedProposal[]): Promise<void> {
  const spelled = rows.map((row) => ({ ...row, ...spell(row.folded) }))
  const column = <K extends keyof (typeof spelled)[number]>(key: K) => spelled.map((row) => row[key])
  await db.$executeRaw`
    INSERT INTO search_suggestions (kind, folded, path, text, pinyin, initials, weight)
    SELECT * FROM unnest(${column('kind')}::"SuggestionKind"[], ${column('folded')}::text[], ${column('path')}::text[],
      ${column('text')}::text[], ${column('pinyin')}::text[], ${column('initials')}::text[], ${column('weight')}::int[])
    ON CONFLICT (kind, folded, path) DO UPDATE SET text = excluded.text, weight = excluded.weight`
}

async function removeRows(rows: Known[]): Promise<void> {
  const column = <K extends keyof Known>(key: K) => rows.map((row) => row[key])
  await db.$executeRaw`
    DELETE FROM search_suggestions s USING unnest(${column('kind')}::"SuggestionKind"[], ${column('folded')}::text[],
      ${column('path')}::text[]) AS gone(kind, folded, path)
    WHERE (s.kind, s.folded, s.path) = (gone.kind, gone.folded, gone.path)`
}

/** Brings what the search box proposes up to date with what is published; only what differs is written. */
export async function rebuildSuggestions(): Promise<{ written: number; removed: number }> {
  const [known, names, titles, words] = [
    await db.searchSuggestion.findMany({
      select: { kind: true, folded: true, path: true, text: true, weight: true },
    }),
    await readNames(),
    await readTitles(),
    await readWords(),
  ]
  const wanted = foldProposals([...names, ...titles, ...words] satisfies Proposal[])
  const { put, gone } = difference(known, wanted)
  for (let at = 0; at < put.length; at += BATCH) await putRows(put.slice(at, at + BATCH))
  for (let at = 0; at < gone.length; at += BATCH) await removeRows(gone.slice(at, at + BATCH))
  return { written: put.length, removed: gone.length }
}

const state = { seen: -1n, notBefore: 0 }
const PAUSE = 60_000
/** A newsroom with many pieces rests longer: it spends at most a twentieth of its time on this. */
const REST = 20

/** Rebuilds when something was published or renamed since the last time, at most once a minute. */
export async function refreshSuggestions(now: Date): Promise<void> {
  if (now.getTime() < state.notBefore) return
  const newest = await db.auditEvent.findFirst({
    where: {
      OR: [
        { action: { in: ['article.publish', 'article.withdraw', 'article.reinstate'] } },
        { subject: { in: ['tag', 'column', 'author', 'source', 'topic'] } },
      ],
    },
    orderBy: { id: 'desc' },
    select: { id: true },
  })
  const last = newest?.id ?? 0n
  if (last === state.seen) return
  const began = performance.now()
  await rebuildSuggestions()
  state.seen = last
  state.notBefore = now.getTime() + Math.max(PAUSE, REST * (performance.now() - began))
}

import { PAGE_SIZE } from '@/lib/articles/card'
import { db } from '@/lib/db/client'
import { Prisma } from '@/lib/db/generated/client'
import { tag } from '@/lib/pages/render-context'
import { tags } from '@/lib/pages/tags'
import { ABOUT, pagePath } from '@/lib/static-pages/path'
import { FIXED_PAGES } from './sitemap'

type Kind = 'page' | 'column' | 'topic' | 'tag' | 'author' | 'source'
type Found = { kind: Kind; id: number; slug: string }

/** A page that is no piece. */
export type FixedPage = { path: string; changedAt: Date | null }

const MOST_NAMED = 2_500
const LISTS = ['/columns', '/topics', '/tags', '/archive', '/authors', '/sources', '/corrections']
const FOLDERS = { column: 'columns', topic: 'topics', tag: 'tags', author: 'authors', source: 'sources' }
const pathOf = ({ kind, slug }: Found) => (kind === 'page' ? pagePath(slug) : `/${FOLDERS[kind]}/${slug}`)

function findPages(): Promise<Found[]> {
  tag(tags.articles, tags.tags, tags.authors, tags.sources, tags.columns, tags.topics, tags.pages)
  return db.$queryRaw<Found[]>`
    (SELECT 'column' AS kind, id, slug FROM categories ORDER BY id)
    UNION ALL (SELECT 'page', id, slug FROM static_pages WHERE is_public ORDER BY position, id)
    UNION ALL (SELECT 'topic', id, slug FROM topics WHERE published_at IS NOT NULL
      ORDER BY published_at DESC, id DESC LIMIT ${MOST_NAMED})
    UNION ALL (SELECT 'tag', id, slug FROM tags t WHERE EXISTS (SELECT 1 FROM publication_tags WHERE tag_id = t.id)
      ORDER BY id DESC LIMIT ${MOST_NAMED})
    UNION ALL (SELECT 'author', id, slug FROM authors a WHERE EXISTS (SELECT 1 FROM bylines WHERE author_id = a.id)
      ORDER BY id DESC LIMIT ${MOST_NAMED})
    UNION ALL (SELECT 'source', id, slug FROM sources s
      WHERE EXISTS (SELECT 1 FROM publications WHERE source_id = s.id) ORDER BY id DESC LIMIT ${MOST_NAMED})
    LIMIT ${FIXED_PAGES - 10}`
}

function assemble(found: Found[], changedAt: (kind: Kind, id: number) => Date | null): FixedPage[] {
  const own = found.map((one) => ({ path: pathOf(one), changedAt: changedAt(one.kind, one.id) }))
  const always = ['/', ...LISTS, '/map', ...(found.some(isAbout) ? [] : [pagePath(ABOUT)])]
  return [...always.map((path) => ({ path, changedAt: path === '/' ? changedAt('page', 0) : null })), ...own]
}

const isAbout = ({ kind, slug }: Found) => kind === 'page' && slug === ABOUT

/** Every page that is no piece. */
export async function listFixedPages(): Promise<FixedPage[]> {
  return assemble(await findPages(), () => null)
}

const order = (most: Prisma.Sql) => Prisma.sql`ORDER BY published_at DESC, article_id DESC LIMIT ${most}`
const FIRST_PAGE = Prisma.sql`${PAGE_SIZE}::int`

/** The newest pieces of a column with all below it, as its page and the rules of topics pick them. */
const inColumn = (column: Prisma.Sql, most: Prisma.Sql) => Prisma.sql`
  SELECT found.updated_at FROM below CROSS JOIN LATERAL (SELECT article_id, published_at, updated_at
    FROM publications WHERE column_id = below.id ${order(most)}) found WHERE below.root = ${column} ${order(most)}`

/** The newest of those a table names for a tag or an author. */
const namedBy = (table: Prisma.Sql, most: Prisma.Sql) => Prisma.sql`
  SELECT p.updated_at FROM (SELECT article_id FROM ${table} ${order(most)}) named
    JOIN publications p ON p.article_id = named.article_id`
const underTag = (id: Prisma.Sql, most: Prisma.Sql) =>
  namedBy(Prisma.sql`publication_tags WHERE tag_id = ${id}`, most)

const newest = (pieces: Prisma.Sql) => Prisma.sql`(SELECT max(updated_at) FROM (${pieces}) pieces)`

/** Lists change with the pieces on their first page, and with what is said of them, which the log knows. */
function listTimes(kind: Kind, ids: number[], pieces: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`SELECT ${kind} AS kind, one.id, greatest(${newest(pieces)}, (SELECT at FROM audit_events
    WHERE subject = ${kind} AND subject_id = one.id::text ORDER BY id DESC LIMIT 1)) AS at FROM unnest(${ids}::int[]) one(id)`
}

/** Topics change by themselves and with the pieces that they show: picked ones, and the newest of their rules. */
const topicTimes = (ids: number[]) => Prisma.sql`
  SELECT 'topic' AS kind, t.id, greatest(t.updated_at,
    (SELECT max(p.updated_at) FROM topic_sections s JOIN topic_items i ON i.section_id = s.id
      JOIN publications p ON p.article_id = i.article_id WHERE s.topic_id = t.id),
    (SELECT max(rule.updated_at) FROM topic_sections s
      CROSS JOIN LATERAL (${inColumn(Prisma.sql`s.column_id`, Prisma.sql`s.most`)}) rule WHERE s.topic_id = t.id),
    (SELECT max(rule.updated_at) FROM topic_sections s
      CROSS JOIN LATERAL (${underTag(Prisma.sql`s.tag_id`, Prisma.sql`s.most`)}) rule WHERE s.topic_id = t.id)) AS at
  FROM topics t WHERE t.id = ANY(${ids}::int[])`

/**
 * Every page that is no piece, with the time at which it last changed: the newest of its own change and of the pieces
 * that it shows first. What goes leaves no row, and moves no time. Without one: the lists of lists, the archive, the map
 * and the corrections, which draw on everything. The home page's is that of the newest pieces of all.
 */
export async function listTimedPages(): Promise<FixedPage[]> {
  const found = await findPages()
  const ids = (kind: Kind) => found.filter((one) => one.kind === kind).map(({ id }) => id)
  const one = Prisma.sql`one.id`
  const signed = namedBy(Prisma.sql`bylines WHERE author_id = one.id`, FIRST_PAGE)
  const sourced = Prisma.sql`SELECT updated_at FROM publications WHERE source_id = one.id ${order(FIRST_PAGE)}`
  const parts = [
    Prisma.sql`SELECT 'page' AS kind, id, updated_at AS at FROM static_pages WHERE id = ANY(${ids('page')}::int[])`,
    Prisma.sql`SELECT 'page', 0, ${newest(Prisma.sql`SELECT updated_at FROM publications ${order(FIRST_PAGE)}`)}`,
    topicTimes(ids('topic')),
    listTimes('column', ids('column'), inColumn(one, FIRST_PAGE)),
    listTimes('tag', ids('tag'), underTag(one, FIRST_PAGE)),
    listTimes('author', ids('author'), signed),
    listTimes('source', ids('source'), sourced),
  ]
  const rows = await db.$queryRaw<{ kind: Kind; id: number; at: Date | null }[]>`
    WITH RECURSIVE below(root, id) AS (SELECT id, id FROM categories
      UNION ALL SELECT below.root, c.id FROM below JOIN categories c ON c.parent_id = below.id)
    ${Prisma.join(parts, ' UNION ALL ')}`
  const times = new Map(rows.map(({ kind, id, at }) => [`${kind}:${id}`, at]))
  return assemble(found, (kind, id) => times.get(`${kind}:${id}`) ?? null)
}

import { db } from '@/lib/db/client'
import { Prisma } from '@/lib/db/generated/client'
import type { Origin } from '@/lib/db/generated/enums'
import { tag } from '@/lib/pages/render-context'
import { tags } from '@/lib/pages/tags'
import { withDescendants } from '@/lib/settings/frame'
import { getSiteFrame } from '@/lib/settings/public'
import { nextSiteMidnight, parseSiteTime } from '@/lib/time'
import type { SearchFilters } from './filters'
import type { SearchResult } from './result'

/** Filters as the database understands them, and what readers call them. */
export type Narrowing = {
  columnIds: number[] | null
  tagId: number | null
  authorId: number | null
  sourceId: number | null
  origin: Origin | null
  from: Date | null
  until: Date | null
  names: SearchResult['chosen']
}

type Named = { kind: 'tag' | 'author' | 'source'; id: number; name: string }

/** No row has it: a filter by something that does not exist finds nothing. */
const NOTHING = -1

/** Looks up what the filters name. */
export async function resolveFilters(filters: SearchFilters): Promise<Narrowing> {
  tag(tags.tags, tags.authors, tags.sources, tags.columns)
  const { column, tag: ofTag, author, source, origin, from, to } = filters
  const found =
    ofTag === null && author === null && source === null
      ? []
      : await db.$queryRaw<Named[]>`SELECT 'tag' AS kind, id, name FROM tags WHERE slug = ${ofTag}
          UNION ALL SELECT 'author', id, name FROM authors WHERE slug = ${author}
          UNION ALL SELECT 'source', id, name FROM sources WHERE slug = ${source}`
  const named = (kind: Named['kind']) => found.find((one) => one.kind === kind)
  const idOf = (kind: Named['kind'], slug: string | null) =>
    slug === null ? null : (named(kind)?.id ?? NOTHING)
  const { columns } = await getSiteFrame()
  const inside = column === null ? null : columns.find(({ slug }) => slug === column)
  const lastDay = to === null ? null : parseSiteTime(to)
  return {
    columnIds: inside === null ? null : inside ? withDescendants(columns, inside.id) : [NOTHING],
    tagId: idOf('tag', ofTag),
    authorId: idOf('author', author),
    sourceId: idOf('source', source),
    origin,
    from: from === null ? null : parseSiteTime(from),
    until: lastDay && nextSiteMidnight(lastDay),
    names: {
      ...(column === null ? {} : { column: inside?.name ?? column }),
      ...(ofTag === null ? {} : { tag: named('tag')?.name ?? ofTag }),
      ...(author === null ? {} : { author: named('author')?.name ?? author }),
      ...(source === null ? {} : { source: named('source')?.name ?? source }),
    },
  }
}

/** The condition that a row of `search_documents d` lies within the narrowing; it begins with AND, or is empty. */
export function narrowedSql(narrowing: Narrowing): Prisma.Sql {
  const { columnIds, tagId, authorId, sourceId, origin, from, until } = narrowing
  const parts: Prisma.Sql[] = []
  if (from) parts.push(Prisma.sql`AND d.sort_at >= ${from.toISOString()}::timestamptz`)
  if (until) parts.push(Prisma.sql`AND d.sort_at < ${until.toISOString()}::timestamptz`)
  const shown = [
    columnIds && Prisma.sql`p.column_id = ANY(${columnIds}::int[])`,
    sourceId && Prisma.sql`p.source_id = ${sourceId}`,
    origin && Prisma.sql`p.origin = ${origin}::"Origin"`,
  ].filter((one) => one !== null && one !== 0)
  if (shown.length > 0)
    parts.push(Prisma.sql`AND EXISTS (SELECT 1 FROM publications p WHERE p.article_id = d.article_id
      AND ${Prisma.join(shown, ' AND ')})`)
  if (tagId !== null)
    parts.push(Prisma.sql`AND EXISTS (SELECT 1 FROM publication_tags t WHERE t.article_id = d.article_id
      AND t.tag_id = ${tagId})`)
  if (authorId !== null)
    parts.push(Prisma.sql`AND EXISTS (SELECT 1 FROM bylines b WHERE b.article_id = d.article_id
      AND b.author_id = ${authorId})`)
  return parts.length > 0 ? Prisma.join(parts, ' ') : Prisma.empty
}

import type { Tx } from '@/lib/db/client'
import { Prisma } from '@/lib/db/generated/client'
import { tags } from '@/lib/pages/tags'
import type { Uses } from './uses'

const MOST_NAMED = 20

/** The keys by which texts may name a file: its own, and those of files it has replaced. */
const keysOf = (id: Prisma.Sql) => Prisma.sql`ARRAY(SELECT key FROM media WHERE id = ${id}
  UNION ALL SELECT key FROM replaced_files WHERE media_id = ${id})`

/** Every use of a file as rows of place, id and title. */
function usesSql(id: number): Prisma.Sql {
  return Prisma.sql`WITH named AS MATERIALIZED (SELECT ${keysOf(Prisma.sql`${id}`)} AS keys)
    SELECT 'published' AS place, a.id, p.title FROM publications p JOIN articles a ON a.id = p.article_id
      WHERE p.cover_id = ${id} OR p.article_id IN (SELECT article_id FROM publication_media WHERE media_id = ${id})
    UNION ALL SELECT 'draft', id, title FROM articles
      WHERE cover_id = ${id} OR media_keys(body) && (SELECT keys FROM named)
    UNION ALL SELECT 'revision', article_id, min(title) FROM (
      SELECT article_id, title FROM revisions WHERE media_keys(content) && (SELECT keys FROM named)
      UNION ALL SELECT article_id, title FROM revisions WHERE (content->'cover'->>'mediaId')::int = ${id}
        AND content->'cover'->>'mediaId' IS NOT NULL) kept GROUP BY article_id
    UNION ALL SELECT 'topic', id, title FROM topics WHERE cover_id = ${id}
    UNION ALL SELECT 'page', id, title FROM static_pages WHERE media_keys(body) && (SELECT keys FROM named)
    UNION ALL SELECT 'author', id, name FROM authors WHERE picture_id = ${id}`
}

/** Where a file is used; `visible` narrows the titles (never the counts) to some of `articles a`. */
export async function readUses(tx: Pick<Tx, '$queryRaw'>, id: number, visible?: Prisma.Sql): Promise<Uses> {
  const seen =
    visible === undefined
      ? Prisma.sql`true`
      : Prisma.sql`place IN ('topic', 'page', 'author') OR id IN (SELECT a.id FROM articles a WHERE ${visible})`
  return tx.$queryRaw<Uses>`
    SELECT place, count(*)::int AS count,
      coalesce((jsonb_agg(jsonb_build_object('id', id, 'title', title)) FILTER (WHERE nth <= ${MOST_NAMED} AND seen)),
        '[]') AS first
    FROM (SELECT place, id, title, (${seen}) AS seen,
        row_number() OVER (PARTITION BY place ORDER BY id DESC) AS nth
      FROM (${usesSql(id)}) uses) numbered
    GROUP BY place ORDER BY array_position(ARRAY['published', 'draft', 'revision', 'topic', 'page', 'author'], place)`
}

/** The condition that nothing uses the row of `media` named m: each part is answered by an index. */
export const UNUSED = Prisma.sql`NOT EXISTS (SELECT 1 FROM articles WHERE cover_id = m.id)
  AND NOT EXISTS (SELECT 1 FROM publications WHERE cover_id = m.id)
  AND NOT EXISTS (SELECT 1 FROM publication_media WHERE media_id = m.id)
  AND NOT EXISTS (SELECT 1 FROM topics WHERE cover_id = m.id)
  AND NOT EXISTS (SELECT 1 FROM authors WHERE picture_id = m.id)
  AND NOT EXISTS (SELECT 1 FROM revisions WHERE (content->'cover'->>'mediaId')::int = m.id
    AND content->'cover'->>'mediaId' IS NOT NULL)
  AND NOT EXISTS (SELECT 1 FROM (SELECT key FROM replaced_files WHERE media_id = m.id UNION ALL SELECT m.key) k
    WHERE EXISTS (SELECT 1 FROM articles WHERE media_keys(body) @> ARRAY[k.key])
      OR EXISTS (SELECT 1 FROM revisions WHERE media_keys(content) @> ARRAY[k.key])
      OR EXISTS (SELECT 1 FROM static_pages WHERE media_keys(body) @> ARRAY[k.key]))`

type Touched = {
  kind: 'article' | 'column' | 'tag' | 'author' | 'source' | 'topic' | 'page'
  id: number
  slug: string
}

/** The cache tags of every page that shows a file now. */
export async function pagesShowing(tx: Pick<Tx, '$queryRaw'>, id: number): Promise<string[]> {
  const rows = await tx.$queryRaw<Touched[]>`
    WITH RECURSIVE shown AS MATERIALIZED (SELECT article_id, column_id, source_id FROM publications
        WHERE cover_id = ${id} OR article_id IN (SELECT article_id FROM publication_media WHERE media_id = ${id})),
      path AS (SELECT c.id, c.parent_id FROM categories c WHERE c.id IN (SELECT column_id FROM shown)
        UNION SELECT c.id, c.parent_id FROM categories c JOIN path ON c.id = path.parent_id)
    SELECT 'article' AS kind, article_id AS id, '' AS slug FROM shown
    UNION SELECT 'column', id, '' FROM path
    UNION SELECT 'tag', tag_id, '' FROM publication_tags WHERE article_id IN (SELECT article_id FROM shown)
    UNION SELECT 'author', author_id, '' FROM bylines WHERE article_id IN (SELECT article_id FROM shown)
    UNION SELECT 'source', source_id, '' FROM shown WHERE source_id IS NOT NULL
    UNION SELECT 'topic', id, '' FROM topics WHERE cover_id = ${id}
    UNION SELECT 'author', id, '' FROM authors WHERE picture_id = ${id}
    UNION SELECT 'page', id, slug FROM static_pages WHERE media_keys(body) && ${keysOf(Prisma.sql`${id}`)}`
  return [...new Set(rows.flatMap(tagsOf))]
}

function tagsOf({ kind, id, slug }: Touched): string[] {
  if (kind === 'article') return [tags.articles, tags.article(id)]
  if (kind === 'topic') return [tags.topics, tags.topic(id)]
  return kind === 'page' ? [tags.slug('page', slug)] : [tags[kind](id)]
}

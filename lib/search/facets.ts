import { Prisma } from '@/lib/db/generated/client'
import { SITE_TIME_ZONE } from '@/lib/time'

const MOST = 10

/** One kind of facet over `shown`, the most frequent first. */
function kindSql(kind: string, value: Prisma.Sql, name: Prisma.Sql, joined: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`(SELECT ${kind} AS kind, ${value} AS value, ${name} AS name, count(*)::int AS count
    FROM shown ${joined} GROUP BY 2, 3 ORDER BY 4 DESC, 2 DESC LIMIT ${MOST})`
}

/** Every column with itself and all below it: narrowing by a column means those too. UNION, so that it ends whatever the rows say. */
const BELOW = Prisma.sql`below (outer_id, inner_id) AS (
    SELECT id, id FROM categories
    UNION SELECT below.outer_id, c.id FROM below JOIN categories c ON c.parent_id = below.inner_id)`

/** A scalar subquery: how the rows of `candidates` are spread over columns, tags, people, sources, years and origins. */
export function facetsSql(): Prisma.Sql {
  const year = Prisma.sql`extract(year FROM published_at AT TIME ZONE ${Prisma.raw(`'${SITE_TIME_ZONE}'`)})::int::text`
  const kinds = [
    kindSql(
      'column',
      Prisma.sql`k.slug`,
      Prisma.sql`k.name`,
      Prisma.sql`JOIN below ON below.inner_id = column_id JOIN categories k ON k.id = below.outer_id`,
    ),
    kindSql(
      'tag',
      Prisma.sql`t.slug`,
      Prisma.sql`t.name`,
      Prisma.sql`JOIN publication_tags pt USING (article_id) JOIN tags t ON t.id = pt.tag_id`,
    ),
    kindSql(
      'author',
      Prisma.sql`a.slug`,
      Prisma.sql`a.name`,
      Prisma.sql`JOIN bylines b USING (article_id) JOIN authors a ON a.id = b.author_id`,
    ),
    kindSql('source', Prisma.sql`s.slug`, Prisma.sql`s.name`, Prisma.sql`JOIN sources s ON s.id = source_id`),
    kindSql('year', year, year, Prisma.empty),
    kindSql('origin', Prisma.sql`origin::text`, Prisma.sql`origin::text`, Prisma.empty),
  ]
  return Prisma.sql`WITH RECURSIVE ${BELOW}, shown AS (
      SELECT p.article_id, p.column_id, p.source_id, p.origin, p.published_at FROM candidates
      JOIN publications p USING (article_id)
    ), facets AS (${Prisma.join(kinds, ' UNION ALL ')})
    SELECT jsonb_agg(jsonb_build_object('kind', kind, 'value', value, 'name', name, 'count', count)) FROM facets`
}

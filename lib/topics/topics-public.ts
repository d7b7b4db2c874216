import { cache } from 'react'
import type { PublicArticle } from '@/lib/articles/public-article'
import { db } from '@/lib/db/client'
import { tag } from '@/lib/pages/render-context'
import { tags } from '@/lib/pages/tags'
import { pathTo } from '@/lib/settings/frame'
import { getSiteFrame } from '@/lib/settings/public'
import type { HomeTopic, TopicLink } from './public-topic'

const MOST_OF_ARTICLE = 3
const MOST_ON_HOME = 4
const NEWEST = 2

/** Public topics that a piece is picked for, or that draw on its tags or column: one statement, at most three. */
export const topicsOfArticle = cache(async (article: PublicArticle): Promise<TopicLink[]> => {
  tag(tags.topics, tags.article(article.id), tags.columns)
  const { columns } = await getSiteFrame()
  const columnIds = pathTo(columns, article.columnId).map(({ id }) => id)
  const tagIds = article.tags.map(({ id }) => id)
  return db.$queryRaw<TopicLink[]>`
    WITH of AS (
      SELECT s.topic_id, 0 AS rank FROM topic_items i JOIN topic_sections s ON s.id = i.section_id
        WHERE i.article_id = ${article.id}
      UNION ALL SELECT topic_id, 1 FROM topic_sections WHERE column_id = ANY(${columnIds}::int[])
      UNION ALL SELECT topic_id, 1 FROM topic_sections WHERE tag_id = ANY(${tagIds}::int[])
    )
    SELECT t.id, t.slug, t.title, t.summary FROM topics t
      JOIN (SELECT topic_id, min(rank) AS rank FROM of GROUP BY topic_id) nearest ON nearest.topic_id = t.id
    WHERE t.published_at IS NOT NULL
    ORDER BY nearest.rank, t.published_at DESC, t.id DESC LIMIT ${MOST_OF_ARTICLE}`
})

/** Topics of the home page, each with the two newest pieces in it: one statement. */
export const getHomeTopics = cache(async (): Promise<HomeTopic[]> => {
  tag(tags.topics, tags.articles, tags.columns)
  return db.$queryRaw<HomeTopic[]>`
    SELECT t.id, t.slug, t.title, t.summary,
      CASE WHEN m.id IS NOT NULL THEN jsonb_build_object('key', m.key, 'width', m.width, 'height', m.height,
        'widths', m.widths, 'alt', m.alt, 'placeholder', m.placeholder, 'focusX', m.focus_x, 'focusY', m.focus_y) END AS cover,
      coalesce((SELECT jsonb_agg(jsonb_build_object('id', newest.article_id, 'title', newest.title)
          ORDER BY newest.published_at DESC, newest.article_id DESC)
        FROM (SELECT p.article_id, p.title, p.published_at FROM (
            SELECT i.article_id FROM topic_sections s JOIN topic_items i ON i.section_id = s.id
              WHERE s.topic_id = t.id AND i.article_id IS NOT NULL
            UNION SELECT found.article_id FROM topic_sections s CROSS JOIN LATERAL (
              SELECT article_id FROM publication_tags WHERE tag_id = s.tag_id
              ORDER BY published_at DESC, article_id DESC LIMIT ${NEWEST}) found
              WHERE s.topic_id = t.id
            UNION SELECT found.article_id FROM topic_sections s
              JOIN categories c ON c.id = s.column_id OR c.parent_id = s.column_id
                OR c.parent_id IN (SELECT id FROM categories WHERE parent_id = s.column_id)
              CROSS JOIN LATERAL (SELECT article_id FROM publications WHERE column_id = c.id
                ORDER BY published_at DESC, article_id DESC LIMIT ${NEWEST}) found
              WHERE s.topic_id = t.id) inside
          JOIN publications p ON p.article_id = inside.article_id
          ORDER BY p.published_at DESC, p.article_id DESC LIMIT ${NEWEST}) newest), '[]') AS newest
    FROM (SELECT * FROM topics WHERE published_at IS NOT NULL AND on_home
      ORDER BY published_at DESC, id DESC LIMIT ${MOST_ON_HOME}) t LEFT JOIN media m ON m.id = t.cover_id
    ORDER BY t.published_at DESC, t.id DESC`
})

import type { RevisionContent } from '@/lib/articles/content'
import { listCards } from '@/lib/articles/list-public'
import { excerpt } from '@/lib/content/text'
import { db } from '@/lib/db/client'
import { siteUrl } from '@/lib/env'
import { tag } from '@/lib/pages/render-context'
import { tags } from '@/lib/pages/tags'
import { pathTo, withDescendants } from '@/lib/settings/frame'
import { getSiteFrame } from '@/lib/settings/public'
import type { Feed, FeedItem } from './rss'
import { SITEMAP_SPAN, type SitemapEntry } from './sitemap'

const ITEMS = 30

async function readItems(ids: number[] | null): Promise<FeedItem[]> {
  const rows = await db.publication.findMany({
    where: ids === null ? {} : { articleId: { in: ids } },
    orderBy: [{ publishedAt: 'desc' }, { articleId: 'desc' }],
    take: ITEMS,
    relationLoadStrategy: 'join',
    select: {
      articleId: true,
      title: true,
      summary: true,
      publishedAt: true,
      column: { select: { name: true } },
      bylines: { orderBy: { position: 'asc' }, select: { name: true } },
      tags: { orderBy: { position: 'asc' }, select: { tag: { select: { id: true, name: true } } } },
      revision: { select: { content: true } },
    },
  })
  // An item names its tags, and a tag may be renamed.
  tag(...rows.flatMap((row) => row.tags.map((one) => tags.tag(one.tag.id))))
  return rows.map((row) => ({
    url: siteUrl(`/articles/${row.articleId}`),
    title: row.title,
    description: row.summary || excerpt((row.revision.content as unknown as RevisionContent).body, 200),
    publishedAt: row.publishedAt,
    people: row.bylines.map(({ name }) => name),
    categories: [row.column.name, ...row.tags.map((one) => one.tag.name)],
  }))
}

/** The newest pieces of the whole site. */
export async function getSiteFeed(): Promise<Feed> {
  tag(tags.articles)
  const { settings } = await getSiteFrame()
  const { siteName, description } = settings
  return {
    title: siteName,
    description,
    url: siteUrl('/'),
    self: siteUrl('/feed.xml'),
    items: await readItems(null),
  }
}

/** The newest pieces of a column and all below it; null when there is no such column. */
export async function getColumnFeed(slug: string): Promise<Feed | null> {
  tag(tags.slug('column', slug), tags.columns)
  const { settings, columns } = await getSiteFrame()
  const column = columns.find((one) => one.slug === slug)
  if (!column) return null
  tag(tags.column(column.id))
  const { cards } = await listCards({ columnIds: withDescendants(columns, column.id) }, null)
  const url = siteUrl(`/columns/${slug}`)
  const title = [...pathTo(columns, column.id).map(({ name }) => name), settings.siteName].join(' · ')
  return {
    title,
    description: column.description,
    url,
    self: `${url}/feed.xml`,
    items: await readItems(cards.map(({ id }) => id)),
  }
}

/** The numbers of the sitemap's files: 0 holds the fixed pages, n the articles from (n − 1) × SITEMAP_SPAN on. */
export async function listSitemapFiles(): Promise<number[]> {
  tag(tags.articles)
  const rows = await db.$queryRaw<{ n: number }[]>`
    SELECT n FROM (SELECT min(article_id) / ${SITEMAP_SPAN}::int AS first, max(article_id) / ${SITEMAP_SPAN}::int AS last
      FROM publications) ends, generate_series(first, last) AS n
    WHERE EXISTS (SELECT 1 FROM publications
      WHERE article_id >= n * ${SITEMAP_SPAN}::int AND article_id < (n + 1) * ${SITEMAP_SPAN}::int)`
  return [0, ...rows.map(({ n }) => n + 1)]
}

const MOST_NAMED = 3000

async function fixedPages(): Promise<SitemapEntry[]> {
  tag(tags.tags, tags.authors, tags.sources, tags.columns)
  const paths = await db.$queryRaw<{ path: string }[]>`
    (SELECT '/columns/' || slug AS path FROM categories ORDER BY id)
    UNION ALL (SELECT '/tags/' || slug FROM tags t WHERE EXISTS (SELECT 1 FROM publication_tags WHERE tag_id = t.id)
      ORDER BY id DESC LIMIT ${MOST_NAMED})
    UNION ALL (SELECT '/authors/' || slug FROM authors a WHERE EXISTS (SELECT 1 FROM bylines WHERE author_id = a.id)
      ORDER BY id DESC LIMIT ${MOST_NAMED})
    UNION ALL (SELECT '/sources/' || slug FROM sources s WHERE EXISTS (SELECT 1 FROM publications WHERE source_id = s.id)
      ORDER BY id DESC LIMIT ${MOST_NAMED})`
  return ['/', '/columns', '/tags', '/about', ...paths.map(({ path }) => path)].map((path) => ({
    url: siteUrl(path),
    changedAt: null,
  }))
}

/** The pages in one file of the sitemap, newest first; null when there is no such file. */
export async function getSitemapFile(file: number): Promise<SitemapEntry[] | null> {
  tag(tags.articles)
  if (file === 0) return fixedPages()
  const from = (file - 1) * SITEMAP_SPAN
  if (from > 2_000_000_000) return null
  const rows = await db.publication.findMany({
    where: { articleId: { gte: from, lt: from + SITEMAP_SPAN } },
    orderBy: { articleId: 'desc' },
    select: { articleId: true, updatedAt: true },
  })
  if (rows.length === 0) return null
  return rows.map(({ articleId, updatedAt }) => ({
    url: siteUrl(`/articles/${articleId}`),
    changedAt: updatedAt,
  }))
}

import { db } from '@/lib/db/client'
import { Prisma } from '@/lib/db/generated/client'
import { tag } from '@/lib/pages/render-context'
import { tags } from '@/lib/pages/tags'
import { getOpenPushFacts } from '@/lib/push/public'
import { pathTo, type SiteColumn, type SiteFrame, withDescendants } from '@/lib/settings/frame'
import { getSiteFrame } from '@/lib/settings/public'
import { lastChange } from './changed-public'
import type { Feed } from './feed'
import { inColumns, NEWEST, readItems, signedBy, underTag } from './items-public'

/** The kinds of pages that have feeds, besides the home page. */
export type FeedOwner = 'columns' | 'tags' | 'authors' | 'topics'

type Facts = {
  page: string
  title: string
  description: string
  /** What the feed stands for: a change that touched one of these is a change of the feed. */
  of: string[]
  picked: Prisma.Sql
}

async function makeFeed({ settings }: SiteFrame, facts: Facts): Promise<Feed> {
  const { page, description, of, picked } = facts
  const { siteName, feedFullText } = settings
  // The hub is told of every feed (lib/push): one that is named and never told is worse than none.
  const [items, changedAt, { hub }] = await Promise.all([
    readItems(picked, feedFullText),
    lastChange([...of, tags.settings]),
    getOpenPushFacts(),
  ])
  const title = facts.title ? `${facts.title} · ${siteName}` : siteName
  return { title, description, siteName, page, changedAt, hub: hub || null, items }
}

/** The newest pieces of the whole site. */
export async function getSiteFeed(): Promise<Feed> {
  tag(tags.articles)
  const frame = await getSiteFrame()
  const picked = Prisma.sql`(SELECT article_id, published_at FROM publications ${NEWEST})`
  const { description } = frame.settings
  const of = [tags.articles, tags.columns, tags.tags]
  return makeFeed(frame, { page: '/', title: '', description, of, picked })
}

async function columnFacts(slug: string, columns: SiteColumn[]): Promise<Facts | null> {
  tag(tags.slug('column', slug), tags.columns)
  const column = columns.find((one) => one.slug === slug)
  if (!column) return null
  const ids = withDescendants(columns, column.id)
  tag(...ids.map(tags.column))
  const way = pathTo(columns, column.id).map(({ name }) => name)
  return {
    page: `/columns/${slug}`,
    title: way.join(' · '),
    description: column.description,
    of: [tags.columns, tags.tags, tags.column(column.id)],
    picked: inColumns(ids),
  }
}

async function tagFacts(slug: string): Promise<Facts | null> {
  tag(tags.slug('tag', slug))
  const found = await db.tag.findUnique({
    where: { slug },
    select: { id: true, name: true, description: true },
  })
  if (!found) return null
  const { id, name, description } = found
  const of = [tags.tag(id)]
  tag(...of)
  return { page: `/tags/${slug}`, title: name, description, of, picked: underTag(id) }
}

async function authorFacts(slug: string): Promise<Facts | null> {
  tag(tags.slug('author', slug))
  const found = await db.author.findUnique({ where: { slug }, select: { id: true, name: true, bio: true } })
  if (!found) return null
  const { id, name, bio } = found
  const of = [tags.author(id)]
  tag(...of)
  return { page: `/authors/${slug}`, title: name, description: bio, of, picked: signedBy(id) }
}

const sections = {
  select: { columnId: true, tagId: true, items: { select: { articleId: true } } },
} as const

async function topicFacts(slug: string, columns: SiteColumn[]): Promise<Facts | null> {
  tag(tags.slug('topic', slug))
  const found = await db.topic.findUnique({
    where: { slug },
    relationLoadStrategy: 'join',
    select: { id: true, title: true, summary: true, publishedAt: true, sections },
  })
  if (!found) return null
  tag(tags.topic(found.id))
  if (!found.publishedAt) return null
  const columnIds = found.sections.flatMap(({ columnId }) =>
    columnId === null ? [] : withDescendants(columns, columnId),
  )
  const tagIds = found.sections.flatMap(({ tagId }) => tagId ?? [])
  const articleIds = found.sections.flatMap(({ items }) => items.flatMap(({ articleId }) => articleId ?? []))
  const of = [
    tags.topic(found.id),
    ...columnIds.map(tags.column),
    ...tagIds.map(tags.tag),
    ...articleIds.map(tags.article),
  ]
  tag(tags.columns, ...of)
  const named = Prisma.sql`SELECT article_id, published_at FROM publications WHERE article_id = ANY(${articleIds}::int[])`
  const picked = Prisma.join([named, inColumns(columnIds), ...tagIds.map(underTag)], ' UNION ALL ')
  return { page: `/topics/${slug}`, title: found.title, description: found.summary, of, picked }
}

/** The newest pieces of a column (and all below it), a tag, an author or a topic; null when there is no such page. */
export async function getFeed(owner: FeedOwner, slug: string): Promise<Feed | null> {
  const frame = await getSiteFrame()
  const { columns } = frame
  const facts = {
    columns: () => columnFacts(slug, columns),
    tags: () => tagFacts(slug),
    authors: () => authorFacts(slug),
    topics: () => topicFacts(slug, columns),
  }
  const found = await facts[owner]()
  return found && makeFeed(frame, found)
}

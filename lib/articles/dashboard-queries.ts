import { type Actor, can } from '@/lib/auth/permissions'
import { db } from '@/lib/db/client'
import type { ArticleFilters } from './filters'
import { whereVisible } from './queries'

/** What is appointed to happen next, soonest first. */
export async function listUpcoming(actor: Actor, limit: number) {
  const found = await db.schedule.findMany({
    where: { state: 'PENDING', article: whereVisible(actor) },
    orderBy: [{ dueAt: 'asc' }, { id: 'asc' }],
    take: limit,
    relationLoadStrategy: 'join',
    select: { id: true, action: true, dueAt: true, article: { select: { id: true, title: true } } },
  })
  return found.map(({ article, ...schedule }) => ({
    ...schedule,
    articleId: article.id,
    title: article.title,
  }))
}

/** What readers got last, newest first. */
export async function listRecentlyPublished(actor: Actor, limit: number) {
  return db.publication.findMany({
    where: { article: whereVisible(actor) },
    orderBy: [{ publishedAt: 'desc' }, { articleId: 'desc' }],
    take: limit,
    relationLoadStrategy: 'join',
    select: { articleId: true, title: true, publishedAt: true, column: { select: { name: true } } },
  })
}

/** The names behind the ids a filter holds, for the chips above the list; null for what is not filtered or not there. */
export async function filterNames(actor: Actor, { author, tag }: ArticleFilters) {
  if (!can(actor, 'article.create')) return { author: null, tag: null }
  const name = { select: { name: true } } as const
  const [person, label] = await Promise.all([
    author ? db.author.findUnique({ where: { id: author }, ...name }) : null,
    tag ? db.tag.findUnique({ where: { id: tag }, ...name }) : null,
  ])
  return { author: person?.name ?? null, tag: label?.name ?? null }
}

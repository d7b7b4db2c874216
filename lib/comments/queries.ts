import { holderOf, holderSelect } from '@/lib/auth/holder'
import { type Actor, can, type Placed } from '@/lib/auth/permissions'
import { db } from '@/lib/db/client'
import type { Prisma } from '@/lib/db/generated/client'
import { holding } from '@/lib/db/like'
import { unreadRemarks } from '@/lib/notifications/own'
import { MOST_THREADS } from './schema'

const MOST_COMMENTS = 200
const PICKED = 12

const threadSelect = {
  id: true,
  quote: true,
  startAt: true,
  endAt: true,
  blocking: true,
  resolvedAt: true,
  resolvedBy: { select: { name: true } },
  comments: {
    orderBy: { id: 'asc' },
    take: MOST_COMMENTS,
    select: {
      id: true,
      text: true,
      createdAt: true,
      deletedAt: true,
      author: { select: { id: true, name: true } },
      mentions: { select: { user: { select: { name: true } } } },
    },
  },
} as const satisfies Prisma.CommentThreadSelect

type Row = Prisma.CommentThreadGetPayload<{ select: typeof threadSelect }>

function toThread(actor: Actor, article: Placed, row: Row) {
  const { comments, resolvedAt, resolvedBy, ...thread } = row
  const mayClose =
    can(actor, 'comment.resolve', article) && (!row.blocking || can(actor, 'comment.block', article))
  return {
    ...thread,
    resolved: resolvedAt && { at: resolvedAt.toISOString(), by: resolvedBy?.name ?? '系统' },
    mayClose,
    comments: comments.map(({ id, text, createdAt, deletedAt, author, mentions }) => ({
      id,
      text,
      deleted: deletedAt !== null,
      author: author.name,
      at: createdAt.toISOString(),
      mentions: mentions.map(({ user }) => user.name),
      mayDelete: deletedAt === null && (author.id === actor.id || can(actor, 'comment.remove', article)),
    })),
  }
}

/** In the order of the text: the whole piece first, words that are gone last. */
const placeOf = ({ quote, startAt }: Row) => (quote === '' ? -1 : (startAt ?? Number.MAX_SAFE_INTEGER))

/**
 * Every thread of a piece with what the actor may do, at the version of the draft that their places are in; null when
 * there is no such piece or the actor may not see it.
 */
export async function listThreads(actor: Actor, articleId: number) {
  const article = await db.article.findUnique({
    where: { id: articleId },
    relationLoadStrategy: 'join',
    select: {
      version: true,
      commentsVersion: true,
      ownerId: true,
      columnId: true,
      trashedAt: true,
      schedules: { where: { state: 'PENDING', action: 'PUBLISH' }, take: 1, select: { dueAt: true } },
      threads: { orderBy: { id: 'asc' }, take: MOST_THREADS, select: threadSelect },
      notifications: { where: unreadRemarks(actor), take: 1, select: { id: true } },
    },
  })
  if (!article || !can(actor, 'article.read', article)) return null
  const { version, commentsVersion, threads, schedules, trashedAt, notifications } = article
  return {
    version,
    commentsVersion,
    may: {
      write: trashedAt === null && can(actor, 'comment.write', article),
      block: can(actor, 'comment.block', article),
    },
    /** When a publication waits that a blocking comment would call off. */
    appointedAt: schedules[0]?.dueAt.toISOString() ?? null,
    /** Whether something said here stands unread in the actor's inbox. */
    unseen: notifications.length > 0,
    threads: threads
      .toSorted((a, b) => placeOf(a) - placeOf(b) || a.id - b.id)
      .map((row) => toThread(actor, article, row)),
  }
}

/** How often the comments of a piece have changed; for a window that has been let in already. */
export async function getCommentsVersion(articleId: number): Promise<number> {
  const found = await db.article.findUnique({
    where: { id: articleId },
    select: { commentsVersion: true },
  })
  return found?.commentsVersion ?? 0
}

export type Threads = NonNullable<Awaited<ReturnType<typeof listThreads>>>

/** People who can see the piece, for the picker of mentions; none when the actor may not comment on it. */
export async function listMentionable(actor: Actor, articleId: number, q: string) {
  const article = await db.article.findUnique({
    where: { id: articleId },
    select: { ownerId: true, columnId: true },
  })
  if (!article || !can(actor, 'comment.write', article)) return []
  const people = await db.user.findMany({
    where: {
      active: true,
      ...(actor.id === null ? {} : { id: { not: actor.id } }),
      ...(q ? { name: holding(q) } : {}),
    },
    orderBy: [{ role: 'asc' }, { id: 'asc' }],
    take: 500,
    select: holderSelect,
  })
  const seeing = people.map(holderOf).filter((one) => can(one, 'article.read', article))
  return seeing.slice(0, PICKED).map(({ id, name, role }) => ({ id, name, role }))
}

import { whereVisible } from '@/lib/articles/queries'
import type { Actor } from '@/lib/auth/permissions'
import { peopleSql, WITHIN_EACH } from '@/lib/auth/span'
import { db } from '@/lib/db/client'
import type { Prisma } from '@/lib/db/generated/client'
import { cameBackToOne, EACH, waitsForOne } from '@/lib/review/waiting'
import type { Kind } from './kinds'
import { type News, NO_NEWS } from './news'
import { isUrgent, kindLabel, noticeDetail, noticePath, noticeSentence } from './notice'
import { ownNotices } from './own'
import type { AskedOfInbox } from './schema'
import { DIGEST_HOUR, deliveries } from './settings'

const PAGE = 30
/** Counted no further than this. */
const MOST_UNREAD = 100

/** The one thing that is said of a piece in the trash: that it is there. */
const TRASHED = 'trashed' satisfies Kind

/** The actor's notifications, but for those about pieces that they may no longer see or that lie in the trash. */
export function whereShown(actor: Actor): Prisma.NotificationWhereInput {
  const article = whereVisible(actor)
  return {
    ...ownNotices(actor),
    OR: [
      { articleId: null },
      { article: { AND: [article, { trashedAt: null }] } },
      { kind: TRASHED, article },
    ],
  }
}

export const noticeSelect = {
  id: true,
  kind: true,
  data: true,
  articleId: true,
  createdAt: true,
  readAt: true,
  comment: {
    select: {
      text: true,
      thread: { select: { id: true, quote: true, blocking: true, resolvedAt: true } },
    },
  },
} as const satisfies Prisma.NotificationSelect

type Row = Prisma.NotificationGetPayload<{ select: typeof noticeSelect }>

function toNotice(row: Row) {
  const { id, kind, createdAt, readAt, comment } = row
  return {
    id: Number(id),
    label: kindLabel(kind),
    urgent: isUrgent(kind),
    sentence: noticeSentence(row),
    detail: noticeDetail(row),
    quote: comment?.thread.quote ?? '',
    resolved: comment ? comment.thread.resolvedAt !== null : false,
    path: noticePath(row),
    createdAt,
    unread: readAt === null,
  }
}

export type ListedNotice = ReturnType<typeof toNotice>

/** 收件箱: one page of it, newest first; `next` is where the following page begins. */
export async function listNotices(
  actor: Actor,
  { kind, unread, before }: AskedOfInbox,
): Promise<{ rows: ListedNotice[]; next: number | null }> {
  const found = await db.notification.findMany({
    where: {
      ...whereShown(actor),
      ...(kind ? { kind } : {}),
      ...(unread ? { readAt: null } : {}),
      ...(before ? { id: { lt: before } } : {}),
    },
    orderBy: { id: 'desc' },
    take: PAGE + 1,
    relationLoadStrategy: 'join',
    select: noticeSelect,
  })
  const rows = found.slice(0, PAGE).map(toNotice)
  return { rows, next: found.length > PAGE ? (rows.at(-1)?.id ?? null) : null }
}

/**
 * What waits for each of these people: how many notifications they have not read, up to 100, and how much of the review
 * they are to do or got back. One statement for all of them; who has no account any more is left out.
 */
export async function countNews(userIds: number[]): Promise<Map<number, News>> {
  const rows = await db.$queryRaw<({ id: number } & News)[]>`
    SELECT u.id, counted.unread,
      (SELECT count(*)::int FROM review_steps s JOIN reviews r ON r.id = s.review_id JOIN articles a ON a.id = r.article_id
        WHERE ${waitsForOne(EACH)})
      + (SELECT count(*)::int FROM reviews r JOIN articles a ON a.id = r.article_id WHERE ${cameBackToOne(EACH)}) AS "toReview"
    FROM users u, LATERAL (
      SELECT count(*)::int AS unread FROM (
        SELECT 1 FROM notifications n LEFT JOIN articles a ON a.id = n.article_id
        WHERE n.user_id = u.id AND n.read_at IS NULL AND (n.article_id IS NULL
          OR ((a.trashed_at IS NULL OR n.kind = ${TRASHED}) AND (${peopleSql('article.read')} AND ${WITHIN_EACH} OR a.owner_id = u.id)))
        LIMIT ${MOST_UNREAD}) AS few) AS counted
    WHERE u.id = ANY(${userIds}::int[]) AND u.active`
  return new Map(rows.map(({ id, unread, toReview }) => [id, { unread, toReview }]))
}

/** What waits for the actor; nothing for the system. */
export async function countOwnNews(actor: Actor): Promise<News> {
  return (actor.id === null ? null : (await countNews([actor.id])).get(actor.id)) ?? NO_NEWS
}

/** How the actor hears of each kind, and when their digest goes out. */
export async function getNoticeSettings(actor: Actor) {
  const row = await db.noticeSettings.findUnique({
    where: { userId: actor.id ?? -1 },
    select: { choices: true, digestHour: true },
  })
  return { ways: deliveries(row?.choices), digestHour: row?.digestHour ?? DIGEST_HOUR }
}

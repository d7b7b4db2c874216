import { type LoadedArticle, lockArticle } from '@/lib/articles/load-queries'
import { cancelPublication } from '@/lib/articles/publication-commands'
import { recordEvent } from '@/lib/audit/record'
import { authorise } from '@/lib/auth/authorise'
import { holderOf, holderSelect } from '@/lib/auth/holder'
import { type Actor, can } from '@/lib/auth/permissions'
import type { Tx } from '@/lib/db/client'
import { AppError, notFound } from '@/lib/errors'
import type { ThreadChange } from './schema'

export type Person = Extract<Actor, { id: number }>

const threadSelect = { id: true, articleId: true, blocking: true, resolvedAt: true } as const
export type LoadedThread = { id: number; articleId: number; blocking: boolean; resolvedAt: Date | null }

/** Comments are people's: nothing is said by the system. */
export function requirePerson(actor: Actor): Person {
  if (actor.id === null) throw new AppError('FORBIDDEN', '批注须由登录的人写。')
  return actor
}

/** Throws CONFLICT for a piece in the trash, about which there is nothing more to say. */
export function requireOutOfTrash(article: LoadedArticle): void {
  if (article.trashedAt) throw new AppError('CONFLICT', '稿件在回收站里，恢复后才能批注。')
}

/** The thread and its piece, both as they are until the transaction ends; NOT_FOUND when there is no such thread. */
export async function lockThread(
  tx: Tx,
  threadId: number,
): Promise<{ thread: LoadedThread; article: LoadedArticle }> {
  const found = await tx.commentThread.findUnique({ where: { id: threadId }, select: { articleId: true } })
  if (!found) throw notFound('这条批注')
  const article = await lockArticle(tx, found.articleId)
  // Read again behind the lock: somebody may have resolved or removed it meanwhile.
  const thread = await tx.commentThread.findUnique({ where: { id: threadId }, select: threadSelect })
  if (!thread) throw notFound('这条批注')
  return { thread, article }
}

/** Says something in a thread, and to whom. Whoever may not see the piece, or is not named in the text, is passed over. */
export async function say(
  tx: Tx,
  actor: Person,
  {
    article,
    threadId,
    text,
    mentionIds,
  }: { article: LoadedArticle; threadId: number; text: string; mentionIds: number[] },
  now: Date,
): Promise<{ id: number }> {
  const comment = await tx.comment.create({
    data: { threadId, authorId: actor.id, text, createdAt: now },
    select: { id: true },
  })
  const people = await tx.user.findMany({
    where: { id: { in: mentionIds, not: actor.id }, active: true },
    select: holderSelect,
  })
  const meant = people
    .map(holderOf)
    .filter((one) => text.includes(`@${one.name}`) && can(one, 'article.read', article))
  await tx.mention.createMany({ data: meant.map((one) => ({ commentId: comment.id, userId: one.id })) })
  return comment
}

/** Records what happened, and lets open windows notice. */
export async function note(
  tx: Tx,
  actor: Actor,
  articleId: number,
  verb: 'begin' | 'reply' | 'delete' | ThreadChange,
  data: Record<string, number | string | boolean>,
): Promise<void> {
  await tx.article.update({
    where: { id: articleId },
    data: { commentsVersion: { increment: 1 } },
    select: { id: true },
  })
  await recordEvent(tx, { actor, action: `comment.${verb}`, subject: 'article', subjectId: articleId, data })
}

/**
 * A piece never both waits to be published and has something that must be dealt with first: whoever says the latter
 * calls the former off, and whoever had appointed it finds that in their inbox. Gives the time that it was appointed to.
 */
export async function callOffPublication(
  tx: Tx,
  actor: Person,
  article: LoadedArticle,
  threadId: number,
  now: Date,
): Promise<Date | null> {
  const waiting = await tx.schedule.findFirst({
    where: { articleId: article.id, state: 'PENDING', action: 'PUBLISH' },
    select: { id: true, dueAt: true },
  })
  if (!waiting) return null
  authorise(actor, 'article.publish', article)
  await cancelPublication(tx, article, now)
  await recordEvent(tx, {
    actor,
    action: 'schedule.cancel',
    subject: 'article',
    subjectId: article.id,
    data: { scheduleId: waiting.id, threadId },
  })
  return waiting.dueAt
}

import { type LoadedArticle, lockArticle } from '@/lib/articles/load-queries'
import { authorise } from '@/lib/auth/authorise'
import type { Actor } from '@/lib/auth/permissions'
import { bodyText } from '@/lib/content/body-text'
import type { Doc } from '@/lib/content/schema'
import { type Tx, transaction } from '@/lib/db/client'
import { AppError, notFound } from '@/lib/errors'
import { forgetRemark } from '@/lib/notifications/commands'
import { type Anchor, anchorAt, locate } from './anchor'
import { MOST_THREADS, type ReplyInput, type ThreadChange, type ThreadInput } from './schema'
import {
  callOffPublication,
  type LoadedThread,
  lockThread,
  note,
  type Person,
  requireOutOfTrash,
  requirePerson,
  say,
} from './thread-commands'

const WHOLE_PIECE = { quote: '', prefix: '', suffix: '', startAt: null, endAt: null }

/**
 * Begins a thread on some words of the draft, or on the whole piece. One that must be dealt with first calls off a
 * waiting publication; its time is given back.
 */
export async function beginThread(
  actor: Actor,
  { id, anchor, text, blocking, mentionIds }: ThreadInput,
  now: Date,
): Promise<{ threadId: number; calledOff: Date | null }> {
  const person = requirePerson(actor)
  return transaction(async (tx) => {
    const article = await lockArticle(tx, id)
    authorise(actor, 'comment.write', article)
    if (blocking) authorise(actor, 'comment.block', article)
    requireOutOfTrash(article)
    if ((await tx.commentThread.count({ where: { articleId: id } })) >= MOST_THREADS)
      throw new AppError('CONFLICT', `一篇稿件最多 ${MOST_THREADS} 条批注，请先删除一些已解决的。`)
    const place = anchor ? placeIn(article, anchor) : WHOLE_PIECE
    const { id: threadId } = await tx.commentThread.create({
      data: { articleId: id, ...place, blocking, createdAt: now },
      select: { id: true },
    })
    const comment = await say(tx, person, { article, threadId, text, mentionIds }, now)
    await note(tx, actor, id, 'begin', { threadId, commentId: comment.id, blocking })
    return {
      threadId,
      calledOff: blocking ? await callOffPublication(tx, person, article, threadId, now) : null,
    }
  })
}

function placeIn(article: LoadedArticle, anchor: Anchor): Anchor {
  const text = bodyText(article.body as unknown as Doc)
  const range = locate(text, anchor)
  if (!range) throw new AppError('CONFLICT', '选中的文字刚被改动，请重新选择后再批注。')
  return anchorAt(text, range)
}

/** Answers in an open thread. */
export async function reply(
  actor: Actor,
  { threadId, text, mentionIds }: ReplyInput,
  now: Date,
): Promise<{ commentId: number }> {
  const person = requirePerson(actor)
  return transaction(async (tx) => {
    const { thread, article } = await lockThread(tx, threadId)
    authorise(actor, 'comment.write', article)
    requireOutOfTrash(article)
    if (thread.resolvedAt) throw new AppError('CONFLICT', '这条批注已经解决，重新打开后才能回复。')
    const comment = await say(tx, person, { article, threadId, text, mentionIds }, now)
    await note(tx, actor, article.id, 'reply', { threadId, commentId: comment.id })
    return { commentId: comment.id }
  })
}

/** What a change of a thread starts from; anything else has happened already. */
const STARTS: Record<ThreadChange, (thread: LoadedThread) => boolean> = {
  resolve: ({ resolvedAt }) => resolvedAt === null,
  reopen: ({ resolvedAt }) => resolvedAt !== null,
  block: ({ blocking }) => !blocking,
  unblock: ({ blocking }) => blocking,
}

/**
 * Resolves a thread or opens it again, says that it must be dealt with first or that it need not. What blocks is for
 * editors alone to open and to close. The same change twice is one.
 */
export async function changeThread(
  actor: Actor,
  { threadId, change }: { threadId: number; change: ThreadChange },
  now: Date,
): Promise<{ calledOff: Date | null }> {
  const person = requirePerson(actor)
  return transaction(async (tx) => {
    const { thread, article } = await lockThread(tx, threadId)
    authorise(actor, 'comment.resolve', article)
    if (thread.blocking || change === 'block') authorise(actor, 'comment.block', article)
    requireOutOfTrash(article)
    if (!STARTS[change](thread)) return { calledOff: null }
    await writeChange(tx, person, threadId, change, now)
    await note(tx, actor, article.id, change, { threadId })
    const blocks = (change === 'reopen' && thread.blocking) || (change === 'block' && !thread.resolvedAt)
    return { calledOff: blocks ? await callOffPublication(tx, person, article, threadId, now) : null }
  })
}

async function writeChange(tx: Tx, by: Person, id: number, change: ThreadChange, now: Date): Promise<void> {
  const data = {
    resolve: { resolvedAt: now, resolvedById: by.id },
    reopen: { resolvedAt: null, resolvedById: null },
    block: { blocking: true },
    unblock: { blocking: false },
  }[change]
  await tx.commentThread.update({ where: { id }, data, select: { id: true } })
}

/** Takes back one's own comment, or another's as its superior; a thread in which nothing is left goes with it. */
export async function deleteComment(
  actor: Actor,
  { commentId }: { commentId: number },
  now: Date,
): Promise<void> {
  const person = requirePerson(actor)
  await transaction(async (tx) => {
    const comment = await tx.comment.findUnique({
      where: { id: commentId },
      select: { threadId: true, authorId: true, deletedAt: true },
    })
    if (!comment) throw notFound('这条批注')
    const { thread, article } = await lockThread(tx, comment.threadId)
    authorise(actor, 'comment.write', article)
    if (comment.authorId !== person.id) authorise(actor, 'comment.remove', article)
    requireOutOfTrash(article)
    if (comment.deletedAt) return
    const others = await tx.comment.count({
      where: { threadId: thread.id, id: { not: commentId }, deletedAt: null },
    })
    await forgetRemark(tx, commentId)
    if (others === 0) {
      if (thread.blocking && !thread.resolvedAt) authorise(actor, 'comment.block', article)
      await tx.commentThread.delete({ where: { id: thread.id }, select: { id: true } })
    } else {
      await tx.mention.deleteMany({ where: { commentId } })
      await tx.comment.update({
        where: { id: commentId },
        data: { text: '', deletedAt: now },
        select: { id: true },
      })
    }
    await note(tx, actor, article.id, 'delete', { threadId: thread.id, commentId })
  })
}

import { authorise } from '@/lib/auth/authorise'
import type { Actor } from '@/lib/auth/permissions'
import { db } from '@/lib/db/client'
import { notFound } from '@/lib/errors'
import { SILENCE } from './queries'

/** Notes that the actor has the piece open in one window; what fell silent long ago is swept out on the way. */
export async function enterPiece(actor: Actor, articleId: number, window: string, now: Date): Promise<void> {
  const article = await db.article.findUnique({
    where: { id: articleId },
    select: { ownerId: true, columnId: true },
  })
  if (!article || actor.id === null) throw notFound('这篇稿件')
  authorise(actor, 'article.read', article)
  await db.articlePresence.deleteMany({ where: { seenAt: { lt: new Date(now.getTime() - 10 * SILENCE) } } })
  await db.articlePresence.create({
    data: { id: window, articleId, userId: actor.id, since: now, seenAt: now },
    select: { id: true },
  })
}

/** The window is still open. */
export async function stayOnPiece(window: string, now: Date): Promise<void> {
  await db.articlePresence.updateMany({ where: { id: window }, data: { seenAt: now } })
}

/** The window was closed. */
export async function leavePiece(window: string): Promise<void> {
  await db.articlePresence.deleteMany({ where: { id: window } })
}

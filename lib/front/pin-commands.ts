import { requireVersion } from '@/lib/articles/commands'
import { type LoadedArticle, lockArticle } from '@/lib/articles/load-queries'
import { cancelPending } from '@/lib/articles/publication-commands'
import type { ArticleRef } from '@/lib/articles/schema'
import { recordEvent } from '@/lib/audit/record'
import { authorise } from '@/lib/auth/authorise'
import type { Actor } from '@/lib/auth/permissions'
import { type Tx, together, transaction } from '@/lib/db/client'
import { takeLock } from '@/lib/db/locks'
import { AppError } from '@/lib/errors'
import { tags } from '@/lib/pages/tags'
import { scheduleUnpin } from '@/lib/schedule/commands'

/** Puts a public piece at the head of the home page, in place of the one that is pinned there; until `dueAt`, if given. */
export async function pinLead(
  actor: Actor,
  { dueAt, ...ref }: ArticleRef & { dueAt?: Date | undefined },
  now: Date,
): Promise<void> {
  if (dueAt === undefined) return pinNow(actor, ref, now)
  await together(async () => {
    await pinNow(actor, ref, now)
    await scheduleUnpin(actor, { ...ref, dueAt }, now)
  })
}

async function pinNow(actor: Actor, input: ArticleRef, now: Date): Promise<void> {
  await transaction(async (tx) => {
    const article = await lockArticle(tx, input.id)
    requireVersion(article, input.version)
    await pinLocked(tx, actor, article, {}, now)
  })
}

/** Gives the head of the home page back to the newest piece; CONFLICT when this one is not pinned. */
export async function unpinLead(actor: Actor, input: ArticleRef, now: Date): Promise<void> {
  await transaction(async (tx) => {
    const article = await lockArticle(tx, input.id)
    requireVersion(article, input.version)
    await unpinLocked(tx, actor, article, {}, now)
  })
}

/** The appointment that is being kept; empty when somebody does it by hand. */
type Kept = { scheduleId?: number }

/** The pinning itself, inside the caller's transaction, with the article locked. */
export async function pinLocked(
  tx: Tx,
  actor: Actor,
  article: LoadedArticle,
  kept: Kept,
  now: Date,
): Promise<void> {
  authorise(actor, 'lead.pin', article)
  if (!article.publication) throw new AppError('CONFLICT', '只有已发布的稿件可以置顶头条，请先发布。')
  // One after the other: two pieces pinned at once would not see each other.
  await takeLock(tx, 'lead')
  const before = await tx.leadPin.findUnique({ where: { slot: 1 }, select: { articleId: true } })
  if (before?.articleId === article.id) return
  const row = { articleId: article.id, pinnedAt: now, pinnedById: actor.id }
  await tx.leadPin.upsert({ where: { slot: 1 }, create: row, update: row, select: { slot: true } })
  await recordEvent(tx, {
    actor,
    action: 'article.pin',
    subject: 'article',
    subjectId: article.id,
    data: { title: article.title, ...kept, ...(before ? { replacedId: before.articleId } : {}) },
    tags: [tags.lead],
  })
}

/** The unpinning itself, inside the caller's transaction, with the article locked. */
export async function unpinLocked(
  tx: Tx,
  actor: Actor,
  article: LoadedArticle,
  kept: Kept,
  now: Date,
): Promise<void> {
  authorise(actor, 'lead.pin', article)
  const { count } = await tx.leadPin.deleteMany({ where: { articleId: article.id } })
  if (count === 0) throw new AppError('CONFLICT', '这篇稿件已不在头条置顶，请刷新后查看。')
  // The end that was appointed for a pinning that is over; one of a pinning yet to come stays.
  if (!article.schedules.some(({ action }) => action === 'PIN'))
    await cancelPending(tx, article, ['UNPIN'], now)
  await recordEvent(tx, {
    actor,
    action: 'article.unpin',
    subject: 'article',
    subjectId: article.id,
    data: { title: article.title, ...kept },
    tags: [tags.lead],
  })
}

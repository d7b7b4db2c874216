import { requireTransition, requireVersion } from '@/lib/articles/commands'
import { contentHash } from '@/lib/articles/content'
import { draftContent, lockArticle } from '@/lib/articles/load-queries'
import { cancelPending, publishRevision } from '@/lib/articles/publication-commands'
import { takeSnapshot } from '@/lib/articles/revision-commands'
import type { ArticleRef } from '@/lib/articles/schema'
import { recordEvent } from '@/lib/audit/record'
import { authorise } from '@/lib/auth/authorise'
import type { Actor } from '@/lib/auth/permissions'
import { noteFor } from '@/lib/corrections/change-queries'
import type { NoteInput } from '@/lib/corrections/schema'
import { transaction } from '@/lib/db/client'
import { AppError, notFound } from '@/lib/errors'
import { whyUnsigned } from './gate'
import { readGate } from './load-queries'
import { requirePerson } from './locked-round'

/**
 * 特急发布: the draft goes to readers before it is signed, with a reason, and stays on the list 补审 until somebody else has looked
 * at it. Of a public piece, `what` and `why` are the 更正 that comes with it.
 */
export async function publishUrgently(
  actor: Actor,
  { reason, ...ref }: ArticleRef & NoteInput & { reason: string },
  now: Date,
): Promise<{ path: string }> {
  const person = requirePerson(actor)
  return transaction(async (tx) => {
    const article = await lockArticle(tx, ref.id)
    requireTransition(actor, article, 'publishUrgently')
    requireVersion(article, ref.version)
    const hash = contentHash(draftContent(article))
    const gate = await readGate(tx, ref.id, article.columnId)
    if (whyUnsigned(gate, { hash, version: article.version }) === null)
      throw new AppError('CONFLICT', '这篇稿件不用特急，可以直接发布。')
    const note = await noteFor(tx, actor, article, ref)
    const revision = await takeSnapshot(tx, actor, article, 'PUBLISH', now)
    await cancelPending(tx, article, ['PUBLISH'], now)
    await publishRevision(tx, actor, article, revision.id, {
      ...{ now, publishedAt: now, urgent: true },
      ...(note ? { note: { ...note, by: actor } } : {}),
    })
    const row = {
      articleId: ref.id,
      revisionId: revision.id,
      reason,
      publishedById: person.id,
      publishedAt: now,
    }
    await tx.urgentPublication.create({ data: row, select: { id: true } })
    await recordEvent(tx, {
      actor,
      action: 'review.urgent',
      subject: 'article',
      subjectId: ref.id,
      data: { urgent: true, reason, revisionId: revision.id, contentHash: hash },
    })
    return { path: `/articles/${ref.id}` }
  })
}

/** 补审: somebody who neither published nor wrote it has looked at what went out before its signature. */
export async function reviewUrgent(
  actor: Actor,
  { urgentId, note }: { urgentId: number; note: string },
  now: Date,
): Promise<void> {
  const person = requirePerson(actor)
  await transaction(async (tx) => {
    const found = await tx.urgentPublication.findUnique({
      where: { id: urgentId },
      select: { articleId: true },
    })
    if (!found) throw notFound('这次特急发布')
    const article = await lockArticle(tx, found.articleId)
    authorise(actor, 'article.review', article)
    const urgent = await tx.urgentPublication.findUniqueOrThrow({
      where: { id: urgentId },
      select: { publishedById: true, reviewedAt: true, revisionId: true },
    })
    if (urgent.publishedById === person.id)
      throw new AppError('FORBIDDEN', '不能补审自己特急发布的稿件，请由同事来审。')
    if (article.ownerId === person.id) throw new AppError('FORBIDDEN', '不能补审自己的稿件，请由同事来审。')
    if (urgent.reviewedAt) throw new AppError('CONFLICT', '这次特急发布已经补审过了。')
    await tx.urgentPublication.update({
      where: { id: urgentId },
      data: { reviewedAt: now, reviewedById: person.id, note },
      select: { id: true },
    })
    await recordEvent(tx, {
      actor,
      action: 'review.afterwards',
      subject: 'article',
      subjectId: found.articleId,
      data: { revisionId: urgent.revisionId, ...(note ? { note } : {}) },
    })
  })
}

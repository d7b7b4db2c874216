import { draftContent, type LoadedArticle } from '@/lib/articles/load-queries'
import { cancelPublication } from '@/lib/articles/publication-commands'
import { recordEvent } from '@/lib/audit/record'
import { holderOf, holderSelect } from '@/lib/auth/holder'
import { type Actor, can } from '@/lib/auth/permissions'
import { changeForReaders } from '@/lib/corrections/change-queries'
import type { Tx } from '@/lib/db/client'
import type { LoadedRound } from './load-queries'

/**
 * 签发: the round ends with a signature under this revision, which takes the place of an earlier one, at an appointment that
 * waits too. An emergency that somebody else had published is reviewed with it.
 */
export async function signRound(
  tx: Tx,
  actor: Actor,
  article: LoadedArticle,
  round: LoadedRound,
  { revisionId, hash }: { revisionId: number; hash: string },
  now: Date,
): Promise<void> {
  await tx.review.updateMany({
    where: { articleId: article.id, state: 'SIGNED' },
    data: { state: 'REPLACED', closedAt: now },
  })
  await tx.review.update({
    where: { id: round.id },
    data: {
      ...{ state: 'SIGNED', signedRevisionId: revisionId, signedHash: hash },
      ...{ signedVersion: article.version, signedAt: now, closedAt: now },
    },
    select: { id: true },
  })
  const moved = await moveAppointment(tx, actor, article, revisionId, now)
  await tx.urgentPublication.updateMany({
    where: { articleId: article.id, reviewedAt: null, publishedById: { not: actor.id ?? -1 } },
    data: { reviewedAt: now, reviewedById: actor.id, note: `第 ${round.number} 轮审校签发` },
  })
  await recordEvent(tx, {
    actor,
    action: 'review.sign',
    subject: 'article',
    subjectId: article.id,
    data: {
      round: round.number,
      revisionId,
      contentHash: hash,
      ...(moved ? { appointed: true } : {}),
    },
  })
}

/**
 * Puts the signed text in the place of the one that an appointment waits with; false when there is none. It is called off when readers
 * of a public piece would find a change without a 更正, and who appointed it may not leave that out.
 */
async function moveAppointment(
  tx: Tx,
  actor: Actor,
  article: LoadedArticle,
  revisionId: number,
  now: Date,
): Promise<boolean> {
  const waiting = await tx.schedule.findFirst({
    where: { articleId: article.id, state: 'PENDING', action: 'PUBLISH', revisionId: { not: revisionId } },
    select: {
      ...{ id: true, notice: true, dueAt: true },
      createdBy: { select: holderSelect },
    },
  })
  if (!waiting) return false
  const { id, notice, dueAt, createdBy } = waiting
  const owesNote =
    notice === '' && createdBy !== null && !can(holderOf(createdBy), 'article.fix-quietly', article)
  if (!owesNote || (await changeForReaders(tx, article, draftContent(article))) === null) {
    await tx.schedule.update({ where: { id }, data: { revisionId }, select: { id: true } })
    return true
  }
  await cancelPublication(tx, article, now)
  await recordEvent(tx, {
    actor,
    action: 'schedule.cancel',
    subject: 'article',
    subjectId: article.id,
    data: {
      scheduleId: id,
      reason: '新签发的版本改了读者看到的内容，请写好更正说明再定时。',
      ...{ before: { dueAt: dueAt.toISOString() }, after: { dueAt: null } },
    },
  })
  return false
}

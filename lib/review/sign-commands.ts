import type { LoadedArticle } from '@/lib/articles/load-queries'
import { recordEvent } from '@/lib/audit/record'
import type { Actor } from '@/lib/auth/permissions'
import type { Tx } from '@/lib/db/client'
import type { LoadedRound } from './load-queries'

/**
 * 签发: the round ends with a signature under this revision, which takes the place of an earlier one. An appointment that waits
 * with the earlier text goes out with the newly signed one, and an emergency that somebody else had published is reviewed.
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
  const moved = await tx.schedule.updateMany({
    where: { articleId: article.id, state: 'PENDING', action: 'PUBLISH', revisionId: { not: revisionId } },
    data: { revisionId },
  })
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
      ...(moved.count > 0 ? { appointed: true } : {}),
    },
  })
}

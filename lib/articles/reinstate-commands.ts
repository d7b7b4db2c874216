import type { Actor } from '@/lib/auth/permissions'
import { transaction } from '@/lib/db/client'
import { AppError } from '@/lib/errors'
import { requireTransition, requireVersion } from './commands'
import { lockArticle } from './load-queries'
import { cancelPending, publishRevision } from './publication-commands'
import type { ArticleRef } from './schema'

/**
 * Brings a withdrawn piece back as readers last saw it, under the date it had: the same revision, not the draft, which
 * may have gone on. Everything that keeps a piece from being published keeps it from coming back.
 */
export async function reinstateArticle(
  actor: Actor,
  input: ArticleRef & { reason: string },
  now: Date,
): Promise<void> {
  await transaction(async (tx) => {
    const article = await lockArticle(tx, input.id)
    requireTransition(actor, article, 'reinstate')
    requireVersion(article, input.version)
    const { withdrawnRevisionId, withdrawnShownAt } = article
    if (withdrawnRevisionId === null || withdrawnShownAt === null)
      throw new AppError('CONFLICT', '没有留下撤稿前的版本，不能原样恢复。请核对内容后用“发布”重新发布。')
    await cancelPending(tx, article, ['PUBLISH'], now)
    await publishRevision(tx, actor, article, withdrawnRevisionId, {
      ...{ now, publishedAt: withdrawnShownAt, changedAt: now },
      reinstatedFor: input.reason,
    })
  })
}

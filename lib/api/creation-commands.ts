import { createArticle } from '@/lib/articles/commands'
import type { ArticleInput, ArticleRef } from '@/lib/articles/schema'
import type { Actor } from '@/lib/auth/permissions'
import { db, together, transaction } from '@/lib/db/client'
import { isUniqueViolation } from '@/lib/db/errors'
import { AppError } from '@/lib/errors'

/** Under what a program begins a piece, so that the same request sent again begins none: its token, its key, what it sent. */
export type Once = { tokenId: number; key: string; contentHash: string }

const DAY = 86_400_000

/**
 * Begins a piece once: the same request under the same key is given the piece it began, for a day. INVALID when the key was
 * used for something else.
 */
export async function createOnce(
  actor: Actor,
  draft: ArticleInput,
  once: Once | null,
  now: Date,
): Promise<{ id: number }> {
  if (once === null) return createArticle(actor, draft, now)
  try {
    return await begin(actor, draft, once, now)
  } catch (error) {
    if (!isUniqueViolation(error)) throw error
    return begun(once)
  }
}

/** The note and the piece, both or neither. Of two requests at once, one waits here and finds the note of the other. */
function begin(actor: Actor, draft: ArticleInput, once: Once, now: Date): Promise<ArticleRef> {
  const { tokenId, key, contentHash } = once
  return together(async () => {
    await transaction(async (tx) => {
      const dayAgo = new Date(now.getTime() - DAY)
      await tx.apiCreation.deleteMany({ where: { tokenId, key, createdAt: { lt: dayAgo } } })
      await tx.apiCreation.create({
        data: { tokenId, key, contentHash, createdAt: now },
        select: { key: true },
      })
    })
    const ref = await createArticle(actor, draft, now)
    await transaction((tx) =>
      tx.apiCreation.updateMany({ where: { tokenId, key }, data: { articleId: ref.id } }),
    )
    return ref
  })
}

async function begun({ tokenId, key, contentHash }: Once): Promise<{ id: number }> {
  const found = await db.apiCreation.findUnique({
    where: { tokenId_key: { tokenId, key } },
    select: { contentHash: true, articleId: true },
  })
  if (!found || found.articleId === null)
    throw new AppError('CONFLICT', '同样的请求正在处理，请稍后用同一个 Idempotency-Key 重试。')
  if (found.contentHash !== contentHash)
    throw new AppError('INVALID', '这个 Idempotency-Key 已用于另一个请求，请换一个。')
  return { id: found.articleId }
}

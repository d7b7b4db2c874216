import type { Tx } from '@/lib/db/client'
import { AppError } from '@/lib/errors'

/** Throws CONFLICT while something on the piece must be dealt with first; asked with the article locked. */
export async function requireNothingBlocking(tx: Tx, articleId: number): Promise<void> {
  const count = await tx.commentThread.count({ where: { articleId, blocking: true, resolvedAt: null } })
  if (count === 0) return
  throw new AppError('CONFLICT', `还有 ${count} 条“必须处理”的批注没有解决。请在批注栏处理后再发布。`)
}

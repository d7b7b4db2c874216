import type { Actor } from '@/lib/auth/permissions'
import type { Tx } from '@/lib/db/client'
import type { Prisma } from '@/lib/db/generated/client'
import type { RevisionReason } from '@/lib/db/generated/enums'
import { contentHash } from './content'
import { draftContent, type LoadedArticle } from './load-queries'

/** Keeps the working draft as an immutable revision; the newest one is used again when nothing differs. */
export async function takeSnapshot(
  tx: Tx,
  actor: Actor,
  article: LoadedArticle,
  reason: RevisionReason,
  now: Date,
): Promise<{ id: number }> {
  const content = draftContent(article)
  const hash = contentHash(content)
  const newest = await tx.revision.findFirst({
    where: { articleId: article.id },
    orderBy: { number: 'desc' },
    select: { id: true, number: true, contentHash: true },
  })
  if (newest?.contentHash === hash) return { id: newest.id }
  return tx.revision.create({
    data: {
      articleId: article.id,
      number: (newest?.number ?? 0) + 1,
      reason,
      title: content.title,
      content: content as unknown as Prisma.InputJsonObject,
      contentHash: hash,
      createdById: actor.id,
      createdAt: now,
    },
    select: { id: true },
  })
}

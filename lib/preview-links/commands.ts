import { requireVersion } from '@/lib/articles/commands'
import type { RevisionContent } from '@/lib/articles/content'
import { lockArticle } from '@/lib/articles/load-queries'
import { takeSnapshot } from '@/lib/articles/revision-commands'
import { recordEvent } from '@/lib/audit/record'
import { authorise } from '@/lib/auth/authorise'
import type { Actor } from '@/lib/auth/permissions'
import { hashToken, newToken } from '@/lib/auth/token'
import { db, transaction } from '@/lib/db/client'
import { AppError, notFound } from '@/lib/errors'
import { type LinkInput, previewPath, TOKEN } from './schema'

const DAY = 86_400_000

/**
 * Makes an address that shows the draft exactly as it is now to whoever has it, until it expires. The address is in
 * the answer and nowhere else.
 */
export async function createPreviewLink(
  actor: Actor,
  { days, note, ...ref }: LinkInput,
  now: Date,
): Promise<{ id: number; path: string }> {
  return transaction(async (tx) => {
    const article = await lockArticle(tx, ref.id)
    authorise(actor, 'preview.share', article)
    requireVersion(article, ref.version)
    if (article.trashedAt) throw new AppError('CONFLICT', '稿件在回收站里，恢复后才能生成预览链接。')
    const revision = await takeSnapshot(tx, actor, article, 'PREVIEW', now)
    const token = newToken()
    const expiresAt = new Date(now.getTime() + days * DAY)
    const { id } = await tx.previewLink.create({
      data: {
        articleId: ref.id,
        revisionId: revision.id,
        tokenHash: hashToken(token),
        note,
        expiresAt,
        createdById: actor.id,
        createdAt: now,
      },
      select: { id: true },
    })
    await recordEvent(tx, {
      actor,
      action: 'preview.share',
      subject: 'article',
      subjectId: ref.id,
      data: { linkId: id, revisionId: revision.id, expiresAt: expiresAt.toISOString(), note },
    })
    return { id, path: previewPath(token) }
  })
}

/** Makes an address useless from now on; doing it twice is doing it once. */
export async function revokePreviewLink(
  actor: Actor,
  { linkId }: { linkId: number },
  now: Date,
): Promise<void> {
  await transaction(async (tx) => {
    const link = await tx.previewLink.findUnique({ where: { id: linkId }, select: { articleId: true } })
    if (!link) throw notFound('这个预览链接')
    authorise(actor, 'preview.share', await lockArticle(tx, link.articleId))
    const { count } = await tx.previewLink.updateMany({
      where: { id: linkId, revokedAt: null },
      data: { revokedAt: now, revokedById: actor.id },
    })
    if (count === 0) return
    const data = { linkId }
    await recordEvent(tx, {
      actor,
      action: 'preview.revoke',
      subject: 'article',
      subjectId: link.articleId,
      data,
    })
  })
}

export type SharedRevision = { articleId: number; content: RevisionContent; expiresAt: Date }

/**
 * What a token shows, and one use more; null for a token that is unknown, expired or revoked, or whose piece is in
 * the trash. No audit row: who follows a link is nobody, and the log would grow with every look.
 */
export async function openPreviewLink(token: string, now: Date): Promise<SharedRevision | null> {
  if (!TOKEN.test(token)) return null
  const [opened] = await db.previewLink.updateManyAndReturn({
    where: {
      tokenHash: hashToken(token),
      revokedAt: null,
      expiresAt: { gt: now },
      article: { trashedAt: null },
    },
    data: { uses: { increment: 1 }, lastUsedAt: now },
    select: { articleId: true, expiresAt: true, revision: { select: { content: true } } },
  })
  if (!opened) return null
  const { articleId, expiresAt, revision } = opened
  return { articleId, expiresAt, content: revision.content as unknown as RevisionContent }
}

import type { Actor } from '@/lib/auth/permissions'
import { wordCount } from '@/lib/content/text'
import type { Tx } from '@/lib/db/client'
import { isForeignKeyViolation } from '@/lib/db/errors'
import type { Prisma } from '@/lib/db/generated/client'
import { AppError } from '@/lib/errors'
import { contentHash } from './content'
import { draftContent, type LoadedArticle, lockArticle } from './load-queries'
import type { ArticleInput } from './schema'

/** The draft as columns of the article. */
export function draftColumns(input: ArticleInput) {
  const { tagIds: _tags, bylines: _bylines, relatedIds: _related, body, ...columns } = input
  return { ...columns, body: body as unknown as Prisma.InputJsonObject, wordCount: wordCount(body) }
}

/** Writes the draft's tags, bylines and picked relations, in their order. */
export async function writeLists(tx: Tx, articleId: number, input: ArticleInput): Promise<void> {
  await tx.articleTag.deleteMany({ where: { articleId } })
  await tx.articleByline.deleteMany({ where: { articleId } })
  await tx.articleRelated.deleteMany({ where: { articleId } })
  const tagIds = [...new Set(input.tagIds)]
  await tx.articleTag.createMany({ data: tagIds.map((tagId, position) => ({ articleId, tagId, position })) })
  const bylines = [...new Map(input.bylines.map((byline) => [byline.authorId, byline])).values()]
  await tx.articleByline.createMany({
    data: bylines.map((byline, position) => ({ ...byline, articleId, position })),
  })
  const relatedIds = [...new Set(input.relatedIds)].filter((relatedId) => relatedId !== articleId)
  await tx.articleRelated.createMany({
    data: relatedIds.map((relatedId, position) => ({ articleId, relatedId, position })),
  })
}

/** A broken reference as a message for people; anything else is thrown on. */
export function explainMissing(error: unknown): never {
  if (isForeignKeyViolation(error)) {
    throw new AppError('INVALID', '所选的栏目、标签、作者、稿源、图片或相关稿件已被删除，请重新选择。')
  }
  throw error
}

/** Replaces the draft of a locked article and counts the version; gives the article as it is afterwards. */
export async function writeDraft(
  tx: Tx,
  actor: Actor,
  id: number,
  draft: ArticleInput,
  { now, saveId }: { now: Date; saveId: string | null },
): Promise<LoadedArticle> {
  const written = { version: { increment: 1 }, updatedAt: now, updatedById: actor.id, saveId }
  await tx.article.update({
    where: { id },
    data: { ...draftColumns(draft), ...written },
    select: { id: true },
  })
  await writeLists(tx, id, draft)
  const after = await lockArticle(tx, id)
  return { ...after, contentHash: await noteHash(tx, after) }
}

/** Remembers what the draft holds now; gives the hash. */
export async function noteHash(tx: Tx, article: LoadedArticle): Promise<string> {
  const hash = contentHash(draftContent(article))
  if (article.contentHash !== hash)
    await tx.article.update({
      where: { id: article.id },
      data: { contentHash: hash },
      select: { id: true },
    })
  return hash
}

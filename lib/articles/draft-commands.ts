import { requirePlace } from '@/lib/auth/authorise'
import type { Actor } from '@/lib/auth/permissions'
import { canonicalText } from '@/lib/content/canonical'
import { wordCount } from '@/lib/content/text'
import type { Tx } from '@/lib/db/client'
import { isForeignKeyViolation } from '@/lib/db/errors'
import type { Prisma } from '@/lib/db/generated/client'
import { AppError } from '@/lib/errors'
import { contentHash } from './content'
import { draftContent, type LoadedArticle, reloadWritten } from './load-queries'
import type { ArticleInput } from './schema'

/** The draft as columns of the article. */
export function draftColumns(input: ArticleInput) {
  const { tagIds: _tags, bylines: _bylines, relatedIds: _related, body, ...columns } = input
  return { ...columns, body: body as unknown as Prisma.InputJsonObject, wordCount: wordCount(body) }
}

type Lists = Pick<ArticleInput, 'tagIds' | 'bylines' | 'relatedIds'>
const NO_LISTS: Lists = { tagIds: [], bylines: [], relatedIds: [] }

/** The lists without repetitions, as they are kept. */
function keptLists(articleId: number, { tagIds, bylines, relatedIds }: Lists): Lists {
  return {
    tagIds: [...new Set(tagIds)],
    bylines: [...new Map(bylines.map((byline) => [byline.authorId, byline])).values()],
    relatedIds: [...new Set(relatedIds)].filter((relatedId) => relatedId !== articleId),
  }
}

function listsOf({ tags, bylines, related }: LoadedArticle): Lists {
  return {
    tagIds: tags.map(({ tag }) => tag.id),
    bylines: bylines.map(({ author, affiliation }) => ({ authorId: author.id, affiliation })),
    relatedIds: related.map(({ relatedId }) => relatedId),
  }
}

/** Writes the draft's tags, bylines and picked relations, in their order; those that are as they were are left alone. */
export async function writeLists(
  tx: Tx,
  articleId: number,
  input: Lists,
  before: LoadedArticle | null,
): Promise<void> {
  const { tagIds, bylines, relatedIds } = keptLists(articleId, input)
  const was = before ? listsOf(before) : NO_LISTS
  const changed = (now: unknown, then: unknown) => canonicalText(now) !== canonicalText(then)
  if (changed(tagIds, was.tagIds)) {
    await tx.articleTag.deleteMany({ where: { articleId } })
    await tx.articleTag.createMany({
      data: tagIds.map((tagId, position) => ({ articleId, tagId, position })),
    })
  }
  if (changed(bylines, was.bylines)) {
    await tx.articleByline.deleteMany({ where: { articleId } })
    await tx.articleByline.createMany({
      data: bylines.map((byline, position) => ({ ...byline, articleId, position })),
    })
  }
  if (changed(relatedIds, was.relatedIds)) {
    await tx.articleRelated.deleteMany({ where: { articleId } })
    await tx.articleRelated.createMany({
      data: relatedIds.map((relatedId, position) => ({ articleId, relatedId, position })),
    })
  }
}

/** A broken reference as a message for people; anything else is thrown on. */
export function explainMissing(error: unknown): never {
  if (isForeignKeyViolation(error)) {
    throw new AppError('INVALID', '所选的栏目、标签、作者、稿源、图片或相关稿件已被删除，请重新选择。')
  }
  throw error
}

/** Replaces the draft of a locked article, given as it is in the database, and counts the version; gives the article as it is afterwards. FORBIDDEN when it would leave the actor's columns. */
export async function writeDraft(
  tx: Tx,
  actor: Actor,
  before: LoadedArticle,
  draft: ArticleInput,
  { now, saveId }: { now: Date; saveId: string | null },
): Promise<LoadedArticle> {
  const { id, ownerId } = before
  if (before.columnId !== draft.columnId) requirePlace(actor, { ownerId, columnId: draft.columnId })
  const written = { version: { increment: 1 }, updatedAt: now, updatedById: actor.id, saveId }
  await tx.article.update({
    where: { id },
    data: { ...draftColumns(draft), ...written },
    select: { id: true },
  })
  await writeLists(tx, id, draft, before)
  const after = await reloadWritten(tx, id, draft.body)
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

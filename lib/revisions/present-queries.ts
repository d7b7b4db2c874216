import type { RevisionContent } from '@/lib/articles/content'
import type { ArticleInput } from '@/lib/articles/schema'
import type { Tx } from '@/lib/db/client'

type Identified = { id: number }
const idsOf = (found: Identified[]) => new Set(found.map(({ id }) => id))
const where = (ids: (number | null | undefined)[]) => ({
  where: { id: { in: ids.filter((id) => id !== null && id !== undefined) } },
  select: { id: true } as const,
})

/** A revision as a draft of today: what it names and is gone since is left out, and named. */
export async function presentDraft(
  tx: Tx,
  content: RevisionContent,
): Promise<{ draft: ArticleInput; missing: string[] }> {
  const { title, leadTitle, subTitle, summary, body, origin, sourceUrl, authorNote, editorName } = content
  const { originalTitle = '' } = content
  const column = idsOf(await tx.category.findMany(where([content.columnId])))
  const media = idsOf(await tx.media.findMany(where([content.cover?.mediaId])))
  const source = idsOf(await tx.source.findMany(where([content.source?.id])))
  const tags = idsOf(await tx.tag.findMany(where(content.tags.map(({ id }) => id))))
  const authors = idsOf(await tx.author.findMany(where(content.bylines.map(({ authorId }) => authorId))))
  const related = idsOf(await tx.article.findMany(where(content.relatedIds ?? [])))
  const kept = (ids: Set<number>, id: number | null | undefined) =>
    id !== null && id !== undefined && ids.has(id) ? id : null
  const gone = (has: boolean, name: string) => (has ? [] : [name])
  const missing = [
    ...gone(content.columnId === null || column.has(content.columnId), '栏目'),
    ...gone(!content.cover || media.has(content.cover.mediaId), '题图'),
    ...gone(!content.source || source.has(content.source.id), `稿源“${content.source?.name}”`),
    ...content.tags.flatMap((tag) => gone(tags.has(tag.id), `标签“${tag.name}”`)),
    ...content.bylines.flatMap((one) => gone(authors.has(one.authorId), `作者“${one.name}”`)),
  ]
  const draft = {
    ...{
      title,
      leadTitle,
      subTitle,
      summary,
      body,
      origin,
      sourceUrl,
      originalTitle,
      authorNote,
      editorName,
    },
    columnId: kept(column, content.columnId),
    coverId: kept(media, content.cover?.mediaId),
    coverCaption: content.cover?.caption ?? '',
    sourceId: kept(source, content.source?.id),
    tagIds: content.tags.map(({ id }) => id).filter((id) => tags.has(id)),
    bylines: content.bylines
      .filter(({ authorId }) => authors.has(authorId))
      .map(({ authorId, affiliation }) => ({ authorId, affiliation })),
    relatedIds: (content.relatedIds ?? []).filter((id) => related.has(id)),
  }
  return { draft, missing }
}

import { picturesIn } from '@/lib/content/pictures'
import type { Doc } from '@/lib/content/schema'
import type { Tx } from '@/lib/db/client'
import { mediaKeys } from '@/lib/media/stored-keys'
import type { RevisionContent } from './content'

/** A revision's tags as they are today: a merged one is the one it went into, a deleted one is left out. */
export async function presentTags(tx: Tx, tags: RevisionContent['tags']): Promise<RevisionContent['tags']> {
  const found = await tx.tag.findMany({
    where: {
      OR: [
        { id: { in: tags.map(({ id }) => id) } },
        { aliases: { some: { name: { in: tags.map(({ name }) => name) } } } },
      ],
    },
    select: { id: true, name: true, aliases: { select: { name: true } } },
  })
  const today = tags.map(
    (tag) =>
      found.find(({ id }) => id === tag.id) ??
      found.find(({ aliases }) => aliases.some(({ name }) => name === tag.name)),
  )
  return [
    ...new Map(today.filter((tag) => tag !== undefined).map(({ id, name }) => [id, { id, name }])).values(),
  ]
}

/** Writes what readers see of a piece anew, from one revision's content. */
export async function writePublication(
  tx: Tx,
  articleId: number,
  revisionId: number,
  content: RevisionContent & { columnId: number },
  at: { publishedAt: Date; updatedAt: Date },
): Promise<void> {
  const { title, summary, origin, columnId } = content
  const row = {
    revisionId,
    columnId,
    title,
    summary,
    origin,
    ...at,
    sourceId: content.source?.id ?? null,
    coverId: content.cover?.mediaId ?? null,
    bodyPictures: picturesIn(content.body),
  }
  await tx.publication.upsert({
    where: { articleId },
    create: { articleId, ...row },
    update: row,
    select: { articleId: true },
  })
  await tx.publicationTag.deleteMany({ where: { articleId } })
  await tx.byline.deleteMany({ where: { articleId } })
  const { publishedAt } = at
  await tx.publicationTag.createMany({
    data: content.tags.map(({ id }, position) => ({ articleId, tagId: id, position, publishedAt })),
  })
  await tx.byline.createMany({
    data: content.bylines.map((byline, position) => ({ ...byline, articleId, position, publishedAt })),
  })
  await namePublicationFiles(tx, articleId, content.body)
  await tx.publicationRelated.deleteMany({ where: { articleId } })
  await tx.publicationRelated.createMany({
    data: (content.relatedIds ?? []).map((relatedId, position) => ({ articleId, relatedId, position })),
  })
}

/** Notes which stored files the body names, so that a page finds in one statement what has replaced them. */
async function namePublicationFiles(tx: Tx, articleId: number, body: Doc): Promise<void> {
  await tx.publicationMedia.deleteMany({ where: { articleId } })
  const keys = mediaKeys(body)
  if (keys.length === 0) return
  await tx.$executeRaw`
    INSERT INTO publication_media (article_id, key, media_id)
    SELECT ${articleId}::int, key, id FROM media WHERE key = ANY(${keys}::text[])
    UNION SELECT ${articleId}::int, key, media_id FROM replaced_files WHERE key = ANY(${keys}::text[])`
}

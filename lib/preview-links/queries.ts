import { pictureSelect } from '@/lib/articles/card'
import type { RevisionContent } from '@/lib/articles/content'
import { NO_COLUMN, type PublicArticle } from '@/lib/articles/public-article'
import { type Actor, can } from '@/lib/auth/permissions'
import { db } from '@/lib/db/client'
import { currentFiles } from '@/lib/media/public'
import { mediaKeys, withCurrentFiles } from '@/lib/media/stored-keys'

const MOST_LINKS = 50

/** The links of a piece, newest first, at most fifty; the addresses themselves are not known to anybody. */
export async function listPreviewLinks(actor: Actor, articleId: number, now: Date) {
  const article = await db.article.findUnique({
    where: { id: articleId },
    select: { ownerId: true, columnId: true },
  })
  if (!article || !can(actor, 'preview.share', article)) return null
  const found = await db.previewLink.findMany({
    where: { articleId },
    orderBy: { id: 'desc' },
    take: MOST_LINKS,
    relationLoadStrategy: 'join',
    select: {
      id: true,
      note: true,
      createdAt: true,
      expiresAt: true,
      revokedAt: true,
      uses: true,
      lastUsedAt: true,
      createdBy: { select: { name: true } },
      revision: { select: { number: true } },
    },
  })
  return found.map(({ createdBy, revision, ...link }) => ({
    ...link,
    byName: createdBy?.name ?? '系统',
    revision: revision.number,
    state: link.revokedAt
      ? ('REVOKED' as const)
      : link.expiresAt <= now
        ? ('EXPIRED' as const)
        : ('OPEN' as const),
  }))
}

export type PreviewLinkRow = NonNullable<Awaited<ReturnType<typeof listPreviewLinks>>>[number]

const named = { id: true, name: true, slug: true } as const

/**
 * A revision as its page would draw it if it came out at `now`: its own words and names throughout. Of what has been
 * deleted since, the name stays where readers are told it and only the tag goes.
 */
export async function revisionPage(
  articleId: number,
  content: RevisionContent,
  now: Date,
): Promise<PublicArticle> {
  const { columnId, cover, source, tags, bylines, relatedIds = [], originalTitle = '', ...words } = content
  const idsOf = (ids: (number | undefined)[]) => ({
    where: { id: { in: ids.filter((one) => one !== undefined) } },
  })
  const [publication, sources, media, tagRows, authors, files] = await Promise.all([
    db.publication.findUnique({ where: { articleId }, select: { publishedAt: true } }),
    db.source.findMany({ ...idsOf([source?.id]), select: named }),
    db.media.findMany({ ...idsOf([cover?.mediaId]), select: pictureSelect }),
    db.tag.findMany({ ...idsOf(tags.map(({ id }) => id)), select: named }),
    db.author.findMany({ ...idsOf(bylines.map(({ authorId }) => authorId)), select: named }),
    currentFiles(mediaKeys(words.body)),
  ])
  const slugOf = (rows: { id: number; slug: string }[], id: number) =>
    rows.find((row) => row.id === id)?.slug ?? 'deleted'
  const [picture] = media
  return {
    ...words,
    body: withCurrentFiles(words.body, files),
    originalTitle,
    id: articleId,
    columnId: columnId ?? NO_COLUMN,
    publishedAt: publication?.publishedAt ?? now,
    updatedAt: now,
    source: source && { ...source, slug: slugOf(sources, source.id) },
    cover: picture && cover ? { picture, caption: cover.caption } : null,
    tags: tags.flatMap(({ id }) => tagRows.filter((row) => row.id === id)),
    bylines: bylines.map(({ authorId, name, affiliation }) => ({
      id: authorId,
      name,
      affiliation,
      slug: slugOf(authors, authorId),
    })),
    relatedIds,
    // One revision is shown; what readers were told of others is no part of it.
    corrections: [],
  }
}

import { type Actor, can } from '@/lib/auth/permissions'
import type { Doc } from '@/lib/content/schema'
import { standingNotes } from '@/lib/corrections/schema'
import { db } from '@/lib/db/client'
import type { Prisma } from '@/lib/db/generated/client'
import { currentFiles } from '@/lib/media/public'
import { mediaKeys, withCurrentFiles } from '@/lib/media/stored-keys'
import { pictureSelect } from './card'
import { NO_COLUMN, type PublicArticle } from './public-article'

const named = { select: { id: true, name: true, slug: true } } as const
const select = {
  id: true,
  ownerId: true,
  title: true,
  leadTitle: true,
  subTitle: true,
  summary: true,
  body: true,
  origin: true,
  sourceUrl: true,
  originalTitle: true,
  authorNote: true,
  editorName: true,
  wordCount: true,
  columnId: true,
  coverCaption: true,
  source: named,
  cover: { select: pictureSelect },
  tags: { orderBy: { position: 'asc' }, select: { tag: named } },
  bylines: { orderBy: { position: 'asc' }, select: { affiliation: true, author: named } },
  related: { orderBy: { position: 'asc' }, select: { relatedId: true } },
  publication: { select: { publishedAt: true } },
  corrections: standingNotes,
  schedules: { where: { state: 'PENDING', action: 'PUBLISH' }, take: 1, select: { dueAt: true } },
} as const satisfies Prisma.ArticleSelect

/**
 * The working draft as its page would draw it if it came out at `now` (or when it is appointed to); null when
 * there is none or the actor may not see it.
 */
export async function getPreview(actor: Actor, id: number, now: Date): Promise<PublicArticle | null> {
  const article = await db.article.findUnique({ where: { id }, relationLoadStrategy: 'join', select })
  if (!article || !can(actor, 'article.read', article)) return null
  const {
    ownerId: _owner,
    publication,
    schedules,
    cover,
    coverCaption,
    columnId,
    body,
    related,
    ...rest
  } = article
  const appearsAt = schedules[0]?.dueAt ?? now
  return {
    ...rest,
    body: withCurrentFiles(body as unknown as Doc, await currentFiles(mediaKeys(body))),
    columnId: columnId ?? NO_COLUMN,
    publishedAt: publication?.publishedAt ?? appearsAt,
    updatedAt: appearsAt,
    cover: cover && { picture: cover, caption: coverCaption },
    tags: article.tags.map(({ tag }) => tag),
    bylines: article.bylines.map(({ affiliation, author }) => ({ ...author, affiliation })),
    relatedIds: related.map(({ relatedId }) => relatedId),
  }
}

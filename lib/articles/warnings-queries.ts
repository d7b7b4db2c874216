import { type Actor, can } from '@/lib/auth/permissions'
import { db } from '@/lib/db/client'
import { mediaKeys } from '@/lib/media/stored-keys'
import { sourceWarning } from '@/lib/sources/state'
import { publishWarnings } from './warnings'

/** What to mend before publishing a piece’s working draft; null when there is no such piece, or it is not the actor’s. */
export async function articleWarnings(actor: Actor, id: number, now: Date): Promise<string[] | null> {
  const article = await db.article.findUnique({
    where: { id },
    select: {
      ...{ ownerId: true, columnId: true, body: true, coverId: true },
      source: { select: { name: true, state: true, stateReason: true } },
    },
  })
  if (!article || !can(actor, 'article.read', article)) return null
  const keys = mediaKeys(article.body)
  const used = await db.media.findMany({
    where: {
      OR: [
        { key: { in: keys } },
        { replaced: { some: { key: { in: keys } } } },
        ...(article.coverId === null ? [] : [{ id: article.coverId }]),
      ],
    },
    orderBy: { id: 'asc' },
    select: { id: true, originalName: true, expiresOn: true, alt: true, decorative: true },
  })
  const ofSource = article.source && sourceWarning(article.source)
  return [
    ...(ofSource ? [ofSource] : []),
    ...publishWarnings(
      article.body,
      used.map((file) => ({ ...file, isCover: file.id === article.coverId })),
      now,
    ),
  ]
}

import { changeSize } from '@/lib/content/diff-size'
import type { Tx } from '@/lib/db/client'
import type { Prisma } from '@/lib/db/generated/client'
import type { RevisionReason } from '@/lib/db/generated/enums'
import { isWorthKeeping } from '@/lib/revisions/moments'
import { revisionsToThin } from '@/lib/revisions/thinning'
import { contentHash, type RevisionContent } from './content'
import { noteHash } from './draft-commands'
import { draftContent, type LoadedArticle } from './load-queries'
import { textLines } from './text-lines'

type By = { id: number | null }
type Moment = { reason: RevisionReason; at: Date; label?: string }

/** Keeps the working draft as an immutable revision; the newest one is used again when nothing differs. */
export async function takeSnapshot(
  tx: Tx,
  by: By,
  article: LoadedArticle,
  reason: RevisionReason,
  now: Date,
  label?: string,
): Promise<{ id: number }> {
  // Names inside the draft may have changed since it was saved, and the snapshot is what readers are compared with.
  await noteHash(tx, article)
  return keepRevision(tx, by, article, { reason, at: now, ...(label ? { label } : {}) })
}

/** Keeps what a loaded article holds, also when the draft has gone on since. */
export async function keepRevision(
  tx: Tx,
  by: By,
  article: LoadedArticle,
  { reason, at, label = '' }: Moment,
): Promise<{ id: number }> {
  const content = draftContent(article)
  const hash = contentHash(content)
  const newest = await tx.revision.findFirst({
    where: { articleId: article.id },
    orderBy: { number: 'desc' },
    select: { id: true, number: true, contentHash: true, reason: true, content: true },
  })
  if (newest?.contentHash === hash) {
    // One that was only kept by the way may be thinned out; now it stands for something.
    const raised = newest.reason === 'PERIODIC' && reason !== 'PERIODIC'
    const moment = raised ? { reason, createdById: by.id, createdAt: at } : {}
    if (raised || label)
      await tx.revision.update({
        where: { id: newest.id },
        data: { ...moment, ...(label ? { label } : {}) },
        select: { id: true },
      })
    return { id: newest.id }
  }
  const before = newest ? textLines(newest.content as unknown as RevisionContent) : []
  return tx.revision.create({
    data: {
      articleId: article.id,
      number: (newest?.number ?? 0) + 1,
      reason,
      label,
      title: content.title,
      content: content as unknown as Prisma.InputJsonObject,
      contentHash: hash,
      ...changeSize(before, textLines(content)),
      createdById: by.id,
      createdAt: at,
    },
    select: { id: true },
  })
}

/** Before a save writes over it: keeps the earlier text when the time, the writer or the size of the cut asks for it. */
export async function keepEarlier(
  tx: Tx,
  by: By,
  before: LoadedArticle,
  after: LoadedArticle,
  now: Date,
): Promise<void> {
  const newest = await tx.revision.findFirst({
    where: { articleId: before.id },
    orderBy: { number: 'desc' },
    select: { createdAt: true },
  })
  const worth = isWorthKeeping({
    lastKeptAt: newest?.createdAt ?? before.createdAt,
    writtenByAnother: before.updatedById !== by.id,
    wordsBefore: before.wordCount,
    wordsAfter: after.wordCount,
    now,
  })
  if (!worth) return
  await keepRevision(tx, { id: before.updatedById }, before, { reason: 'PERIODIC', at: before.updatedAt })
  await thinOut(tx, before.id, now)
}

/** Collapses what was kept by the way; what has a meaning or a name stays (lib/revisions/thinning.ts). */
async function thinOut(tx: Tx, articleId: number, now: Date): Promise<void> {
  const unmarked = {
    articleId,
    reason: 'PERIODIC',
    label: '',
    publishedOf: null,
    publication: { none: {} },
    schedules: { none: {} },
  } as const satisfies Prisma.RevisionWhereInput
  const kept = await tx.revision.findMany({
    where: unmarked,
    orderBy: { number: 'desc' },
    take: 1000,
    select: { id: true, createdAt: true },
  })
  const ids = revisionsToThin(kept, now)
  if (ids.length > 0) await tx.revision.deleteMany({ where: { ...unmarked, id: { in: ids } } })
}

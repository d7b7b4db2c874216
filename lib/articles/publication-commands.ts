import { recordEvent } from '@/lib/audit/record'
import { authorise } from '@/lib/auth/authorise'
import type { Actor } from '@/lib/auth/permissions'
import { requireNothingBlocking } from '@/lib/comments/blocking-queries'
import { picturesIn } from '@/lib/content/pictures'
import type { Doc } from '@/lib/content/schema'
import { type Tx, transaction } from '@/lib/db/client'
import { notFound } from '@/lib/errors'
import { mediaKeys } from '@/lib/media/stored-keys'
import { articleTags, tags } from '@/lib/pages/tags'
import { queuePushes } from '@/lib/push/queue-commands'
import { neededToPublish } from '@/lib/review/gate'
import { requireRevisionSigned, revisionToPublish } from '@/lib/review/gate-commands'
import { readGate } from '@/lib/review/load-queries'
import { removeFromIndex } from '@/lib/search/write'
import { requireTransition, requireVersion } from './commands'
import { type RevisionContent, requirePublishable } from './content'
import { indexPublished } from './index-commands'
import { factsOf, type LoadedArticle, lockArticle, publicFacts } from './load-queries'
import type { ArticleRef } from './schema'
import { stateChange } from './workflow'

/**
 * Makes the working draft what readers see, from the commit on. `publishedAt` (the date readers see; importers
 * only) defaults to the date the piece already has, or now. A waiting publication is thereby settled.
 */
export async function publishArticle(
  actor: Actor,
  input: ArticleRef & { publishedAt?: Date },
  now: Date,
): Promise<{ path: string }> {
  return transaction(async (tx) => {
    const article = await lockArticle(tx, input.id)
    const gate = await readGate(tx, article.id, article.columnId)
    requireTransition(actor, article, 'publish', neededToPublish(gate))
    requireVersion(article, input.version)
    const revision = await revisionToPublish(tx, actor, article, { reason: 'PUBLISH', gate }, now)
    const backdated = actor.role === 'SYSTEM' ? input.publishedAt : undefined
    await cancelPending(tx, article, ['PUBLISH'], now)
    await publishRevision(tx, actor, article, revision.id, { now, publishedAt: backdated ?? now })
    return { path: `/articles/${article.id}` }
  })
}

/**
 * Puts one revision in front of readers, inside the caller's transaction, with the article locked. A piece that
 * is public already keeps its date; every place it stood on or will stand on expires. Where the column asks for review
 * steps, only the signed revision goes out, unless it is an emergency.
 */
export async function publishRevision(
  tx: Tx,
  actor: Actor,
  article: LoadedArticle,
  revisionId: number,
  { now, publishedAt, urgent = false }: { now: Date; publishedAt: Date; urgent?: boolean },
): Promise<void> {
  const revision = await tx.revision.findUnique({
    where: { id: revisionId, articleId: article.id },
    select: { content: true, contentHash: true },
  })
  if (!revision) throw notFound('要发布的版本')
  const kept = revision.content as unknown as RevisionContent
  const content = { ...kept, tags: await presentTags(tx, kept.tags) }
  requirePublishable(content)
  await requireNothingBlocking(tx, article.id)
  const { columnId } = content
  if (!urgent) await requireRevisionSigned(tx, article.id, { hash: revision.contentHash, columnId })
  const before = publicFacts(article)
  const shownAt = article.publication?.publishedAt ?? publishedAt
  await tx.article.update({
    where: { id: article.id },
    data: {
      state: 'PUBLISHED',
      publishedRevisionId: revisionId,
      firstPublishedAt: article.firstPublishedAt ?? now,
      withdrawnAt: null,
      withdrawReason: '',
    },
    select: { id: true },
  })
  await writePublication(tx, article.id, revisionId, content, {
    publishedAt: shownAt,
    updatedAt: publishedAt,
  })
  await indexPublished(tx, article.id)
  const after = await factsOf(tx, article.id, content)
  const { origin } = content
  await queuePushes(tx, { articleId: article.id, before, after, origin, at: publishedAt }, now)
  await recordEvent(tx, {
    actor,
    action: 'article.publish',
    subject: 'article',
    subjectId: article.id,
    data: {
      revisionId,
      title: content.title,
      publishedAt: shownAt.toISOString(),
      ...stateChange(article.status, 'PUBLISHED'),
    },
    tags: articleTags(before, after),
  })
}

/** A revision's tags as they are today: a merged one is the one it went into, a deleted one is left out. */
async function presentTags(tx: Tx, tags: RevisionContent['tags']): Promise<RevisionContent['tags']> {
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

async function writePublication(
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

/** Ends what was waiting to happen to the article. */
export async function cancelPending(
  tx: Tx,
  article: { id: number },
  actions: ('PUBLISH' | 'WITHDRAW')[],
  now: Date,
): Promise<void> {
  await tx.schedule.updateMany({
    where: { articleId: article.id, state: 'PENDING', action: { in: actions } },
    data: { state: 'CANCELLED', finishedAt: now },
  })
}

/** Takes a published piece away from readers at once: its address answers 410, and every list is made anew. */
export async function withdrawArticle(
  actor: Actor,
  input: ArticleRef & { reason: string },
  now: Date,
): Promise<void> {
  await transaction(async (tx) => {
    const article = await lockArticle(tx, input.id)
    requireTransition(actor, article, 'withdraw')
    requireVersion(article, input.version)
    await withdrawLocked(tx, actor, article, input.reason, now)
  })
}

/** The withdrawal itself, inside the caller's transaction, with the article locked. */
export async function withdrawLocked(
  tx: Tx,
  actor: Actor,
  article: LoadedArticle,
  reason: string,
  now: Date,
): Promise<void> {
  authorise(actor, 'article.withdraw', article)
  const before = publicFacts(article)
  await tx.publication.delete({ where: { articleId: article.id }, select: { articleId: true } })
  await tx.article.update({
    where: { id: article.id },
    data: { state: 'WITHDRAWN', publishedRevisionId: null, withdrawnAt: now, withdrawReason: reason },
    select: { id: true },
  })
  await cancelPending(tx, article, ['PUBLISH', 'WITHDRAW'], now)
  await removeFromIndex(tx, article.id, 'PUBLIC')
  await queuePushes(tx, { articleId: article.id, before, after: null, origin: article.origin, at: now }, now)
  await recordEvent(tx, {
    actor,
    action: 'article.withdraw',
    subject: 'article',
    subjectId: article.id,
    data: { reason, title: article.title, ...stateChange(article.status, 'WITHDRAWN') },
    tags: articleTags(before, null),
    hardTags: [tags.article(article.id)],
  })
}

import { db, type Tx } from '@/lib/db/client'
import { Prisma } from '@/lib/db/generated/client'
import type { SearchScope } from '@/lib/db/generated/enums'
import { TOKENIZER_VERSION } from './tokens'

export type Queued = { id: bigint; articleId: number; scope: SearchScope | null }

/**
 * Has every piece with the named thing found by its new name: to be called after the name was written, in the same
 * transaction. The row lock waits for pieces that are being written with it; later ones wait and read the new name.
 */
async function queue(tx: Tx, lock: Prisma.Sql, pieces: Prisma.Sql): Promise<void> {
  await tx.$queryRaw(lock)
  await tx.$executeRaw`INSERT INTO search_queue (article_id) ${pieces}`
}

/** After a tag's name or aliases changed. */
export function queueTag(tx: Tx, id: number): Promise<void> {
  return queue(
    tx,
    Prisma.sql`SELECT 1 FROM tags WHERE id = ${id} FOR UPDATE`,
    Prisma.sql`SELECT article_id FROM article_tags WHERE tag_id = ${id}
      UNION SELECT article_id FROM publication_tags WHERE tag_id = ${id}`,
  )
}

/** After a person's name changed. */
export function queueAuthor(tx: Tx, id: number): Promise<void> {
  return queue(
    tx,
    Prisma.sql`SELECT 1 FROM authors WHERE id = ${id} FOR UPDATE`,
    Prisma.sql`SELECT article_id FROM article_bylines WHERE author_id = ${id}
      UNION SELECT article_id FROM bylines WHERE author_id = ${id}`,
  )
}

/** After a source's name changed. */
export function queueSource(tx: Tx, id: number): Promise<void> {
  return queue(
    tx,
    Prisma.sql`SELECT 1 FROM sources WHERE id = ${id} FOR UPDATE`,
    Prisma.sql`SELECT id FROM articles WHERE source_id = ${id}
      UNION SELECT article_id FROM publications WHERE source_id = ${id}`,
  )
}

/** After a long draft was written. */
export async function queueDraft(tx: Tx, articleId: number): Promise<void> {
  await tx.searchQueue.create({ data: { articleId, scope: 'DESK' }, select: { id: true } })
}

/** What waits to be indexed anew, in the order it was queued, behind `after`, at most `limit` rows. */
export function listQueued(limit: number, after: bigint): Promise<Queued[]> {
  return db.searchQueue.findMany({ where: { id: { gt: after } }, orderBy: { id: 'asc' }, take: limit })
}

/** Takes a piece out of the queue, but for rows younger than the one that was read. */
export async function dequeue(tx: Tx, { id, articleId }: Queued): Promise<void> {
  await tx.searchQueue.deleteMany({ where: { articleId, id: { lte: id } } })
}

/** Whether a piece waits already, for both entries. */
const waits = (articleId: Prisma.Sql) =>
  Prisma.sql`EXISTS (SELECT 1 FROM search_queue q WHERE q.article_id = ${articleId} AND q.scope IS NULL)`

/** Queues every piece whose entries an older tokeniser wrote, but for those that wait already; returns how many. */
export function queueOutdated(): Promise<number> {
  return db.$executeRaw`INSERT INTO search_queue (article_id)
    SELECT DISTINCT article_id FROM search_documents d WHERE tokenizer_version <> ${TOKENIZER_VERSION}
      AND NOT ${waits(Prisma.sql`d.article_id`)}`
}

/** Queues every piece that lacks an entry; returns how many. */
export function queueMissing(): Promise<number> {
  return db.$executeRaw`INSERT INTO search_queue (article_id)
    SELECT id FROM articles a WHERE NOT ${waits(Prisma.sql`a.id`)} AND (
      NOT EXISTS (SELECT 1 FROM search_documents d WHERE d.article_id = a.id AND d.scope = 'DESK')
      OR EXISTS (SELECT 1 FROM publications p WHERE p.article_id = a.id)
        AND NOT EXISTS (SELECT 1 FROM search_documents d WHERE d.article_id = a.id AND d.scope = 'PUBLIC'))`
}

/** Queues every piece; returns how many. */
export function queueAll(): Promise<number> {
  return db.$executeRaw`INSERT INTO search_queue (article_id)
    SELECT id FROM articles a WHERE NOT ${waits(Prisma.sql`a.id`)} ORDER BY id`
}

/** Takes readers' entries away whose piece is not public; returns how many. */
export function removeOrphans(): Promise<number> {
  return db.$executeRaw`DELETE FROM search_documents d WHERE scope = 'PUBLIC'
    AND NOT EXISTS (SELECT 1 FROM publications p WHERE p.article_id = d.article_id)`
}

import { recordEvent } from '@/lib/audit/record'
import { authorise } from '@/lib/auth/authorise'
import type { Actor } from '@/lib/auth/permissions'
import { db, type Tx, transaction } from '@/lib/db/client'
import { isUniqueViolation } from '@/lib/db/errors'
import { AppError } from '@/lib/errors'
import { fileStore, type StoreName } from '@/lib/storage/stores'
import type { Picture } from './schema'
import { mediaTerms } from './search-terms'
import { type FileFacts, inspect, keepFiles, namesOf, type Upload } from './stored-files'

/** What the desk goes on with. */
export const storedSelect = {
  id: true,
  kind: true,
  key: true,
  mime: true,
  bytes: true,
  originalName: true,
  width: true,
  height: true,
  widths: true,
  alt: true,
  caption: true,
  credit: true,
  decorative: true,
} as const

/** A file as the desk goes on with it after it has been stored. */
export type StoredMedia = Required<Picture> & {
  kind: 'IMAGE' | 'FILE'
  mime: string
  bytes: number
  originalName: string
}

/**
 * Keeps an upload: told by its content, a picture turned upright, stripped of EXIF and written in WebP renditions, an
 * attachment as it came. The same bytes again give the file there is already. The row commits only after its files
 * are written; files a crash leaves without a row are swept by `sweepOrphanFiles`.
 */
export async function storeMedia(actor: Actor, bytes: Uint8Array, name: string): Promise<StoredMedia> {
  authorise(actor, 'media.upload')
  const upload = await inspect(bytes)
  const known = await findSame(upload)
  if (known) return known
  const facts = await keepFiles(upload, await freshKey(upload))
  try {
    return await insertMedia(actor, facts, tidyName(name))
  } catch (error) {
    // Somebody else was storing the same file and was first; their files are these files.
    const theirs = isUniqueViolation(error) && (await findSame(upload))
    if (theirs) return theirs
    throw error
  }
}

/** Keeps a picture; anything else is refused. */
export async function storeImage(actor: Actor, bytes: Uint8Array, name: string): Promise<Picture> {
  const stored = await storeMedia(actor, bytes, name)
  if (stored.kind === 'IMAGE') return stored
  throw new AppError('INVALID', '这里只能用图片（JPG、PNG、WebP、GIF、AVIF）。', { file: ['请选择一张图片'] })
}

function findSame({ sha256 }: { sha256: string }): Promise<StoredMedia | null> {
  return db.media.findUnique({ where: { sha256 }, select: storedSelect })
}

/** A key made from the content; another one when the first belongs to a file that was replaced since. */
export async function freshKey({ sha256 }: Pick<Upload, 'sha256'>): Promise<string> {
  const key = sha256.slice(0, 24)
  const earlier = await db.replacedFile.count({ where: { key: { startsWith: key } } })
  return earlier === 0 ? key : `${key}-${earlier}`
}

/** A name as it is kept: no control characters, not longer than can be read. */
export function tidyName(name: string): string {
  return (
    name
      .normalize('NFC')
      .replace(/\p{Cc}/gu, '')
      .trim()
      .slice(-200) || '未命名'
  )
}

function insertMedia(actor: Actor, facts: FileFacts, name: string): Promise<StoredMedia> {
  return transaction(async (tx) => {
    // The unique hash makes a second upload of these bytes wait here until this one is decided.
    const row = await tx.media.create({
      data: { ...facts, originalName: name, uploadedById: actor.id },
      select: storedSelect,
    })
    await indexMedia(tx, [row.id])
    await recordEvent(tx, {
      actor,
      action: 'media.store',
      subject: 'media',
      subjectId: row.id,
      data: { name, bytes: facts.bytes },
    })
    return row
  })
}

/** Writes what files are found by, in the transaction that changes them. */
export async function indexMedia(tx: Tx, ids: number[]): Promise<void> {
  const words = {
    originalName: true,
    alt: true,
    caption: true,
    credit: true,
    source: true,
    licence: true,
  } as const
  const rows = await tx.media.findMany({
    where: { id: { in: ids } },
    select: { id: true, tags: true, ...words },
  })
  for (const row of rows) {
    const { terms, foldedText } = mediaTerms(row)
    await tx.$executeRaw`UPDATE media SET terms = ${terms}::tsvector, folded_text = ${foldedText} WHERE id = ${row.id}`
  }
}

const BATCH = 200

/** Makes files from before there was an index findable; returns how many it did. */
export async function indexOlderMedia(): Promise<number> {
  const rows = await db.media.findMany({ where: { foldedText: '' }, take: BATCH, select: { id: true } })
  if (rows.length > 0)
    await transaction((tx) =>
      indexMedia(
        tx,
        rows.map(({ id }) => id),
      ),
    )
  return rows.length
}

const ORPHAN_AGE = 3_600_000

async function sweepStore(store: StoreName, before: Date): Promise<number> {
  let removed = 0
  for await (const names of fileStore(store).listOlderThan(before)) {
    const keys = names.map((name) => name.replace(/(-\d+)?\.[a-z0-9]+$/, ''))
    const rows = await db.media.findMany({
      where: { key: { in: keys } },
      select: { kind: true, key: true, mime: true, widths: true, avif: true },
    })
    const wanted = new Set(rows.flatMap(namesOf))
    for (const name of names.filter((one) => !wanted.has(one))) {
      await fileStore(store).remove(name)
      removed++
    }
  }
  return removed
}

/** Removes files that have no row an hour after they were written, and unfinished ones; returns how many. */
export async function sweepOrphanFiles(now: Date): Promise<number> {
  const before = new Date(now.getTime() - ORPHAN_AGE)
  return (await sweepStore('media', before)) + (await sweepStore('files', before))
}

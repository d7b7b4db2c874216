import sharp from 'sharp'
import { db } from '@/lib/db/client'
import { env } from '@/lib/env'
import { log } from '@/lib/server/log'
import { hasRoom } from '@/lib/storage/free-space'
import { fileStore } from '@/lib/storage/stores'
import { makeAvif } from './avif'
import { makePlaceholder } from './placeholder'
import { renditionName } from './schema'

const folder = fileStore('media')

/** Rows may appear in another order than that of their ids, but never by so many. */
const LATE = 100
/** Where this process looks on, so that what is done is not walked through again. */
let from = 0
/** Pictures whose files cannot be read: not tried again before the next start. */
const failed = new Set<number>()

/**
 * Makes the AVIF renditions (and the placeholder, if it is missing) of the oldest picture that has none yet; returns
 * how many pictures it did. Safe to run twice at once or again after a crash: the same files come out, and the row
 * says “done” only when they are on disk. Done is also what there is nothing to make of: a picture that moves. Pages
 * need not be made anew: they always name the AVIF file, and until it is there the server sends the WebP one.
 */
export async function makeNextAvif(): Promise<number> {
  // They can be made any time: not with the last of the disk.
  if (!(await hasRoom(env.DATA_DIR))) return 0
  const row = await db.media.findFirst({
    where: { avif: false, id: { gt: from, notIn: [...failed] } },
    orderBy: { id: 'asc' },
    select: { id: true, key: true, widths: true, placeholder: true },
  })
  if (!row) return 0
  from = Math.max(from, row.id - LATE)
  const placeholder = await makeFiles(row).catch((error: unknown) => {
    failed.add(row.id)
    log.warn({ err: error, mediaId: row.id }, 'no AVIF can be made of a picture')
    return null
  })
  if (placeholder === null) return 0
  await db.media.update({ where: { id: row.id }, data: { avif: true, placeholder }, select: { id: true } })
  return 1
}

type Stored = { key: string; widths: number[]; placeholder: string }

/** Writes the files; returns the placeholder. */
async function makeFiles({ key, widths, placeholder }: Stored): Promise<string> {
  const sizeOf = async (width: number) => ({ width, size: await folder.size(renditionName(key, width)) })
  const webp = await Promise.all(widths.map(sizeOf))
  const widest = await folder.read(renditionName(key, widths.at(-1) ?? 0))
  // One thread: readers and editors come first.
  sharp.concurrency(1)
  for (const { width, bytes } of await makeAvif(widest, webp))
    await folder.write(renditionName(key, width, 'avif'), bytes)
  return placeholder || (await makePlaceholder(widest))
}

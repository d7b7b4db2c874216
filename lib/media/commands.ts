import { join } from 'node:path'
import { recordEvent } from '@/lib/audit/record'
import { authorise } from '@/lib/auth/authorise'
import type { Actor } from '@/lib/auth/permissions'
import { db, transaction } from '@/lib/db/client'
import { isUniqueViolation } from '@/lib/db/errors'
import { env } from '@/lib/env'
import { FileFolder } from '@/lib/storage/disk'
import { makeRenditions, type Renditions } from './renditions'
import { type Picture, renditionName } from './schema'

const folder = new FileFolder(join(env.DATA_DIR, 'media'))
const select = { id: true, key: true, width: true, height: true, widths: true, alt: true } as const

async function writeFiles({ key, files }: Renditions): Promise<void> {
  try {
    for (const { width, bytes } of files) await folder.write(renditionName(key, width), bytes)
  } catch (error) {
    for (const { width } of files) await folder.remove(renditionName(key, width))
    throw error
  }
}

/**
 * Keeps a picture: checked, turned upright, stripped of EXIF, in WebP renditions. The same bytes again give the
 * picture there is already. The row commits only after its files are on disk; files a crash leaves without a
 * row are swept by `sweepOrphanFiles`.
 */
export async function storeImage(actor: Actor, bytes: Uint8Array, originalName: string): Promise<Picture> {
  authorise(actor, 'media.upload')
  const made = await makeRenditions(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength))
  const known = await db.media.findUnique({ where: { sha256: made.sha256 }, select })
  if (known) return known
  try {
    return await insertImage(actor, made, bytes.byteLength, originalName)
  } catch (error) {
    // Somebody else was storing the same picture and was first; their files are these files.
    const theirs =
      isUniqueViolation(error) && (await db.media.findUnique({ where: { sha256: made.sha256 }, select }))
    if (theirs) return theirs
    throw error
  }
}

function insertImage(actor: Actor, made: Renditions, bytes: number, originalName: string): Promise<Picture> {
  const { sha256, key, mime, width, height, files, placeholder } = made
  const widths = files.map((file) => file.width)
  const name =
    originalName
      .normalize('NFC')
      .replace(/\p{Cc}/gu, '')
      .slice(-200) || '未命名图片'
  return transaction(async (tx) => {
    // The unique hash makes a second upload of these bytes wait here until this one is decided.
    const row = await tx.media.create({
      data: {
        ...{ sha256, key, mime, width, height, bytes, widths, placeholder },
        originalName: name,
        uploadedById: actor.id,
      },
      select,
    })
    await writeFiles(made)
    await recordEvent(tx, {
      actor,
      action: 'media.store',
      subject: 'media',
      subjectId: row.id,
      data: { name, bytes },
    })
    return row
  })
}

const ORPHAN_AGE = 3_600_000

/** Every file that a picture may have. */
function filesOf({ key, widths, avif }: { key: string; widths: number[]; avif: boolean }): string[] {
  const endings = avif ? (['webp', 'avif'] as const) : (['webp'] as const)
  return widths.flatMap((width) => endings.map((ending) => renditionName(key, width, ending)))
}

/** Removes files that have no row an hour after they were written, and unfinished ones; returns how many. */
export async function sweepOrphanFiles(now: Date): Promise<number> {
  const names = await folder.listOlderThan(new Date(now.getTime() - ORPHAN_AGE))
  let removed = 0
  for (let from = 0; from < names.length; from += 500) {
    const batch = names.slice(from, from + 500)
    const keys = batch.map((name) => name.replace(/-\d+\.(webp|avif)$/, ''))
    const rows = await db.media.findMany({
      where: { key: { in: keys } },
      select: { key: true, widths: true, avif: true },
    })
    const wanted = new Set(rows.flatMap(filesOf))
    for (const name of batch.filter((one) => !wanted.has(one))) {
      await folder.sweep(name)
      removed++
    }
  }
  return removed
}

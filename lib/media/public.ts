import { db } from '@/lib/db/client'
import { currentFile, currentFileSelect } from './current-file'
import { pictureSrc } from './schema'
import { type CurrentFile, storedKey } from './stored-keys'

/** Of the files named by these keys, those that have been replaced since; no statement when there are no keys. */
export async function currentFiles(keys: string[]): Promise<Map<string, CurrentFile>> {
  if (keys.length === 0) return new Map()
  const rows = await db.replacedFile.findMany({
    where: { key: { in: keys } },
    select: { key: true, media: { select: currentFileSelect } },
  })
  return new Map(rows.map(({ key, media }) => [key, currentFile(media)]))
}

/** The address of what is there now in the place of a replaced file; null when the key was never one. */
export async function currentAddress(key: string): Promise<CurrentFile | null> {
  return (await currentFiles([key])).get(key) ?? null
}

/**
 * Where a picture or attachment is that is not at its address: what it was replaced by, or, of a picture that was stored
 * when other widths were made, the next wider one there is. Null when there is nothing, or when its file is lost.
 */
export async function addressInstead(path: string): Promise<string | null> {
  const key = storedKey(path.replace(/avif$/, 'webp'))
  if (key === null) return null
  const current = await currentAddress(key)
  if (current) return current.src
  const [, width, ending] = /-(\d{1,4})\.(webp|avif)$/.exec(path) ?? []
  const picture = await db.media.findUnique({ where: { key }, select: { key: true, widths: true } })
  if (!width || !picture || picture.widths.includes(Number(width))) return null
  return pictureSrc(picture, Number(width)).replace(/webp$/, ending ?? 'webp') || null
}

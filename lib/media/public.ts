import { db } from '@/lib/db/client'
import { currentFile, currentFileSelect } from './current-file'
import type { CurrentFile } from './stored-keys'

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

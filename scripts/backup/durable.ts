import { open } from 'node:fs/promises'

/** Writes a new file whole, for its owner’s eyes alone, and forced to disk. */
export async function writeDurably(path: string, text: string): Promise<void> {
  const file = await open(path, 'wx', 0o600)
  try {
    await file.writeFile(text)
    await file.sync()
  } finally {
    await file.close()
  }
}

/** Forces the names in a folder to disk, so that what has got its name keeps it through a power cut. */
export async function syncFolder(path: string): Promise<void> {
  const folder = await open(path, 'r')
  try {
    // Not every file system of a mounted disk can do that for folders.
    await folder.sync().catch(() => undefined)
  } finally {
    await folder.close()
  }
}

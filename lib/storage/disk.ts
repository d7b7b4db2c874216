import { randomBytes } from 'node:crypto'
import { mkdir, open, readdir, readFile, rename, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { type FileStore, requireFileName, type StoredFile } from './file-store'

const BATCH = 500

/** Files in a folder, whole even after a power cut. */
export class DiskStore implements FileStore {
  constructor(readonly path: string) {}

  #full(name: string): string {
    return join(this.path, requireFileName(name))
  }

  /** Writes beside, forces to disk, then takes the name. */
  async write(name: string, bytes: Uint8Array): Promise<void> {
    const full = this.#full(name)
    await mkdir(this.path, { recursive: true })
    const draft = `${full}.${randomBytes(6).toString('hex')}.part`
    try {
      const file = await open(draft, 'wx')
      try {
        await file.writeFile(bytes)
        await file.sync()
      } finally {
        await file.close()
      }
      await rename(draft, full)
    } catch (error) {
      await rm(draft, { force: true })
      throw error
    }
  }

  async read(name: string): Promise<Buffer> {
    return readFile(this.#full(name))
  }

  async open(name: string): Promise<StoredFile | null> {
    const file = await open(this.#full(name)).catch(() => null)
    const info = await file?.stat()
    if (!file || !info?.isFile()) {
      await file?.close()
      return null
    }
    return {
      size: info.size,
      changed: info.mtime,
      // Closes the file when it ends or is destroyed.
      stream: (range) => file.createReadStream(range ? { start: range.from, end: range.to } : {}),
      close: () => file.close(),
    }
  }

  async size(name: string): Promise<number> {
    return (await stat(this.#full(name))).size
  }

  async remove(name: string): Promise<void> {
    await rm(this.#full(name), { force: true })
  }

  async *listOlderThan(before: Date): AsyncIterable<string[]> {
    const names = await readdir(this.path).catch(() => [])
    for (let from = 0; from < names.length; from += BATCH) {
      const batch = names.slice(from, from + BATCH)
      const infos = await Promise.all(batch.map((name) => stat(join(this.path, name)).catch(() => null)))
      yield batch.filter((_name, index) => {
        const info = infos[index]
        return info?.isFile() && info.mtime < before
      })
    }
  }
}

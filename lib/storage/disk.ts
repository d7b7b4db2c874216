import { randomBytes } from 'node:crypto'
import { mkdir, open, readdir, readFile, rename, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'

const NAME = /^[\w-]+\.[a-z0-9]+$/

/** A folder of files that are written once and whole: a reader never meets half of one, not even after a power cut. */
export class FileFolder {
  constructor(readonly path: string) {}

  #full(name: string): string {
    if (!NAME.test(name)) throw new Error(`not a file name: ${name}`)
    return join(this.path, name)
  }

  /** Writes beside, forces to disk, then takes the name; replaces an earlier file of that name. */
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

  /** The whole of a file. */
  read(name: string): Promise<Buffer> {
    return readFile(this.#full(name))
  }

  /** How many bytes a file has. */
  async size(name: string): Promise<number> {
    return (await stat(this.#full(name))).size
  }

  /** Removes a file; nothing happens when there is none. */
  async remove(name: string): Promise<void> {
    await rm(this.#full(name), { force: true })
  }

  /** Names of files last changed before the moment, unfinished ones (`.part`) included. */
  async listOlderThan(before: Date): Promise<string[]> {
    const names = await readdir(this.path).catch(() => [])
    const old: string[] = []
    for (const name of names) {
      const info = await stat(join(this.path, name)).catch(() => null)
      if (info?.isFile() && info.mtime < before) old.push(name)
    }
    return old
  }

  /** Removes a file by the name `listOlderThan` gave. */
  async sweep(name: string): Promise<void> {
    if (name.includes('/') || name.includes('\\')) return
    await rm(join(this.path, name), { force: true })
  }
}

import { createHash } from 'node:crypto'
import { createReadStream, createWriteStream } from 'node:fs'
import { mkdir, readdir, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import type pg from 'pg'
import { namesOf } from '@/lib/media/stored-files'
import { fileStore, type StoreName } from '@/lib/storage/stores'
import { syncFolder } from './durable'
import { backupPlace, requireSpace, withinSpace } from './space'

type Row = Parameters<typeof namesOf>[0] & { id: number }

export const STORES = ['media', 'files'] as const satisfies StoreName[]
const BATCH = 500
const AT_ONCE = 8
const ROWS = `
  SELECT id, kind, key, mime, widths, avif FROM media WHERE id > $1 ORDER BY id LIMIT ${BATCH}`
const LINE = /^([\da-f]{64}) {2}((?:media|files)\/[\w.-]+)$/

/** The lines of `files.txt` (as `sha256sum` writes them): hashes by `media/name` or `files/name`. */
export function readFilesList(text: string): Map<string, string> {
  const lines = text.split('\n').filter(Boolean)
  return new Map(
    lines.map((line) => {
      const [, hash, path] = LINE.exec(line) ?? []
      if (!hash || !path) throw new Error(`not a line of a list of files: ${line.slice(0, 200)}`)
      return [path, hash]
    }),
  )
}

export const writeFilesList = (hashes: Map<string, string>) =>
  [...hashes].map(([path, hash]) => `${hash}  ${path}\n`).join('')

/** The hash of a file; it is read through. */
export async function hashFile(path: string): Promise<string> {
  const hash = createHash('sha256')
  for await (const chunk of createReadStream(path)) hash.update(chunk as Buffer)
  return hash.digest('hex')
}

/** Pictures and attachments of every backup, each once: their names are made from their content and never change. */
export class Pool {
  readonly #folder: string
  readonly #known: Map<string, string>
  readonly #present = new Set<string>()
  /** Hashes of what the backup in the making names. */
  readonly hashes = new Map<string, string>()
  readonly missing = new Set<string>()

  private constructor(folder: string, known: Map<string, string>) {
    this.#folder = folder
    this.#known = known
  }

  /** Opens the pool; `known` are hashes that the newest backup has noted, which spares reading those files. */
  static async open(folder: string, known: Map<string, string>): Promise<Pool> {
    const pool = new Pool(folder, known)
    for (const store of STORES) {
      await mkdir(join(folder, store), { recursive: true, mode: 0o700 })
      for (const name of await readdir(join(folder, store))) {
        // Begun by a backup that was killed.
        if (name.endsWith('.part')) await rm(join(folder, store, name), { force: true })
        else pool.#present.add(`${store}/${name}`)
      }
    }
    return pool
  }

  /** Copies what the rows name that `client` sees and the pool lacks. */
  async fill(client: pg.Client): Promise<void> {
    this.hashes.clear()
    this.missing.clear()
    for (let after = 0; ; ) {
      const { rows } = await client.query<Row>(ROWS, [after])
      const paths = rows.flatMap((row) =>
        namesOf(row).map((name) => ({
          store: row.kind === 'FILE' ? ('files' as const) : ('media' as const),
          name,
        })),
      )
      for (let at = 0; at < paths.length; at += AT_ONCE)
        await Promise.all(paths.slice(at, at + AT_ONCE).map(({ store, name }) => this.#take(store, name)))
      const last = rows.at(-1)
      if (!last) return
      after = last.id
    }
  }

  /** Forces to disk that the files have their names. */
  async settle(): Promise<void> {
    for (const store of STORES) await syncFolder(join(this.#folder, store))
  }

  async #take(store: StoreName, name: string): Promise<void> {
    const path = `${store}/${name}`
    const hash = this.#present.has(path)
      ? (this.#known.get(path) ?? (await hashFile(join(this.#folder, path))))
      : await this.#copy(store, name)
    if (hash === null) {
      // An AVIF is not made where it would be no smaller: readers get the WebP then.
      if (!name.endsWith('.avif')) this.missing.add(path)
    } else {
      this.#present.add(path)
      this.#known.set(path, hash)
      this.hashes.set(path, hash)
    }
  }

  async #copy(store: StoreName, name: string): Promise<string | null> {
    const file = await fileStore(store).open(name)
    if (!file) return null
    const place = backupPlace(this.#folder)
    const full = join(this.#folder, store, name)
    const hash = createHash('sha256')
    try {
      await requireSpace(place, file.size)
      await pipeline(
        file.stream(),
        async function* (source: AsyncIterable<Buffer>) {
          for await (const chunk of withinSpace(place, source)) {
            hash.update(chunk)
            yield chunk
          }
        },
        createWriteStream(`${full}.part`, { mode: 0o600, flush: true }),
      )
      await rename(`${full}.part`, full)
    } catch (error) {
      await file.close().catch(() => undefined)
      await rm(`${full}.part`, { force: true })
      throw error
    }
    return hash.digest('hex')
  }
}

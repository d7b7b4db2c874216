import { createHash } from 'node:crypto'
import { createReadStream, createWriteStream, existsSync, readFileSync } from 'node:fs'
import { mkdir, readdir, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import type pg from 'pg'
import { namesOf } from '@/lib/media/stored-files'
import { hasRoom } from '@/lib/storage/free-space'
import { fileStore, type StoreName } from '@/lib/storage/stores'
import { Failure } from '../launch/failure'

type Row = Parameters<typeof namesOf>[0] & { id: number }

const BATCH = 500
const AT_ONCE = 8
const ROWS = `
  SELECT id, kind, key, mime, widths, avif FROM media WHERE id > $1 ORDER BY id LIMIT ${BATCH}`
/** A backup must not take the last of a disk that the database may lie on. */
export async function requireSpace(folder: string, bytes: number): Promise<void> {
  if (await hasRoom(folder, bytes)) return
  throw new Failure(
    `${folder} 所在的磁盘快满了，备份没有完成，已有的备份不受影响。请清理，或用 --to 另指一个地方。`,
  )
}

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
  copied = 0

  private constructor(folder: string, known: Map<string, string>) {
    this.#folder = folder
    this.#known = known
  }

  /** Opens the pool; `list` is the list of the newest backup, which spares reading what it knows already. */
  static async open(folder: string, list: string | null): Promise<Pool> {
    const pool = new Pool(
      folder,
      list && existsSync(list) ? readFilesList(readFileSync(list, 'utf8')) : new Map(),
    )
    for (const store of ['media', 'files']) {
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

  async #take(store: StoreName, name: string): Promise<void> {
    const path = `${store}/${name}`
    const hash = this.#present.has(path)
      ? (this.#known.get(path) ?? (await hashFile(join(this.#folder, path))))
      : await this.#copy(store, name)
    if (hash === null) this.missing.add(path)
    else {
      this.#present.add(path)
      this.#known.set(path, hash)
      this.hashes.set(path, hash)
    }
  }

  async #copy(store: StoreName, name: string): Promise<string | null> {
    const file = await fileStore(store).open(name)
    if (!file) return null
    const full = join(this.#folder, store, name)
    const hash = createHash('sha256')
    try {
      await requireSpace(this.#folder, file.size)
      await pipeline(
        file.stream(),
        async function* (source) {
          for await (const chunk of source) {
            hash.update(chunk as Buffer)
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
    this.copied++
    return hash.digest('hex')
  }
}

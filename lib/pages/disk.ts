import { createHash, randomBytes } from 'node:crypto'
import { mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { open, readdir, readFile, rename, stat, unlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { hasRoom } from '@/lib/storage/free-space'
import type { Rendered } from './entry'

type Meta = {
  key: string
  status: number
  headers: Record<string, string>
  tags: string[]
  watermark: string
  notAfter: number | null
  bytes: number
  sum: string
}

/** What the process that fills the folder knows, for the one after it. */
export type DiskState = {
  /** Which database the pages were made from. */
  database: string | null
  snapshot: string | null
  /** Withdrawals whose pages may still lie here. */
  hard: [tag: string, xid: string][]
}

const BUILD = /^[0-9a-f]{16}$/
const PAGE = /^[0-9a-f]{64}$/
const STATE = 'state.json'
const HEAD_BYTES = 16 * 1024
const sha256 = (content: Buffer | string) => createHash('sha256').update(content).digest('hex')

/** Pages on disk, so that a restart is warm: one file a page, its facts in the first line, written whole or not at all. */
export class PageDisk {
  readonly #folder: string
  readonly #limit: number
  #bytes = 0
  #trimming = false

  /**
   * `build` names what rendered the pages, in 16 hexadecimal digits. The folders of other builds are removed;
   * whatever else lies in `root` is not ours and stays.
   */
  constructor(root: string, build: string, limitBytes: number) {
    if (!BUILD.test(build)) throw new Error(`not the name of a build: ${build}`)
    this.#folder = join(root, build)
    this.#limit = limitBytes
    mkdirSync(this.#folder, { recursive: true })
    for (const other of readdirSync(root, { withFileTypes: true }))
      if (other.isDirectory() && BUILD.test(other.name) && other.name !== build)
        rmSync(join(root, other.name), { recursive: true, force: true })
  }

  /** Counts what is there and clears away what a crash left half written; call once, off the hot path. */
  async open(): Promise<void> {
    for (const name of await readdir(this.#folder).catch(() => [])) {
      if (PAGE.test(name)) this.#bytes += (await stat(this.#path(name)).catch(() => null))?.size ?? 0
      else if (name !== STATE) await this.#unlink(name)
    }
    await this.#trim()
  }

  /** What the last process left behind. */
  readState(): DiskState {
    try {
      return JSON.parse(readFileSync(this.#path(STATE), 'utf8')) as DiskState
    } catch {
      return { database: null, snapshot: null, hard: [] }
    }
  }

  async writeState(state: DiskState): Promise<void> {
    await this.#replace(STATE, Buffer.from(JSON.stringify(state)))
  }

  /** Keeps a page. A full disk is no reason not to answer the reader: failures are swallowed, and the last of it is left alone. */
  async write(key: string, { status, headers, tags, began, notAfter, body }: Rendered): Promise<void> {
    if (!(await hasRoom(this.#folder))) return
    const meta: Meta = {
      key,
      status,
      headers,
      tags,
      watermark: String(began.watermark),
      notAfter,
      bytes: body.length,
      sum: sha256(body),
    }
    const content = Buffer.concat([Buffer.from(`${JSON.stringify(meta)}\n`), body])
    // A page written again is counted twice until the next trim counts anew.
    if (await this.#replace(sha256(key), content)) this.#bytes += content.length
    await this.#trim()
  }

  /** A kept page; null when there is none or its file is damaged. */
  async read(key: string): Promise<Rendered | null> {
    const content = await readFile(this.#path(sha256(key))).catch(() => null)
    return content && parsePage(content, key)
  }

  async remove(key: string): Promise<void> {
    await this.#unlink(sha256(key))
  }

  /** Removes every page that carries one of the tags and was begun before its transaction had ended, or every page. */
  async sweep(hard: Map<string, bigint> | 'all'): Promise<void> {
    for (const name of await this.#pages()) {
      const meta = hard === 'all' ? null : await this.#metaOf(name)
      const goes =
        !meta || hard === 'all' || meta.tags.some((tag) => (hard.get(tag) ?? -1n) >= BigInt(meta.watermark))
      if (goes) await this.#unlink(name)
    }
  }

  #path(name: string): string {
    return join(this.#folder, name)
  }

  async #unlink(name: string): Promise<void> {
    await unlink(this.#path(name)).catch(() => undefined)
  }

  async #pages(): Promise<string[]> {
    return (await readdir(this.#folder).catch(() => [])).filter((name) => PAGE.test(name))
  }

  async #replace(name: string, content: Buffer): Promise<boolean> {
    const fresh = this.#path(`${name}.${randomBytes(6).toString('hex')}`)
    try {
      await writeFile(fresh, content, { mode: 0o600 })
      await rename(fresh, this.#path(name))
      return true
    } catch {
      await unlink(fresh).catch(() => undefined)
      return false
    }
  }

  /** A page's first line; null when it cannot be read. */
  async #metaOf(name: string): Promise<Meta | null> {
    const file = await open(this.#path(name)).catch(() => null)
    try {
      const { buffer, bytesRead } = (await file?.read(Buffer.alloc(HEAD_BYTES), 0, HEAD_BYTES, 0)) ?? {
        buffer: Buffer.alloc(0),
        bytesRead: 0,
      }
      const head = buffer.subarray(0, bytesRead)
      const line = head.includes(10) ? head : await readFile(this.#path(name))
      return JSON.parse(line.subarray(0, line.indexOf(10)).toString()) as Meta
    } catch {
      return null
    } finally {
      await file?.close()
    }
  }

  /** When the folder is over its limit, deletes the pages longest unwritten until a fifth of the room is free. */
  async #trim(): Promise<void> {
    if (this.#bytes <= this.#limit || this.#trimming) return
    this.#trimming = true
    const files: { name: string; size: number; at: number }[] = []
    for (const name of await this.#pages()) {
      const info = await stat(this.#path(name)).catch(() => null)
      if (info) files.push({ name, size: info.size, at: info.mtimeMs })
    }
    this.#bytes = files.reduce((total, { size }) => total + size, 0)
    for (const { name, size } of files.sort((a, b) => a.at - b.at)) {
      if (this.#bytes <= this.#limit * 0.8) break
      await this.#unlink(name)
      this.#bytes -= size
    }
    this.#trimming = false
  }
}

/** A page from its file's content; null when the file is damaged or belongs to another key. */
function parsePage(content: Buffer, key: string): Rendered | null {
  const end = content.indexOf(10)
  try {
    const meta = JSON.parse(content.subarray(0, end).toString()) as Meta
    const body = content.subarray(end + 1)
    if (meta.key !== key || body.length !== meta.bytes || sha256(body) !== meta.sum) return null
    const { status, headers, tags, notAfter } = meta
    return {
      status,
      headers,
      tags,
      notAfter,
      body,
      keep: true,
      began: { count: 0, watermark: BigInt(meta.watermark) },
    }
  } catch {
    return null
  }
}

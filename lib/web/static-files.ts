import { readdirSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { extname, join } from 'node:path'
import { type Entry, makeEntry, REVALIDATE } from '@/lib/pages/entry'
import { FILE_HEADERS, WORKER_HEADERS } from './security-headers'

const TYPES: Record<string, string> = {
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.webmanifest': 'application/manifest+json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.webp': 'image/webp',
  '.avif': 'image/avif',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.txt': 'text/plain; charset=utf-8',
}

const IMMUTABLE = 'public, max-age=31536000, immutable'
const FOR_AN_HOUR = 'public, max-age=3600'
/** What lets articles be read without a network: it asks for pages itself, and a new one must be seen at once. */
const SERVICE_WORKER = '/sw.js'

/** Whether a file's name changes with its content. */
const isHashed = (path: string) =>
  path.startsWith('/_next/static/') || (path.startsWith('/assets/') && /[-.][\w-]{8,}\.\w+$/.test(path))

function filesIn(folder: string, under: string): [path: string, file: string][] {
  let names: { name: string; parent: string }[] = []
  try {
    names = readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => ({
        name: entry.name,
        parent: entry.parentPath.slice(folder.length).replaceAll('\\', '/'),
      }))
  } catch {
    // A folder that does not exist holds no files.
  }
  return names.map(({ name, parent }) => [`${under}${parent}/${name}`, join(folder, parent, name)])
}

/**
 * The build's own files, known by name from the start: an address that is not among them reaches no disk. Each is
 * read and compressed once, when it is first asked for.
 */
export class StaticFiles {
  readonly #files: Map<string, string>
  readonly #entries = new Map<string, Promise<Entry>>()

  constructor(root: string) {
    this.#files = new Map([
      ...filesIn(join(root, 'public'), ''),
      ...filesIn(join(root, '.next', 'static'), '/_next/static'),
    ])
  }

  /** The file at a path; null when the build has none there. */
  get(path: string): Promise<Entry> | null {
    const known = this.#entries.get(path)
    if (known) return known
    const file = this.#files.get(path)
    if (file === undefined) return null
    const type = TYPES[extname(file)] ?? 'application/octet-stream'
    const entry = readFile(file).then((body) =>
      path === SERVICE_WORKER
        ? this.#entry(body, type, REVALIDATE, WORKER_HEADERS)
        : this.#entry(body, type, isHashed(path) ? IMMUTABLE : FOR_AN_HOUR),
    )
    entry.catch(() => this.#entries.delete(path))
    this.#entries.set(path, entry)
    return entry
  }

  #entry(body: Buffer, type: string, cacheControl: string, secure = FILE_HEADERS): Promise<Entry> {
    const headers = { ...secure, 'content-type': type }
    const began = { count: 0, watermark: 0n }
    return makeEntry(
      { status: 200, headers, body, tags: [], began, notAfter: null, keep: true },
      { cacheControl, quality: 9 },
    )
  }
}

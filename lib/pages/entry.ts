import { createHash } from 'node:crypto'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import { SETTLES_IN } from './last-modified'
import type { Encoding } from './negotiate'
import type { Moment } from './tag-clock'

/** What a render produced, before it is made ready to be sent. */
export type Rendered = {
  status: number
  /** Lower-case names. */
  headers: Record<string, string>
  body: Buffer
  tags: string[]
  began: Moment
  /** Ms since the epoch after which the page must be made anew; null for never. */
  notAfter: number | null
  /** False for what belongs to one reader or one moment: it is sent and forgotten. */
  keep: boolean
}

/** A finished answer, ready to be sent: bytes in every encoding, and complete headers for each. */
export type Entry = {
  status: number
  tags: string[]
  began: Moment
  notAfter: number | null
  keep: boolean
  bodies: Record<Encoding, Buffer>
  /** Names and values in turn, as writeHead takes them. */
  headers: Record<Encoding, string[]>
  etags: Record<Encoding, string>
  /** As the header says it, when the page names a time. */
  lastModified: string | null
  /** Ms since the epoch from which on that time stands for this content alone; never when there is none. */
  settledAt: number
  bytes: number
  /** True until the database has said that a page from disk is still right. */
  unverified: boolean
  /** The clock's count when the entry was last seen to be fresh. */
  checked: number
}

type Options = {
  cacheControl: string
  /** Brotli's effort, 0 to 11. */
  quality?: number
  /** Whether caches in front are purged by tag. */
  purged?: boolean
}

const compressBrotli = promisify(brotliCompress)
const compressGzip = promisify(gzip)
const ENCODINGS: Encoding[] = ['identity', 'gzip', 'br']
const SMALLEST = 512
const LONGEST_KEYS = 1_600
const COMPRESSIBLE = /^(text\/|image\/svg|application\/(.*\+)?(xml|json|javascript|manifest))/

/** Statuses that are kept; everything else is sent once. */
const KEPT = new Set([200, 301, 404, 410])

/** Every reader asks again, and is answered 304 from memory: a withdrawn page is gone from every browser at once. */
export const REVALIDATE = 'public, max-age=0, must-revalidate'

async function encode(body: Buffer, type: string, quality: number): Promise<Record<Encoding, Buffer>> {
  if (body.length < SMALLEST || !COMPRESSIBLE.test(type)) return { identity: body, gzip: body, br: body }
  const params = {
    [constants.BROTLI_PARAM_QUALITY]: quality,
    [constants.BROTLI_PARAM_SIZE_HINT]: body.length,
  }
  const [br, gz] = await Promise.all([compressBrotli(body, { params }), compressGzip(body, { level: 6 })])
  return { identity: body, gzip: gz, br }
}

/** Tag names as caches in front understand them, cut where the headers would outgrow a proxy's buffer. */
export function surrogateKeys(tags: string[]): { keys: string[]; cut: boolean } {
  const keys: string[] = []
  let length = 0
  for (const tag of tags.map(encodeURIComponent)) {
    length += tag.length + 1
    if (length > LONGEST_KEYS) return { keys, cut: true }
    keys.push(tag)
  }
  return { keys, cut: false }
}

function tagHeaders({ tags, notAfter }: Rendered, purged: boolean): Record<string, string> {
  const { keys, cut } = surrogateKeys(tags)
  if (keys.length === 0) return {}
  const names = { 'surrogate-key': keys.join(' '), 'cache-tag': keys.join(',') }
  if (!purged) return names
  // A cache that is purged by tag may keep the page, unless a tag had no room; what falls due by itself is asked for each minute.
  const seconds = notAfter === null ? 86_400 : 60
  return { ...names, 'cdn-cache-control': cut ? 'no-store' : `public, max-age=${seconds}` }
}

/** Compresses a rendered page once and fixes everything that is sent with it. */
export async function makeEntry(rendered: Rendered, options: Options): Promise<Entry> {
  const { status, tags, began, notAfter, body } = rendered
  const keep = rendered.keep && KEPT.has(status)
  const bodies = await encode(body, rendered.headers['content-type'] ?? '', options.quality ?? 5)
  const hash = createHash('sha256').update(`${status} `).update(body).digest('base64url').slice(0, 22)
  const common: Record<string, string> = {
    ...rendered.headers,
    'cache-control': keep ? options.cacheControl : (rendered.headers['cache-control'] ?? 'no-store'),
    vary: 'Accept-Encoding',
    ...(keep ? tagHeaders(rendered, options.purged ?? false) : {}),
  }
  const etags = { identity: `"${hash}"`, gzip: `"${hash}-gzip"`, br: `"${hash}-br"` }
  const headers = {} as Record<Encoding, string[]>
  for (const encoding of ENCODINGS) {
    const own: Record<string, string> = {
      ...common,
      etag: etags[encoding],
      'content-length': String(bodies[encoding].length),
    }
    if (bodies[encoding] !== body) own['content-encoding'] = encoding
    headers[encoding] = Object.entries(own).flat()
  }
  const compressed = bodies.br === body ? 0 : bodies.gzip.length + bodies.br.length
  // Buffers lie outside the heap; the rest of an entry is a few short strings.
  const bytes = body.length + compressed + 4_096
  const lastModified = common['last-modified'] ?? null
  return {
    status,
    tags,
    began,
    notAfter,
    keep,
    bodies,
    headers,
    etags,
    lastModified,
    settledAt: lastModified === null ? Number.POSITIVE_INFINITY : Date.parse(lastModified) + SETTLES_IN,
    bytes,
    unverified: false,
    checked: began.count,
  }
}

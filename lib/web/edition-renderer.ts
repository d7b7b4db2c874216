import { isFeed } from '@/lib/feeds/feed'
import { simplifiedPath } from '@/lib/hant/address'
import { traditionalConverter } from '@/lib/hant/convert'
import { rewriteFeed } from '@/lib/hant/rewrite-feed'
import { rewritePage } from '@/lib/hant/rewrite-page'
import { withinEdition } from '@/lib/hant/rewrite-tag'
import type { Rendered } from '@/lib/pages/entry'
import { readerRequest } from '@/lib/pages/routes'
import type { Answer } from '@/lib/pages/store'
import type { Moment } from '@/lib/pages/tag-clock'
import { READER_HEADERS } from './security-headers'

type Parts = {
  render: (key: string, began: Moment) => Promise<Rendered>
  /** What the page store has, or makes, under a key; null where there is none (development). */
  kept: ((key: string) => Promise<Answer>) | null
}

// Not `link`: the hub that a feed names there is not told of this edition's.
const SENT_WITH = [
  'content-type',
  'location',
  'x-robots-tag',
  'last-modified',
  'access-control-allow-origin',
  'cross-origin-resource-policy',
]

/** A page of the store as what it was rendered from; it counts as begun when that one was. */
function renderedFrom({ entry, from }: Answer): Rendered {
  const { status, tags, began, notAfter, bodies } = entry
  const sent = entry.headers.identity
  const headers = { ...READER_HEADERS }
  for (let at = 0; at < sent.length; at += 2) {
    const name = sent[at] ?? ''
    if (SENT_WITH.includes(name)) headers[name] = sent[at + 1] ?? ''
  }
  return {
    status,
    tags,
    began,
    notAfter,
    headers,
    body: bodies.identity,
    keep: entry.keep && from !== 'stale',
  }
}

function movedTo(page: Rendered, status: number, location: string): Rendered {
  const headers = { ...READER_HEADERS, 'content-type': 'text/plain; charset=utf-8', location }
  return { ...page, status, headers, body: Buffer.from(`${location}\n`) }
}

/** Renders both editions: the traditional one from the finished simplified page, once for each time that is made. */
export class EditionRenderer {
  readonly #parts: Parts

  constructor(parts: Parts) {
    this.#parts = parts
  }

  /** The finished page under a key of either edition. */
  readonly render = async (key: string, began: Moment): Promise<Rendered> => {
    const simplified = simplifiedPath(key)
    if (simplified === null) return this.#parts.render(key, began)
    const page = await this.#simplified(simplified, began)
    const { location } = page.headers
    if (location !== undefined) return movedTo(page, page.status, withinEdition(location))
    const type = page.headers['content-type'] ?? ''
    const feed = page.status === 200 && isFeed(type)
    // Site maps and the like have one edition only.
    if (page.status === 200 && !feed && !type.startsWith('text/html')) return movedTo(page, 301, simplified)
    const convert = await traditionalConverter()
    const text = page.body.toString()
    const { link: _told, ...headers } = page.headers
    const body = feed ? rewriteFeed(text, convert) : rewritePage(text, simplified, convert)
    return { ...page, headers, body: Buffer.from(body) }
  }

  async #simplified(key: string, began: Moment): Promise<Rendered> {
    const { render, kept } = this.#parts
    const asked = readerRequest(key)
    const isStored = asked !== null && asked !== 'bad' && asked.stored && simplifiedPath(key) === null
    return kept && isStored ? renderedFrom(await kept(key)) : render(key, began)
  }
}

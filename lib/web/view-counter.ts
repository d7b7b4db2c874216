import type { IncomingMessage, ServerResponse } from 'node:http'
import { log } from '@/lib/server/log'
import { recordViews } from '@/lib/views/commands'
import { addressOf, isHumanReader } from '@/lib/views/human-reader'
import { articleOfPixel, parseArticleId, VIEWS_PATH } from '@/lib/views/schema'
import { ViewBuffer } from '@/lib/views/view-buffer'
import { ViewLimiter } from '@/lib/views/view-limiter'
import { runJobs } from '@/lib/worker/loop'
import { PLAIN_HEADERS } from './security-headers'

const PIXEL = Buffer.from('R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7', 'base64')
const LONGEST = 16
const FLUSH_EVERY = 5_000

/** The little that a beacon says; null when it says more than a number, or not how much. */
async function readShort(req: IncomingMessage): Promise<string | null> {
  let text = ''
  if (!(Number(req.headers['content-length']) <= LONGEST)) return null
  for await (const part of req) text += String(part)
  return text
}

type Options = {
  siteHost: string
  now?: () => Date
  /** Writes what was counted; for tests of outages. */
  write?: typeof recordViews
}

/** Counts what people read, without a cookie and without a word about who. A crash loses the last seconds. */
export class ViewCounter {
  readonly #siteHost: string
  readonly #now: () => Date
  readonly #write: typeof recordViews
  readonly #buffer = new ViewBuffer()
  readonly #limiter = new ViewLimiter()
  #failing = false

  constructor({ siteHost, now = () => new Date(), write = recordViews }: Options) {
    this.#siteHost = siteHost
    this.#now = now
    this.#write = write
  }

  /** Answers a report of a view; false when the address is none of its own. The answer never says whether it counted. */
  async answer(req: IncomingMessage, res: ServerResponse, path: string, id: string): Promise<boolean> {
    const pixel = articleOfPixel(path)
    if (pixel !== null && (req.method === 'GET' || req.method === 'HEAD')) {
      if (req.method === 'GET') this.#count(req, pixel)
      const headers = { 'content-type': 'image/gif', 'content-length': PIXEL.length }
      res.writeHead(200, { ...headers, ...COMMON, 'x-request-id': id })
      res.end(req.method === 'HEAD' ? undefined : PIXEL)
      return true
    }
    if (path !== VIEWS_PATH || req.method !== 'POST') return false
    const articleId = parseArticleId((await readShort(req)) ?? '')
    if (articleId !== null) this.#count(req, articleId)
    res.writeHead(204, { ...COMMON, 'x-request-id': id })
    res.end()
    return true
  }

  #count(req: IncomingMessage, articleId: number): void {
    if (!isHumanReader(req.headers, this.#siteHost)) return
    const now = this.#now()
    const address = addressOf(req.socket.remoteAddress, req.headers)
    const agent = String(req.headers['user-agent'] ?? '')
    if (this.#limiter.admit({ address, agent, articleId }, now)) this.#buffer.add(articleId, now)
  }

  /** Writes what was counted; keeps it for the next time when the database is away. Never throws. */
  async flush(): Promise<void> {
    const counted = this.#buffer.take()
    try {
      await this.#write(counted)
      this.#failing = false
    } catch (error) {
      this.#buffer.giveBack(counted)
      if (!this.#failing) log.warn({ err: error }, 'views could not be written; they are kept')
      this.#failing = true
    }
  }
}

const COMMON = { ...PLAIN_HEADERS, 'cache-control': 'no-store' }

/** The counter of this process, written out every few seconds until `stop` is aborted. */
export function countViews(
  siteHost: string,
  stop: AbortSignal,
): { counter: ViewCounter; stopped: Promise<void> } {
  const counter = new ViewCounter({ siteHost })
  const job = { name: 'write what was read', every: FLUSH_EVERY, run: () => counter.flush() }
  return { counter, stopped: runJobs([job], stop) }
}

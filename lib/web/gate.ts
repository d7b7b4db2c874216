import type { IncomingMessage, ServerResponse } from 'node:http'
import { Turns } from '@/lib/server/turns'

/** Twice what the pool of connections serves at once; who waits longer than this has usually gone. */
const LONGEST_WAIT = 10_000
const READS = { atOnce: 20, mostWaiting: 200, longestWait: LONGEST_WAIT }
const WRITES = { atOnce: 20, mostWaiting: 400, longestWait: LONGEST_WAIT }
const FILES = { atOnce: 20, mostWaiting: 200, longestWait: LONGEST_WAIT }

const isRead = ({ method }: IncomingMessage) => method === 'GET' || method === 'HEAD'
/** What brings a file: it lasts as long as a slow line, or as a picture takes to be decoded. */
const bringsFile = ({ url = '' }: IncomingMessage) => /^\/api\/(uploads|media|import)(\/|\?|$)/.test(url)

/** Resolves when the answer has begun, or will never come. */
function begun(res: ServerResponse): Promise<void> {
  return new Promise((resolve) => {
    const writeHead = res.writeHead.bind(res) as (...given: unknown[]) => ServerResponse
    res.writeHead = ((...given: unknown[]) => {
      resolve()
      return writeHead(...given)
    }) as typeof res.writeHead
    res.once('close', resolve)
  })
}

/**
 * What the desk and the APIs ask for, a bounded number at a time; beyond a bounded queue it throws Busy, which is 503.
 * Saves wait in a queue of their own: however much is looked at, or however slowly files come, they get their turn. A turn ends when the answer
 * begins, so that a stream that stays open takes no place.
 */
export class DeskGate {
  readonly #reads: Turns
  readonly #writes: Turns
  readonly #files: Turns

  constructor({ reads = READS, writes = WRITES, files = FILES } = {}) {
    this.#reads = new Turns(reads)
    this.#writes = new Turns(writes)
    this.#files = new Turns(files)
  }

  async pass(req: IncomingMessage, res: ServerResponse, answer: () => Promise<void>): Promise<void> {
    let whole: Promise<void> | undefined
    const turns = isRead(req) ? this.#reads : bringsFile(req) ? this.#files : this.#writes
    await turns.take(async () => {
      if (res.destroyed) return
      const begins = begun(res)
      whole = answer()
      // A handler may return before it answers.
      await Promise.race([begins, whole.then(() => begins)])
    })
    await whole
  }
}

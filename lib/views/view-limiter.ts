import { createHash, randomBytes } from 'node:crypto'
import { siteDate } from '@/lib/time'

/** How many views one address may add in a day; behind one address there may be an office, or a carrier's whole city. */
const MOST_OF_ADDRESS = 1_000
/** How many of them to one piece, from one kind of browser. */
const MOST_OF_PIECE = 12
const MOST_REMEMBERED = 50_000

/** `address` is null when nobody knows it: all readers behind a silent proxy must not be taken for one. */
type Visit = { address: string | null; agent: string; articleId: number }

/**
 * Keeps one address from making a piece popular. It remembers hashes only, in memory only, salted anew each day with
 * random bytes that are written nowhere: nobody can be traced by them, not even from here.
 */
export class ViewLimiter {
  #day = ''
  #salt = randomBytes(16)
  readonly #seen = new Map<string, number>()

  /** Whether this visit still counts; remembers it when it does. */
  admit({ address, agent, articleId }: Visit, now: Date): boolean {
    if (address === null) return true
    this.#turnDay(now)
    const all = this.#hash(address)
    const piece = this.#hash(`${address}\n${agent}\n${articleId}`)
    if (this.#count(all) >= MOST_OF_ADDRESS || this.#count(piece) >= MOST_OF_PIECE) return false
    this.#add(all)
    this.#add(piece)
    return true
  }

  /** How much it remembers at the moment. */
  get size(): number {
    return this.#seen.size
  }

  #turnDay(now: Date): void {
    const day = siteDate(now)
    if (day === this.#day) return
    this.#day = day
    this.#salt = randomBytes(16)
    this.#seen.clear()
  }

  #hash(text: string): string {
    return createHash('sha256').update(this.#salt).update(text).digest('base64').slice(0, 16)
  }

  #count(key: string): number {
    return this.#seen.get(key) ?? 0
  }

  /** The newest stand last, so that what falls out when memory is full is what was quiet longest. */
  #add(key: string): void {
    const count = this.#count(key) + 1
    this.#seen.delete(key)
    this.#seen.set(key, count)
    if (this.#seen.size <= MOST_REMEMBERED) return
    const [oldest] = this.#seen.keys()
    if (oldest !== undefined) this.#seen.delete(oldest)
  }
}

import { siteDate } from '@/lib/time'
import { hourOf, type ViewCount } from './schema'

/** So many pairs of piece and hour are kept while the database is away; a piece more is not counted then. */
const MOST_KEPT = 20_000

/** Views that are counted and not yet written. */
export class ViewBuffer {
  readonly #counts = new Map<string, ViewCount>()

  /** Counts one view. */
  add(articleId: number, now: Date): void {
    const hour = hourOf(now)
    this.#put({ articleId, hour, day: siteDate(hour), views: 1 })
  }

  /** Everything counted so far; the buffer is empty afterwards. */
  take(): ViewCount[] {
    const all = [...this.#counts.values()]
    this.#counts.clear()
    return all
  }

  /** Takes back what could not be written. */
  giveBack(counts: ViewCount[]): void {
    for (const count of counts) this.#put(count)
  }

  #put(count: ViewCount): void {
    const key = `${count.articleId}@${count.hour.getTime()}`
    const known = this.#counts.get(key)
    if (known) known.views += count.views
    else if (this.#counts.size < MOST_KEPT) this.#counts.set(key, { ...count })
  }
}

import { LRUCache } from 'lru-cache'
import type { Entry } from './entry'

const DEEP_SHARE = 1 / 4
const MISSES_SHARE = 1 / 16
/** What is larger (a full file of the sitemap) stays on disk: a crawler that reads them all must push out no page. */
const ENTRY_SHARE = 1 / 100
const LEAST = 64 * 1024

/**
 * Pages in memory, each kind within bytes of its own: a crawler of made-up addresses (404) or of made-up page
 * cursors (`?before=`) pushes out nothing but its like.
 */
export class Shelves {
  readonly #front: LRUCache<string, Entry>
  readonly #deep: LRUCache<string, Entry>
  readonly #misses: LRUCache<string, Entry>

  constructor(totalBytes: number) {
    const sizeCalculation = (entry: Entry) => entry.bytes
    const shelf = (share: number) =>
      new LRUCache<string, Entry>({
        maxSize: Math.max(LEAST, Math.floor(totalBytes * share)),
        maxEntrySize: Math.max(LEAST, Math.floor(totalBytes * ENTRY_SHARE)),
        sizeCalculation,
      })
    this.#front = shelf(1 - DEEP_SHARE - MISSES_SHARE)
    this.#deep = shelf(DEEP_SHARE)
    this.#misses = shelf(MISSES_SHARE)
  }

  get(key: string): Entry | undefined {
    return this.#front.get(key) ?? this.#deep.get(key) ?? this.#misses.get(key)
  }

  set(key: string, entry: Entry): void {
    this.delete(key)
    if (entry.status >= 400) this.#misses.set(key, entry)
    else if (key.includes('?')) this.#deep.set(key, entry)
    else this.#front.set(key, entry)
  }

  delete(key: string): void {
    for (const shelf of this.#all) shelf.delete(key)
  }

  /** Drops every page for which `goes` says so. */
  drop(goes: (entry: Entry) => boolean): void {
    for (const shelf of this.#all)
      for (const [key, entry] of shelf.entries()) if (goes(entry)) shelf.delete(key)
  }

  get #all(): LRUCache<string, Entry>[] {
    return [this.#front, this.#deep, this.#misses]
  }

  /** How many pages there are, and how many bytes they take. */
  get size(): { pages: number; misses: number; bytes: number } {
    return {
      pages: this.#front.size + this.#deep.size,
      misses: this.#misses.size,
      bytes: this.#all.reduce((total, shelf) => total + shelf.calculatedSize, 0),
    }
  }
}

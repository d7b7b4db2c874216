import { type JournalEntry, putEntry, removeEntry } from './journal-store'

type Parts = {
  window: string
  /** What is on the screen now. */
  compose: () => JournalEntry
  put?: (entry: JournalEntry) => Promise<void>
  remove?: (window: string) => Promise<void>
}

/**
 * Writes every change into the browser's journal at once. While one write runs, what follows waits as one: the entry
 * always ends as the newest text, or as nothing once the server has it.
 */
export class JournalWriter {
  readonly #parts: Parts
  #wanted: 'put' | 'remove' | null = null
  #running: Promise<void> | null = null
  #working = true

  constructor(parts: Parts) {
    this.#parts = parts
  }

  /** False when this browser keeps nothing (private windows, a full disk): then only the server does. */
  get working(): boolean {
    return this.#working
  }

  /** The text has changed; resolves when the newest is kept. */
  note(): Promise<void> {
    return this.#want('put')
  }

  /** The server has everything. */
  clear(): Promise<void> {
    return this.#want('remove')
  }

  #want(what: 'put' | 'remove'): Promise<void> {
    this.#wanted = what
    this.#running ??= this.#work()
    return this.#running
  }

  async #work(): Promise<void> {
    const { compose, window, put = putEntry, remove = removeEntry } = this.#parts
    while (this.#wanted !== null) {
      const what = this.#wanted
      this.#wanted = null
      try {
        if (what === 'put') await put(compose())
        else await remove(window)
        this.#working = true
      } catch {
        this.#working = false
      }
    }
    this.#running = null
  }
}

import type { PageDisk } from './disk'
import { DueGate } from './due-gate'
import { type Entry, makeEntry, REVALIDATE, type Rendered } from './entry'
import { inTime } from './in-time'
import { withTime } from './last-modified'
import { Shelves } from './shelves'
import { type Moment, TagClock, type TagRow } from './tag-clock'

export type Answer = {
  entry: Entry
  /** Where it came from; `stale` when it could not be made sure that this is the newest. */
  from: 'hit' | 'miss' | 'stale'
}

type Parts = {
  disk: PageDisk | null
  memoryBytes: number
  /** Renders the page under a key; may throw. The moment is the one at which it began. */
  render: (key: string, began: Moment) => Promise<Rendered>
  /** Whether one of the tags was changed by a transaction at or above the watermark; throws when nobody can say. */
  changed: (tags: string[], watermark: bigint) => Promise<boolean>
  /** Whether caches in front are purged by tag, and may therefore keep pages. */
  purged?: boolean
  /** Keeps what is due, and resolves when this process has seen it. */
  settleDue?: () => Promise<void>
  /** How long a reader waits for a fresh page when there is an older one (ms). */
  patience?: number
}

const MOST_RENDERS = 3
const PATIENCE = 2_000
const STATE_EVERY = 60_000

/** Finished pages in memory and on disk; docs/decisions/0001-page-store.md says why each answer is right. */
export class PageStore {
  readonly clock = new TagClock()
  readonly due: DueGate
  readonly #parts: Parts
  readonly #shelves: Shelves
  readonly #flights = new Map<string, Promise<Entry>>()
  readonly #loads = new Map<string, Promise<Entry | null>>()
  #database: string | null = null
  #unswept = new Map<string, bigint>()
  #stateAt = 0
  #saving: Promise<void> = Promise.resolve()
  #settled: Promise<void> = Promise.resolve()
  /** How many pages have been rendered. */
  renders = 0

  constructor(parts: Parts) {
    this.#parts = parts
    this.due = new DueGate(async () => parts.settleDue?.())
    this.#shelves = new Shelves(parts.memoryBytes)
    const state = parts.disk?.readState()
    if (!state) return
    this.#database = state.database
    this.#unswept = new Map(state.hard.map(([tag, xid]) => [tag, BigInt(xid)]))
    this.clock.resume(state.snapshot, [...this.#unswept])
  }

  /** How much is kept. */
  get size(): Shelves['size'] {
    return this.#shelves.size
  }

  /** The page in memory if it is fresh: all that the hot path does. */
  peek(key: string): Entry | null {
    if (this.due.holds) return null
    const entry = this.#shelves.get(key)
    return entry && this.clock.connected && this.#isFresh(entry) ? entry : null
  }

  /** The page under a key: kept and fresh, or made anew, or, when that cannot be, the last good one. */
  async answer(key: string): Promise<Answer> {
    await this.passDue()
    let kept = this.#shelves.get(key) ?? (await this.#load(key))
    if (kept && this.clock.connected && (await this.#verify(kept))) return { entry: kept, from: 'hit' }
    if (kept && this.clock.isHard(kept.tags, kept.began, kept.unverified)) {
      this.#shelves.delete(key)
      await this.#parts.disk?.remove(key)
      kept = null
    }
    if (!kept) return { entry: await this.#renderFresh(key, null), from: 'miss' }
    if (!this.clock.connected) return { entry: kept, from: 'stale' }
    // Null when the render fails or takes longer than a reader with an older page waits.
    const render = this.#renderFresh(key, kept).catch(() => null)
    const fresh = await inTime(render, this.#parts.patience ?? PATIENCE)
    return fresh && fresh.status < 500 ? { entry: fresh, from: 'miss' } : { entry: kept, from: 'stale' }
  }

  /** Resolves when readers may see what is due by now; at once when nothing is. */
  async passDue(): Promise<void> {
    if (this.due.holds && this.clock.connected) await this.due.pass()
  }

  /** Renders once for everybody who waits, and again when something changed meanwhile. */
  async #renderFresh(key: string, before: Entry | null): Promise<Entry> {
    for (let tries = 1; ; tries++) {
      const entry = await this.#once(this.#flights, key, () => this.#render(key, before))
      if (!entry.keep || tries >= MOST_RENDERS || this.#isFresh(entry)) return entry
    }
  }

  /** One run per key at a time; who comes meanwhile waits for it. */
  #once<T>(running: Map<string, Promise<T>>, key: string, run: () => Promise<T>): Promise<T> {
    const there = running.get(key)
    if (there) return there
    const started = run().finally(() => running.delete(key))
    running.set(key, started)
    return started
  }

  async #render(key: string, before: Entry | null): Promise<Entry> {
    this.renders++
    const made = await this.#parts.render(key, this.clock.begin())
    const rendered = withTime(made, before, Date.now())
    const entry = await this.#ready(rendered)
    if (!entry.keep) return entry
    this.#shelves.set(key, entry)
    // Made-up addresses must not fill the disk.
    if (entry.status !== 404 && !key.includes('?')) this.#background(() => this.#keepOnDisk(key, rendered))
    return entry
  }

  #ready(rendered: Rendered): Promise<Entry> {
    return makeEntry(rendered, { cacheControl: REVALIDATE, purged: this.#parts.purged ?? false })
  }

  async #keepOnDisk(key: string, rendered: Rendered): Promise<void> {
    const { disk } = this.#parts
    await disk?.write(key, rendered)
    // A withdrawal that arrived while the file was being written did not see it.
    if (this.clock.isHard(rendered.tags, rendered.began, false)) await disk?.remove(key)
  }

  #load(key: string): Promise<Entry | null> {
    return this.#once(this.#loads, key, async () => {
      const page = await this.#parts.disk?.read(key)
      if (!page) return null
      const entry = { ...(await this.#ready(page)), unverified: true }
      // A render may have been quicker than the disk.
      const newer = this.#shelves.get(key)
      if (!newer) this.#shelves.set(key, entry)
      return newer ?? entry
    })
  }

  /** Whether the page is fresh; asks the database about one that comes from disk. */
  async #verify(entry: Entry): Promise<boolean> {
    if (entry.unverified) {
      const { count } = this.clock.begin()
      const { watermark } = entry.began
      const changed = await this.#parts.changed(entry.tags, watermark).catch(() => true)
      if (changed) return false
      if (entry.unverified) Object.assign(entry, { unverified: false, began: { count, watermark } })
    }
    return this.#isFresh(entry)
  }

  #isFresh(entry: Entry): boolean {
    if (entry.unverified || (entry.notAfter !== null && Date.now() >= entry.notAfter)) return false
    if (entry.checked === this.clock.count) return true
    if (this.clock.changedSince(entry.tags, entry.began)) return false
    entry.checked = this.clock.count
    return true
  }

  /**
   * A connection to the database stands; `snapshot` is its newest. Returns the snapshot from which on changes are
   * wanted: the last one seen, or this one when the pages here were made from another database or from none.
   */
  async connectedTo(database: string, snapshot: string): Promise<string> {
    if (this.clock.snapshot !== null && this.#database === database) return this.clock.snapshot
    this.#database = database
    await this.startAnew(snapshot)
    return snapshot
  }

  /** Takes in what has changed up to a snapshot. */
  async take(rows: TagRow[], snapshot: string): Promise<void> {
    const hard = this.clock.arrive(rows, snapshot)
    this.clock.connected = true
    if (this.clock.crowded) return this.startAnew(snapshot)
    for (const { tag, hardXid } of hard) if (hardXid !== null) this.#unswept.set(tag, hardXid)
    if (this.#unswept.size > 0) this.#sweep()
    else if (rows.length > 0 || Date.now() - this.#stateAt > STATE_EVERY) await this.#saveState()
  }

  /** Removes what must not be seen again: from memory at once, from disk while life goes on. */
  #sweep(): void {
    this.#shelves.drop(({ tags, began, unverified }) => this.clock.isHard(tags, began, unverified))
    const sweeping = new Map(this.#unswept)
    this.#background(async () => {
      // Written first, so that the next process goes on with the sweep should this one be killed.
      await this.#saveState()
      await this.#parts.disk?.sweep(sweeping)
      for (const [tag, xid] of sweeping) if (this.#unswept.get(tag) === xid) this.#unswept.delete(tag)
      await this.#saveState()
    })
  }

  #background(run: () => Promise<void>): void {
    this.#settled = this.#settled.then(run).catch(() => undefined)
  }

  /** Resolves when everything that goes on beside the readers (disk writes, sweeps) is done. */
  async settled(): Promise<void> {
    for (let seen: Promise<void> | null = null; seen !== this.#settled; ) {
      seen = this.#settled
      await seen
    }
  }

  #saveState(): Promise<void> {
    this.#stateAt = Date.now()
    // One after the other: an older state must not replace a newer one.
    this.#saving = this.#saving.then(async () => {
      const hard = [...this.#unswept].map(([tag, xid]): [string, string] => [tag, String(xid)])
      await this.#parts.disk?.writeState({ database: this.#database, snapshot: this.clock.snapshot, hard })
    })
    return this.#saving
  }

  /** Forgets everything, in memory and on disk. */
  async startAnew(snapshot: string): Promise<void> {
    this.clock.restart(snapshot)
    this.#shelves.drop(() => true)
    this.#unswept.clear()
    await this.#parts.disk?.sweep('all')
    await this.#saveState()
  }
}

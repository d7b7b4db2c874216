export type TagRow = { tag: string; xid: bigint; hardXid: bigint | null }

/** Where a render stood when it began. */
export type Moment = {
  /** How many times changes had arrived; orders renders against arrivals within this process. */
  count: number
  /** Every transaction below this id had finished; orders a page on disk against changes after a restart. */
  watermark: bigint
}

const MOST_REMEMBERED = 100_000

type Arrival = { xid: bigint; count: number }

/** The watermark of a snapshot as PostgreSQL writes it (`xmin:xmax:xip`): its xmin. */
export function watermarkOf(snapshot: string): bigint {
  return BigInt(snapshot.slice(0, snapshot.indexOf(':')))
}

/**
 * Knows which tags have changed since when, without clocks. A change “arrives” when this process has read it from
 * the tag table, which is after its commit: a render that began after the arrival has seen it, one that began
 * before may not have, and counts as stale. The argument in full: docs/decisions/0001-page-store.md.
 */
export class TagClock {
  #count = 1
  #floor = 0
  #snapshot: string | null = null
  #watermark = 0n
  readonly #arrivals = new Map<string, Arrival>()
  readonly #hard = new Map<string, Arrival>()
  /** Whether changes reach us at the moment. */
  connected = false

  /** The count now; while it stands still, nothing that was fresh can have become stale. */
  get count(): number {
    return this.#count
  }

  /** The snapshot up to which everything has arrived; null before the first. */
  get snapshot(): string | null {
    return this.#snapshot
  }

  /** The moment a render begins. */
  begin(): Moment {
    return { count: this.#count, watermark: this.#watermark }
  }

  /** Goes on where an earlier process stopped: its last snapshot, and withdrawals it had not finished with. */
  resume(snapshot: string | null, hard: [tag: string, xid: bigint][]): void {
    if (snapshot !== null) this.#move(snapshot)
    for (const [tag, xid] of hard) this.#hard.set(tag, { xid, count: this.#count })
  }

  /** Takes in what has changed up to a snapshot; returns the tags whose pages must go at once. */
  arrive(rows: TagRow[], snapshot: string): TagRow[] {
    const hard: TagRow[] = []
    if (rows.length > 0) this.#count++
    for (const row of rows) {
      this.#arrivals.set(row.tag, { xid: row.xid, count: this.#count })
      if (row.hardXid === null || this.#hard.get(row.tag)?.xid === row.hardXid) continue
      // A soft change after a hard one in the same delivery must not hide the hard one; an old one is no news.
      if (this.#snapshot !== null && row.hardXid < this.#watermark) continue
      this.#hard.set(row.tag, { xid: row.hardXid, count: this.#count })
      hard.push(row)
    }
    this.#move(snapshot)
    return hard
  }

  /** Starts anew from a snapshot: nothing rendered before counts any more. */
  restart(snapshot: string): void {
    this.#floor = ++this.#count
    this.#arrivals.clear()
    this.#hard.clear()
    this.#move(snapshot)
  }

  #move(snapshot: string): void {
    this.#snapshot = snapshot
    this.#watermark = watermarkOf(snapshot)
  }

  /** True when so many changes are remembered that starting anew is cheaper. */
  get crowded(): boolean {
    return this.#arrivals.size > MOST_REMEMBERED || this.#hard.size > MOST_REMEMBERED
  }

  /** Whether one of the tags has arrived after a moment. */
  changedSince(tags: string[], { count }: Moment): boolean {
    if (count < this.#floor) return true
    return tags.some((tag) => (this.#arrivals.get(tag)?.count ?? 0) > count)
  }

  /**
   * Whether a page with these tags may not even be served as stale. A page of this process is compared by count,
   * one that comes from disk by transaction id, because its count belongs to a process that is gone.
   */
  isHard(tags: string[], { count, watermark }: Moment, fromDisk: boolean): boolean {
    if (!fromDisk && count < this.#floor) return true
    return tags.some((tag) => {
      const hard = this.#hard.get(tag)
      return hard !== undefined && (fromDisk ? hard.xid >= watermark : hard.count > count)
    })
  }
}

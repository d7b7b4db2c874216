import {
  type ChainEvent,
  type ChainLink,
  eventDigest,
  GENESIS,
  isPrunable,
  KEPT_DAYS,
  linkHash,
} from './chain'

/** How the chain can be broken; `seq` and `eventId` name the first place. */
export type Fault = {
  kind: 'gap' | 'order' | 'link' | 'altered' | 'removed' | 'unlinked' | 'pruning' | 'noted'
  seq: bigint | null
  eventId: bigint | null
}

/** A place in the chain: what is noted elsewhere, so that a chain written anew from one end to the other is found out. */
export type Head = { seq: bigint; hash: string }

const DAY = 86_400_000
const same = (one: Uint8Array, other: Uint8Array) => Buffer.compare(one, other) === 0
const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex')

/** Goes along the chain, link by link from the first, and says where it does not hold. Remembers a few numbers only. */
export class ChainWalk {
  links = 0
  missing = 0
  #accounted = 0
  /** Access records from before this moment may be missing, as far as the events of pruning count them. */
  #cutoff = ''
  #latestMissing: ChainLink | null = null
  #firstMissing: ChainLink | null = null
  #last: { seq: bigint; hash: Uint8Array } = { seq: 0n, hash: GENESIS }
  readonly #noted: Head | null

  constructor(noted: Head | null = null) {
    this.#noted = noted
  }

  /** The newest link so far; null before the first. */
  get head(): Head | null {
    const { seq, hash } = this.#last
    return seq === 0n ? null : { seq, hash: hex(hash) }
  }

  /** Takes the next link with its event, null when the event is not there; what is wrong, or null. */
  take(link: ChainLink, event: ChainEvent | null): Fault | null {
    const kind = this.#faultOf(link, event)
    if (kind) return { kind, seq: link.seq, eventId: link.eventId }
    this.links++
    this.#last = link
    if (!event) this.#miss(link)
    else if (event.action === 'audit.prune' && !this.#account(event))
      return { kind: 'pruning', seq: link.seq, eventId: link.eventId }
    return null
  }

  #faultOf(link: ChainLink, event: ChainEvent | null): Fault['kind'] | null {
    if (link.seq !== this.#last.seq + 1n) return 'gap'
    if (!same(link.prevHash, this.#last.hash)) return 'order'
    if (!same(link.hash, linkHash(link))) return 'link'
    if (this.#noted?.seq === link.seq && this.#noted.hash !== hex(link.hash)) return 'noted'
    if (!event) return isPrunable(link.action) ? null : 'removed'
    const says = event.id === link.eventId && event.at === link.at && event.action === link.action
    return says && same(link.digest, eventDigest(event)) ? null : 'altered'
  }

  #miss(link: ChainLink): void {
    this.missing++
    this.#firstMissing ??= link
    if (this.#latestMissing === null || link.at > this.#latestMissing.at) this.#latestMissing = link
  }

  /** What a pruning says went; false when it cannot have. */
  #account({ at, data }: ChainEvent): boolean {
    const { before, count } = JSON.parse(data) as { before?: unknown; count?: unknown }
    const cutoff = Date.parse(String(before))
    // A day to spare: the clock that stamped the event need not be the one that set the day.
    if (!(cutoff <= Date.parse(at) - (KEPT_DAYS - 1) * DAY) || typeof count !== 'number') return false
    this.#accounted += count
    const text = new Date(cutoff).toISOString().replace('Z', '000Z')
    if (text > this.#cutoff) this.#cutoff = text
    // What went stood before its pruning in the chain.
    return this.#accounted <= this.missing
  }

  /** After the last link: whether all that is missing was pruned, and the noted place was passed. */
  end(): Fault | null {
    const late = this.#latestMissing
    if (late && late.at >= this.#cutoff) return { kind: 'removed', seq: late.seq, eventId: late.eventId }
    const first = this.#firstMissing
    if (this.missing !== this.#accounted)
      return { kind: 'pruning', seq: first?.seq ?? null, eventId: first?.eventId ?? null }
    if (this.#noted && this.#noted.seq > this.#last.seq)
      return { kind: 'noted', seq: this.#noted.seq, eventId: null }
    return null
  }
}

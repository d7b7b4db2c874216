import { createHash } from 'node:crypto'

/** Everything of an event that never changes, as PostgreSQL writes it: `at` in UTC with microseconds, `data` as jsonb text. */
export type ChainEvent = {
  id: bigint
  at: string
  actorId: number | null
  actorName: string
  action: string
  subject: string
  subjectId: string
  address: string
  data: string
  /** Null where a row was put in without any: SQL tells that apart from an empty list. */
  tags: (string | null)[] | null
}

/** One link; hashes are 32 bytes. `at` and `action` are its event's, which may have been pruned since. */
export type ChainLink = {
  seq: bigint
  eventId: bigint
  at: string
  action: string
  digest: Uint8Array
  prevHash: Uint8Array
  hash: Uint8Array
}

/** What stands before the first link. */
export const GENESIS = Buffer.alloc(32)

const sha256 = (...parts: (Uint8Array | string)[]) => {
  const hash = createHash('sha256')
  for (const part of parts) hash.update(part)
  return hash.digest()
}

/** A field with its length in bytes before it, so that no two rows have one text; what is not there is `-`. */
const field = (value: string | number | bigint | null) =>
  value === null ? '-' : `${Buffer.byteLength(String(value))}:${value}`

/** The text whose SHA-256 stands in the link: written here a second time, apart from the trigger that it checks. */
export function digestText(event: ChainEvent): string {
  const { id, at, actorId, actorName, action, subject, subjectId, address, data, tags } = event
  const list = [tags?.length ?? null, ...(tags ?? [])]
  const fields = [id, at, actorId, actorName, action, subject, subjectId, address, data, ...list]
  return fields.map(field).join('')
}

/** The SHA-256 of an event. */
export const eventDigest = (event: ChainEvent): Buffer => sha256(digestText(event))

/** What a link's hash must be: of the hash before it, its event's digest, and what it says itself. */
export function linkHash({ seq, eventId, at, action, digest, prevHash }: Omit<ChainLink, 'hash'>): Buffer {
  return sha256(prevHash, digest, [seq, eventId, at, action].map(field).join(''))
}

/** Kinds that are nothing but access records: the only ones that may ever go. */
export const isPrunable = (action: string) => action.startsWith('session.')

/** How long everything is kept, in days: six calendar months are at most this long. */
export const KEPT_DAYS = 184

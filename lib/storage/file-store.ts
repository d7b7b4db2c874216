import type { Readable } from 'node:stream'

/** A stored file that is being read: its measures, and its bytes from `from` to `to` (both included). */
export type StoredFile = {
  size: number
  changed: Date
  stream: (range?: { from: number; to: number }) => Readable
  /** To be called when `stream` is not. */
  close: () => Promise<void>
}

/** Files by name, written once and whole: a reader never meets half of one. */
export interface FileStore {
  /** Writes a file, or replaces one of that name. */
  write(name: string, bytes: Uint8Array): Promise<void>
  /** The whole of a file; throws when there is none. */
  read(name: string): Promise<Buffer>
  /** Opens a file for sending; null when there is none. */
  open(name: string): Promise<StoredFile | null>
  /** How many bytes a file has; throws when there is none. */
  size(name: string): Promise<number>
  /** Removes a file; nothing happens when there is none. */
  remove(name: string): Promise<void>
  /** Names of files last changed before the moment, unfinished ones included, in batches. */
  listOlderThan(before: Date): AsyncIterable<string[]>
}

const NAME = /^[\w-]+\.[a-z0-9]+(\.[\da-f]+\.part)?$/

/** The name, when it cannot lead anywhere but into the store. */
export function requireFileName(name: string): string {
  if (!NAME.test(name)) throw new Error(`not a file name: ${name}`)
  return name
}

import { createHash } from 'node:crypto'
import { staleVersion } from './errors'

/** What a form was filled in over; left out by who has seen nothing: a program. */
export type Seen = { seen?: string | undefined }

/** A mark of what somebody is shown of a record: when any of it changes, the mark is another. */
export function seenOf(shown: unknown): string {
  return createHash('sha256').update(JSON.stringify(shown)).digest('base64url')
}

/** Throws CONFLICT when a record, locked by the caller, is not any more what its form was filled in over. */
export function requireSeen(mark: string, { seen }: Seen): void {
  if (seen !== undefined && seen !== mark) throw staleVersion()
}

import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Entry } from '@/lib/pages/entry'
import { matchesEtag, negotiate } from '@/lib/pages/negotiate'

/** What describes a body; 304 has none. */
const OF_BODY = new Set(['content-length', 'content-type', 'content-encoding'])
/** A page that may be old must not settle in a cache in front, which is purged only once. */
const OF_EDGE = new Set(['cdn-cache-control'])
const OF_TIME = new Set(['last-modified'])

function without(headers: string[], names: Set<string>): string[] {
  const kept: string[] = []
  for (let at = 0; at < headers.length; at += 2) {
    const name = headers[at] ?? ''
    if (!names.has(name)) kept.push(name, headers[at + 1] ?? '')
  }
  return kept
}

/**
 * Whether the time of a page stands for its content alone. A young one may be followed by another within the same
 * second, and next to one that may be old the new one of that second may be sent by another process.
 */
const isTimeSure = ({ settledAt }: Entry, from: string) => from !== 'stale' && Date.now() >= settledAt

/**
 * Whether the reader has what would be sent. A time is compared for equality: what is left after a withdrawal may
 * well be older than what the reader has.
 */
function isKnown({ headers }: IncomingMessage, { etags, lastModified }: Entry, timeIsSure: boolean): boolean {
  const etag = headers['if-none-match']
  if (etag !== undefined) return matchesEtag(etag, etags)
  return timeIsSure && headers['if-modified-since'] === lastModified
}

/** Sends a finished page: no more than choosing among bytes that are ready. */
export function sendEntry(
  req: IncomingMessage,
  res: ServerResponse,
  entry: Entry,
  from: string,
  requestId: string,
): void {
  const encoding = negotiate(req.headers['accept-encoding'])
  const timeIsSure = isTimeSure(entry, from)
  const unchanged = entry.status === 200 && isKnown(req, entry, timeIsSure)
  let headers = unchanged ? without(entry.headers[encoding], OF_BODY) : entry.headers[encoding].slice()
  if (entry.lastModified !== null && !timeIsSure) headers = without(headers, OF_TIME)
  if (from === 'stale') headers = without(headers, OF_EDGE)
  headers.push('page-store', from, 'x-request-id', requestId)
  res.writeHead(unchanged ? 304 : entry.status, headers)
  if (unchanged || req.method === 'HEAD') res.end()
  else res.end(entry.bodies[encoding])
}

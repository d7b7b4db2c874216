import type { IncomingMessage } from 'node:http'
import { env } from '@/lib/env'
import { MAX_UPLOAD_BYTES } from '@/lib/media/schema'
import { isSameOrigin } from '@/lib/server/same-origin'

const SITE = new URL(env.SITE_URL)
const VERBS = new Set(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'])
/** What a page of the desk answers: it is read, and its forms are sent to it. */
const OF_PAGES = new Set(['GET', 'HEAD', 'POST'])

/** What only Next and proxies may say to each other, and what would put another method, address or host in the place of the real one. */
const INTERNAL =
  /^(x-middleware-|x-nextjs-|x-invoke-|x-matched-path$|x-now-route-matches$|next-resume|content-security-policy|forwarded$|x-forwarded-|x-real-ip$|x-original-url$|x-rewrite-url$|x-http-method)/

const KB = 1024
/** As much as a save may hold. */
const LONGEST_BODY = 2 * KB * KB
/** As much as a file may hold, and what a form puts around it. */
const LONGEST_FILE = MAX_UPLOAD_BYTES + 64 * KB
const BRINGS_FILE = /^\/api\/(uploads|media|import)(\/|$)/

/** Where programs ask with a token. */
const FOR_TOKENS = /^\/api\/v1(\/|$)/
export const isForTokens = (path: string) => FOR_TOKENS.test(path)

/** Another name by which Next gives the payload of a page, for sites made of files; our pages ask by a header. */
export const isPayload = (path: string) => path.endsWith('.rsc')

/** Whether this server knows a method at all. */
export const isVerb = (method = '') => VERBS.has(method)
const isRead = ({ method }: IncomingMessage) => method === 'GET' || method === 'HEAD'

const headerOf = ({ headers }: IncomingMessage, name: string): string | null => {
  const value = headers[name]
  return typeof value === 'string' ? value : null
}

/**
 * The status with which a request to the desk or the APIs is refused before a byte of its body is read and anything
 * runs; null when it may go on.
 */
export function refusalOf(req: IncomingMessage, path: string): number | null {
  if (isUnreadable(req.url ?? '/', path)) return 400
  if (!path.startsWith('/api/') && !OF_PAGES.has(req.method ?? '')) return 405
  if (isRead(req)) return null
  const said = { origin: headerOf(req, 'origin'), site: headerOf(req, 'sec-fetch-site') }
  if (!isSameOrigin({ ...said, host: headerOf(req, 'host') }, SITE.origin)) return 403
  // How long it will be is not known; browsers always say it.
  if (req.headers['transfer-encoding'] !== undefined) return 411
  const most = BRINGS_FILE.test(path) ? LONGEST_FILE : LONGEST_BODY
  return Number(req.headers['content-length'] ?? 0) > most ? 413 : null
}

/** An address that is no text, names what no text may hold, or goes up: Next would read it as another one. */
function isUnreadable(url: string, path: string): boolean {
  if (/%00|#/.test(url)) return true
  try {
    return /(^|[\\/])\.\.?([\\/]|$)/.test(decodeURIComponent(path))
  } catch {
    return true
  }
}

/**
 * Takes from a request what nobody outside may say. The host is the site’s, whatever name was asked for, so that nothing is
 * asked for or linked to elsewhere; so is the origin, once `refusalOf` has compared it with the name that was asked for. Where
 * programs ask with a token, no cookie says who they are.
 */
export function cleanse({ headers }: IncomingMessage, path: string): void {
  if (isForTokens(path)) delete headers.cookie
  for (const name of Object.keys(headers)) if (INTERNAL.test(name)) delete headers[name]
  headers.host = SITE.host
  if (headers.origin !== undefined) headers.origin = SITE.origin
}

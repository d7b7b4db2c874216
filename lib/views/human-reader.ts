import type { IncomingHttpHeaders } from 'node:http'
import { isbot } from 'isbot'

const single = (value: string | string[] | undefined) => (Array.isArray(value) ? value[0] : value) ?? ''

function hostOf(address: string): string | null {
  try {
    return new URL(address).host
  } catch {
    return null
  }
}

/** Whether the request comes from a page of this site. Old browsers say it by Origin or Referer only. */
function isOwnPage(headers: IncomingHttpHeaders, siteHost: string): boolean {
  const site = single(headers['sec-fetch-site'])
  if (site !== '') return site === 'same-origin'
  const from = single(headers.origin) || single(headers.referer)
  const host = hostOf(from)
  return host !== null && (host === siteHost || host === headers.host)
}

/** Chinese apps that show pages name themselves so; a robot of theirs says “spider” besides. */
const APP_NAMES = /news|sogou/gi

const isRobot = (agent: string) => isbot(agent.includes('AppleWebKit') ? agent.replace(APP_NAMES, '') : agent)

/** Whether somebody reads: no robot, no page fetched or drawn in advance, and the report comes from our own page. */
export function isHumanReader(headers: IncomingHttpHeaders, siteHost: string): boolean {
  const ahead = `${single(headers['sec-purpose'])} ${single(headers.purpose)} ${single(headers['x-moz'])}`
  if (/prefetch|prerender|preview/i.test(ahead)) return false
  const agent = single(headers['user-agent'])
  return agent !== '' && !isRobot(agent) && isOwnPage(headers, siteHost)
}

const INSIDE = /^(::ffff:)?(127\.|10\.|192\.168\.|172\.(1[6-9]|2\d|3[01])\.)|^(::1$|f[cd]|fe80:)/i

/** The reader's address: the peer's, or what a proxy inside our own network says; null when such a one says nothing. */
export function addressOf(peer: string | undefined, headers: IncomingHttpHeaders): string | null {
  const own = peer ?? ''
  if (!INSIDE.test(own)) return own
  const told = String(headers['x-forwarded-for'] ?? '')
    .split(',')
    .map((one) => one.trim())
    .filter(Boolean)
  // From the right: what stands further left was said by the reader, who may say anything.
  return told.findLast((one) => !INSIDE.test(one)) ?? told.at(-1) ?? null
}

type Sent = { origin: string | null; site: string | null; host: string | null }

/**
 * Whether a change was sent by a page of this site, by what the browser says of itself: its `Origin`, which must be the
 * site's or that of the host it asked; without one, its `Sec-Fetch-Site`. What is no browser says neither.
 */
export function isSameOrigin({ origin, site, host }: Sent, siteOrigin: string): boolean {
  if (origin === null) return site === null || site === 'same-origin'
  return origin === siteOrigin || (host !== null && [`http://${host}`, `https://${host}`].includes(origin))
}

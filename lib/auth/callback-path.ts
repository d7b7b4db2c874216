/** Where to go after signing in: the path asked for when it lies on this site, else the desk. */
export function ownPath(wanted: unknown, fallback = '/admin'): string {
  if (typeof wanted !== 'string' || wanted.length > 1000) return fallback
  // Browsers read `\` as `/`, and drop tabs and line ends before they look.
  if (!/^\/(?![/\\])/.test(wanted) || /[\\\p{Cc}]/u.test(wanted)) return fallback
  const base = 'https://own.invalid'
  const url = URL.canParse(wanted, base) ? new URL(wanted, base) : null
  if (url?.origin !== base || url.pathname.startsWith('//')) return fallback
  return url.pathname.startsWith('/sign-in') ? fallback : url.pathname + url.search + url.hash
}

/** What the framework's own requests add to an address. */
const OWN_MARK = /(?<=[?&])_rsc=[^&]*&?/

/** A page of the sign-in, from which one goes on to what was asked for. */
export function wayIn(page: string, asked: string | null): string {
  const wanted = ownPath(asked?.replace(OWN_MARK, '').replace(/[?&]$/, ''))
  return wanted === ownPath(null) ? page : `${page}?${new URLSearchParams({ callbackUrl: wanted })}`
}

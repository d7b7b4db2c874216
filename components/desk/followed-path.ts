/** The link of this site that a plain click follows in this window; null for anything else. */
export function followedPath(event: MouseEvent): string | null {
  if (event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey)
    return null
  const link = (event.target as Element | null)?.closest?.('a[href]')
  if (!(link instanceof HTMLAnchorElement) || link.target === '_blank' || link.hasAttribute('download'))
    return null
  const { origin, pathname, search, hash } = new URL(link.href)
  if (origin !== location.origin || (pathname === location.pathname && hash)) return null
  return pathname + search + hash
}

/** Before the path of a page's traditional edition. */
export const TRADITIONAL_PREFIX = '/zh-Hant'

/** The address of a page's traditional edition, from that of the simplified one (path, with or without a query). */
export function traditionalPath(path: string): string {
  return TRADITIONAL_PREFIX + path.replace(/^\/(?=[?#]|$)/, '')
}

/** The simplified page's address behind one of the traditional edition; null when it is none. */
export function simplifiedPath(path: string): string | null {
  if (!/^\/zh-Hant(?=[/?#]|$)/.test(path)) return null
  const rest = path.slice(TRADITIONAL_PREFIX.length)
  return rest.startsWith('/') ? rest : `/${rest}`
}

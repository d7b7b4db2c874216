import { simplifiedPath } from '@/lib/hant/address'

/** What a link into this site leads to; null for an address that is nobody's record (the home page, a search). */
export type OwnTarget =
  | { kind: 'article'; id: number }
  | { kind: 'column' | 'tag' | 'author' | 'source' | 'topic' | 'page'; slug: string }

const PLACES = {
  columns: 'column',
  tags: 'tag',
  authors: 'author',
  sources: 'source',
  topics: 'topic',
  about: 'page',
} as const

/** The path of a link on this site, without the edition, parameters and fragment; null when it leads elsewhere. */
export function ownPath(href: string, siteUrl: string): string | null {
  if (!/^(https?:|\/)/i.test(href)) return null
  const site = new URL(siteUrl)
  const target = URL.parse(href, site)
  if (!target || target.host !== site.host) return null
  const path = simplifiedPath(target.pathname) ?? target.pathname
  return path.replace(/(?<=.)\/+$/, '')
}

/** The record behind a path of this site; null when there is none to be looked for. */
export function ownTarget(path: string): OwnTarget | null {
  if (path === '/about') return { kind: 'page', slug: 'about' }
  const article = /^\/articles\/(\d{1,9})$/.exec(path)?.[1]
  if (article) return { kind: 'article', id: Number(article) }
  const [, place = '', slug = ''] = /^\/(\w+)\/([a-z0-9-]{1,80})$/.exec(path) ?? []
  if (!Object.hasOwn(PLACES, place) || slug === '') return null
  return { kind: PLACES[place as keyof typeof PLACES], slug }
}

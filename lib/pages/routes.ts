import { simplifiedPath } from '@/lib/hant/address'

/** A reader's address as the store knows it. */
export type ReaderRequest = {
  /** Path and declared parameters in one spelling: what the page is stored under, and rendered from. */
  key: string
  /** Whether the answer may be kept. A search is made anew each time. */
  stored: boolean
  /** The address itself is a secret between two people: no cache, robot or other site is to learn of it. */
  secret?: true
}

type Route = { path: RegExp; params: Record<string, RegExp>; stored: boolean; secret?: true }

const before = { before: /^\d{1,15}-\d{1,10}$/ }
const SLUG = /^[a-z0-9-]{1,80}$/
const DAY = /^\d{4}-\d{2}-\d{2}$/
/** What lib/search/filters.ts reads; the words may be anything, the page cuts them. */
const SEARCH = {
  q: /^[\s\S]+$/,
  page: /^\d{1,3}$/,
  sort: /^time$/,
  ...{ column: SLUG, tag: SLUG, author: SLUG, source: SLUG },
  ...{ from: DAY, to: DAY, origin: /^(original|reprint|contribution)$/ },
}

/** Every kind of page, with the only parameters that change what it shows. */
const ROUTES: Route[] = [
  { path: /^\/$/, params: {}, stored: true },
  { path: /^\/articles\/\d{1,9}$/, params: {}, stored: true },
  { path: /^\/(columns|tags|authors|sources)\/[a-z0-9-]{1,80}$/, params: before, stored: true },
  {
    path: /^(\/(columns|tags|authors|topics)\/[a-z0-9-]{1,80})?\/(feed\.xml|atom\.xml|feed\.json)$/,
    params: {},
    stored: true,
  },
  { path: /^\/(sitemap\.xml|sitemap\.txt|sitemap-news\.xml)$/, params: {}, stored: true },
  // The key of IndexNow, which is known only when the page is made.
  { path: /^\/[A-Za-z0-9-]{8,128}\.txt$/, params: {}, stored: true },
  { path: /^\/(robots\.txt|columns|tags)$/, params: {}, stored: true },
  { path: /^\/(archive|authors|sources|map)$/, params: {}, stored: true },
  { path: /^\/archive\/\d{4}\/\d{2}$/, params: {}, stored: true },
  { path: /^\/archive\/\d{4}\/\d{2}\/\d{2}$/, params: before, stored: true },
  { path: /^\/(topics|corrections)$/, params: before, stored: true },
  { path: /^\/topics\/[a-z0-9-]{1,80}$/, params: {}, stored: true },
  { path: /^\/about(\/[a-z0-9-]{1,80})?$/, params: {}, stored: true },
  {
    path: /^\/(manifest\.webmanifest|opensearch\.xml|\.well-known\/security\.txt)$/,
    params: {},
    stored: true,
  },
  { path: /^\/cards\/(site|(column|article|topic)-\d{1,9})-[0-9a-f]{16}\.jpg$/, params: {}, stored: true },
  { path: /^\/sitemap\/\d{1,6}\.(xml|txt)$/, params: {}, stored: true },
  { path: /^\/search$/, params: SEARCH, stored: false },
  { path: /^\/preview\/[^/]+$/, params: {}, stored: false, secret: true },
]

/** What other parts of the server answer. */
const ELSEWHERE = /^\/(admin|api|sign-in|_next|media|files|assets)(\/|$)/

/** Whether a path of this site belongs to readers' pages, and not to the desk, the APIs or files. */
export const isReaderPath = (path: string) => /^\/(?!\/)/.test(path) && !ELSEWHERE.test(path)

/** Whether there is a kind of page at this path; whether the page is there, only its record says. */
export const isPageAddress = (path: string) => ROUTES.some((one) => one.path.test(path))

const LONGEST_PATH = 512
const PLAIN_PATH = /^[\w/.-]*$/

function declared(params: Record<string, RegExp>, query: string): string {
  if (query === '') return ''
  const given = new URLSearchParams(query)
  const kept = new URLSearchParams()
  for (const name of Object.keys(params).sort()) {
    const value = given.get(name)
    if (value !== null && value !== '' && params[name]?.test(value)) kept.set(name, value)
  }
  return kept.size > 0 ? `?${kept}` : ''
}

/** The path of an address, decoded once and in one spelling; null when it cannot be read as one. */
function normalisePath(raw: string): string | null {
  let path: string
  try {
    path = decodeURIComponent(raw)
  } catch {
    return null
  }
  if (!path.startsWith('/') || path.length > LONGEST_PATH || path.includes('\\') || path.includes('//'))
    return null
  if (/\p{Cc}/u.test(path) || /(^|\/)\.\.?(\/|$)/.test(path)) return null
  // A decoded path must not reach what its raw form did not.
  if (ELSEWHERE.test(path)) return null
  return path.length > 1 && path.endsWith('/') ? path.slice(0, -1) : path
}

/** Each segment encoded by itself, so that an encoded `?` stays part of the path. */
function encodePath(path: string): string {
  return PLAIN_PATH.test(path) ? path : path.split('/').map(encodeURIComponent).join('/')
}

/**
 * The reader's request behind a raw address (`/path?query`); null when the address belongs to the desk, the APIs
 * or files. An address of no known kind is a request too (it may have moved); `bad` is one that cannot be read.
 */
export function readerRequest(url: string): ReaderRequest | 'bad' | null {
  const cut = url.indexOf('?')
  const rawPath = cut === -1 ? url : url.slice(0, cut)
  if (ELSEWHERE.test(rawPath)) return null
  const path = normalisePath(rawPath)
  if (path === null) return 'bad'
  // The traditional edition has the same pages under its prefix.
  const page = simplifiedPath(path) ?? path
  if (ELSEWHERE.test(page)) return 'bad'
  const route = ROUTES.find((one) => one.path.test(page))
  if (!route) return { key: encodePath(path), stored: true }
  const query = cut === -1 ? '' : url.slice(cut + 1)
  const { stored, secret } = route
  return { key: encodePath(path) + declared(route.params, query), stored, ...(secret ? { secret } : {}) }
}

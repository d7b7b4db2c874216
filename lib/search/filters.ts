import type { Origin } from '@/lib/db/generated/enums'

/** What a search is narrowed to and how it is ordered, as the address of its page holds it. */
export type SearchFilters = {
  /** Slugs. A column means everything below it too. */
  column: string | null
  tag: string | null
  author: string | null
  source: string | null
  /** Days on which the newsroom's calendar stood, both included. */
  from: string | null
  to: string | null
  origin: Origin | null
  sort: 'relevance' | 'time'
  page: number
}

export const NO_FILTERS: SearchFilters = {
  column: null,
  tag: null,
  author: null,
  source: null,
  from: null,
  to: null,
  origin: null,
  sort: 'relevance',
  page: 1,
}

const MOST_PAGES = 50
const SLUG = /^[a-z0-9-]{1,80}$/
const DAY = /^\d{4}-\d{2}-\d{2}$/
const ORIGINS: readonly Origin[] = ['ORIGINAL', 'REPRINT', 'CONTRIBUTION']

/** The filters in an address; what does not parse counts as not given. */
export function readFilters(get: (name: string) => string | null): SearchFilters {
  const matching = (name: string, form: RegExp) => {
    const value = get(name)
    return value !== null && form.test(value) ? value : null
  }
  const page = Math.floor(Number(get('page') ?? 1))
  return {
    column: matching('column', SLUG),
    tag: matching('tag', SLUG),
    author: matching('author', SLUG),
    source: matching('source', SLUG),
    from: matching('from', DAY),
    to: matching('to', DAY),
    origin: ORIGINS.find((one) => one.toLowerCase() === get('origin')) ?? null,
    sort: get('sort') === 'time' ? 'time' : 'relevance',
    page: page >= 1 ? Math.min(page, MOST_PAGES) : 1,
  }
}

/** The address of a search; a page other than the first only when it is asked for here. */
export function searchAddress(q: string, filters: SearchFilters, page = 1): string {
  const { column, tag, author, source, from, to, origin, sort } = filters
  const given = { q, column, tag, author, source, from, to, origin: origin?.toLowerCase() ?? null }
  const query = new URLSearchParams()
  for (const [name, value] of Object.entries(given)) if (value) query.set(name, value)
  if (sort === 'time') query.set('sort', 'time')
  if (page > 1) query.set('page', String(page))
  return `/search?${query}`
}

/** Whether a search is narrowed at all. */
export function isNarrowed(filters: SearchFilters): boolean {
  const { column, tag, author, source, from, to, origin } = filters
  return [column, tag, author, source, from, to, origin].some((value) => value !== null)
}

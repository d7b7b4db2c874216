import type { Origin } from '@/lib/db/generated/enums'
import { parseSiteTime } from '@/lib/time'

/** What a search is narrowed to and how it is ordered, as the address of its page holds it. */
export type SearchFilters = {
  /** Slugs. A column means everything below it too. */
  column: string | null
  tag: string | null
  author: string | null
  source: string | null
  /** Days of the newsroom's calendar, both included; never one that it does not have. */
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
  const day = (name: string) => {
    const value = matching(name, DAY)
    return value !== null && parseSiteTime(value) ? value : null
  }
  // Given the wrong way round, the days between the two are meant all the same.
  const [first, second] = [day('from'), day('to')]
  const [from, to] = first && second && first > second ? [second, first] : [first, second]
  const page = Math.floor(Number(get('page') ?? 1))
  return {
    column: matching('column', SLUG),
    tag: matching('tag', SLUG),
    author: matching('author', SLUG),
    source: matching('source', SLUG),
    from,
    to,
    origin: ORIGINS.find((one) => one.toLowerCase() === get('origin')) ?? null,
    sort: get('sort') === 'time' ? 'time' : 'relevance',
    page: page >= 1 ? Math.min(page, MOST_PAGES) : 1,
  }
}

/** What an address or a form says of the filters: names and values in order, none empty. */
export function searchFields(filters: SearchFilters): [name: string, value: string][] {
  const { column, tag, author, source, from, to, origin, sort } = filters
  const named = { column, tag, author, source, from, to }
  const all = { ...named, origin: origin?.toLowerCase(), sort: sort === 'time' ? sort : null }
  return Object.entries(all).flatMap(([name, value]): [string, string][] => (value ? [[name, value]] : []))
}

/** The address of a search; a page other than the first only when it is asked for here. */
export function searchAddress(q: string, filters: SearchFilters, page = 1): string {
  const query = new URLSearchParams(q === '' ? searchFields(filters) : [['q', q], ...searchFields(filters)])
  if (page > 1) query.set('page', String(page))
  return `/search?${query}`
}

/** Whether a search is narrowed at all. */
export function isNarrowed(filters: SearchFilters): boolean {
  const { column, tag, author, source, from, to, origin } = filters
  return [column, tag, author, source, from, to, origin].some((value) => value !== null)
}

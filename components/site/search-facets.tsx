import { ORIGIN_LABELS } from '@/lib/articles/schema'
import type { Origin } from '@/lib/db/generated/enums'
import { NO_FILTERS, type SearchFilters, searchAddress } from '@/lib/search/filters'
import type { Facet, FacetKind, SearchResult } from '@/lib/search/result'
import { KeptFilters } from './search-form'

const GROUPS: readonly { kind: FacetKind; name: string }[] = [
  { kind: 'column', name: '栏目' },
  { kind: 'tag', name: '标签' },
  { kind: 'author', name: '作者' },
  { kind: 'source', name: '稿源' },
  { kind: 'year', name: '年份' },
  { kind: 'origin', name: '稿件性质' },
]

type Props = { q: string; filters: SearchFilters; result: SearchResult }
type Chosen = { kind: FacetKind; name: string; without: SearchFilters }

const firstDay = (year: string) => `${year.padStart(4, '0')}-01-01`
const lastDay = (year: string) => `${year.padStart(4, '0')}-12-31`

/** The search narrowed further by one value of a facet. */
function within(filters: SearchFilters, { kind, value }: Facet): SearchFilters {
  if (kind === 'year') return { ...filters, from: firstDay(value), to: lastDay(value) }
  return { ...filters, [kind]: value }
}

function daysName({ from, to }: SearchFilters): string {
  if (from && to && from === firstDay(from.slice(0, 4)) && to === lastDay(from.slice(0, 4)))
    return `${from.slice(0, 4)} 年`
  return `${from ?? '最早'} 至 ${to ?? '今天'}`
}

/** What the search is narrowed to, each with the search that is not. */
function chosenOf(filters: SearchFilters, { chosen }: SearchResult): Chosen[] {
  const { from, to, origin } = filters
  const all: { kind: FacetKind; name: string | undefined; without: SearchFilters }[] = [
    { kind: 'column', name: chosen.column, without: { ...filters, column: null } },
    { kind: 'tag', name: chosen.tag, without: { ...filters, tag: null } },
    { kind: 'author', name: chosen.author, without: { ...filters, author: null } },
    { kind: 'source', name: chosen.source, without: { ...filters, source: null } },
    {
      kind: 'year',
      name: from || to ? daysName(filters) : undefined,
      without: { ...filters, from: null, to: null },
    },
    {
      kind: 'origin',
      name: origin ? ORIGIN_LABELS[origin] : undefined,
      without: { ...filters, origin: null },
    },
  ]
  return all.flatMap(({ name, ...rest }) => (name === undefined ? [] : [{ ...rest, name }]))
}

/** What holds now, each to be taken away by itself. */
export function ChosenFilters({ q, filters, result }: Props) {
  const chosen = chosenOf(filters, result)
  if (chosen.length === 0) return null
  return (
    <ul aria-label="已选条件" className="chosen-filters">
      {chosen.map(({ kind, name, without }) => (
        <li key={kind}>
          <a href={searchAddress(q, without)} aria-label={`去掉条件：${name}`}>
            {name} <span aria-hidden="true">×</span>
          </a>
        </li>
      ))}
      {chosen.length > 1 && (
        <li>
          <a href={searchAddress(q, { ...NO_FILTERS, sort: filters.sort })}>全部去掉</a>
        </li>
      )}
    </ul>
  )
}

const nameOf = ({ kind, name }: Facet) =>
  kind === 'origin' ? ORIGIN_LABELS[name as Origin] : kind === 'year' ? `${name} 年` : name

function Days({ q, filters }: { q: string; filters: SearchFilters }) {
  return (
    <form action="/search" method="get" className="search-days">
      <input type="hidden" name="q" value={q} />
      <KeptFilters filters={{ ...filters, from: null, to: null }} />
      <label>
        <span>从</span>
        <input type="date" name="from" defaultValue={filters.from ?? ''} />
      </label>
      <label>
        <span>到</span>
        <input type="date" name="to" defaultValue={filters.to ?? ''} />
      </label>
      <button type="submit">按日期筛选</button>
    </form>
  )
}

/** How what was found is spread, as links that narrow the search; beside the hits where there is room. */
export function SearchFacets({ q, filters, result }: Props) {
  const isOpen = (kind: FacetKind) =>
    kind === 'year' ? filters.from === null && filters.to === null : filters[kind] === null
  // Where every choice holds all that was found (a column and the one above it), none narrows anything.
  const narrows = (facets: Facet[]) => facets.length > 1 && facets.some(({ count }) => count < result.total)
  const groups = GROUPS.map((group) => ({
    ...group,
    facets: result.facets.filter(({ kind }) => kind === group.kind),
  })).filter(({ kind, facets }) => isOpen(kind) && narrows(facets))
  return (
    <details className="search-facets">
      <summary>筛选</summary>
      <nav aria-label="筛选">
        {groups.map(({ kind, name, facets }) => (
          <section key={kind}>
            <h2>{name}</h2>
            <ul>
              {facets.map((facet) => (
                <li key={facet.value}>
                  <a href={searchAddress(q, within(filters, facet))}>
                    {nameOf(facet)} <span className="count">{facet.count}</span>
                  </a>
                </li>
              ))}
            </ul>
          </section>
        ))}
        <section>
          <h2>发布日期</h2>
          <Days q={q} filters={filters} />
        </section>
      </nav>
    </details>
  )
}

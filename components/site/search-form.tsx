import { NO_FILTERS, type SearchFilters, searchFields } from '@/lib/search/filters'

/** What a search is narrowed to and ordered by, as a form carries it on. */
export function KeptFilters({ filters }: { filters: SearchFilters }) {
  return searchFields(filters).map(([name, value]) => (
    <input key={name} type="hidden" name={name} value={value} />
  ))
}

type Props = { q?: string; id?: string; filters?: SearchFilters }

/** Where readers type what they look for; an ordinary form, to which a script adds proposals. It keeps the filters given. */
export function SearchForm({ q = '', id = 'q', filters = NO_FILTERS }: Props) {
  return (
    <search>
      <qy-search data-say-list="搜索建议" data-say-count="条建议，用上下方向键选择" suppressHydrationWarning>
        <form action="/search" method="get" className="search-form">
          <label htmlFor={id} className="sr-only">
            搜索文章
          </label>
          <input
            id={id}
            name="q"
            type="search"
            defaultValue={q}
            maxLength={64}
            placeholder="搜索文章、作者、标签"
            autoComplete="off"
            enterKeyHint="search"
          />
          <KeptFilters filters={filters} />
          <button type="submit">搜索</button>
        </form>
      </qy-search>
    </search>
  )
}

/** Where readers type what they look for; an ordinary form, to which a script adds proposals. */
export function SearchForm({ q = '', id = 'q' }: { q?: string; id?: string }) {
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
          <button type="submit">搜索</button>
        </form>
      </qy-search>
    </search>
  )
}

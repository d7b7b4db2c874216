import { SearchForm } from '@/components/site/search-form'

/**
 * Drawn with every page, in case it should be missing: so it asks nothing of the database. Readers do not get to see it,
 * the server in front puts /missing in its place; development shows it.
 */
export default function NotFound() {
  return (
    <main className="wrap site-main">
      <div className="missing">
        <h1>没有找到这个页面</h1>
        <p>网址可能有误，页面也可能换了地方。</p>
        <SearchForm id="page-q" />
        <p>
          <a href="/">回到首页</a>
        </p>
      </div>
    </main>
  )
}

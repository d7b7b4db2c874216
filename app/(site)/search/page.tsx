import type { Metadata } from 'next'
import { SearchForm } from '@/components/site/search-form'
import { SearchResults } from '@/components/site/search-results'
import { SitePage } from '@/components/site/site-page'
import { TypedWords } from '@/components/site/typed-words'
import { searchMetadata } from '@/lib/meta/lists'
import { NO_FILTERS, readFilters, searchAddress } from '@/lib/search/filters'
import { listHotSearches } from '@/lib/search/hot-public'
import { searchPublic } from '@/lib/search/public'
import { LONGEST_TYPED, readTyped } from '@/lib/search/typed'
import { getSiteFrame } from '@/lib/settings/public'
import { readParam, type SearchParams } from '../search-params'

export async function generateMetadata({ searchParams }: { searchParams: SearchParams }): Promise<Metadata> {
  const { q } = readTyped((await readParam(searchParams, 'q')) ?? '')
  return searchMetadata(await getSiteFrame(), q || null)
}

/** What others look for, for those who have typed nothing yet or found nothing. */
async function HotSearches() {
  const words = await listHotSearches(new Date())
  if (words.length === 0) return null
  return (
    <section aria-labelledby="hot" className="block">
      <h2 id="hot" className="section-title">
        大家在搜
      </h2>
      <ol className="hot-searches">
        {words.map((word) => (
          <li key={word}>
            <a href={searchAddress(word, NO_FILTERS)}>{word}</a>
          </li>
        ))}
      </ol>
    </section>
  )
}

export default async function SearchPage({ searchParams }: { searchParams: SearchParams }) {
  const params = await searchParams
  const read = (name: string) => {
    const value = params[name]
    return typeof value === 'string' ? value : null
  }
  const { q, cut } = readTyped(read('q') ?? '')
  const filters = readFilters(read)
  const [frame, result] = await Promise.all([
    getSiteFrame(),
    q === '' ? null : searchPublic(q, filters, new Date()),
  ])
  return (
    <SitePage frame={frame}>
      <header className="list-head">
        <h1>搜索</h1>
        <SearchForm q={q} id="page-q" filters={filters} />
      </header>
      {cut && <p className="search-note">输入太长，只用了前 {LONGEST_TYPED} 个字来查找。</p>}
      {q === '' && (
        <p className="search-note">
          输入词语，在标题、标签、作者和正文里查找。多个词之间用空格隔开，表示同时包含；加上引号，表示整句照原样出现。
        </p>
      )}
      {q !== '' && result === null && (
        <p className="search-note">
          <TypedWords q={q} />
          里没有可以查找的文字，请输入汉字、字母或数字。
        </p>
      )}
      {result && <SearchResults q={q} filters={filters} result={result} />}
      {(result === null || result.hits.length === 0) && <HotSearches />}
    </SitePage>
  )
}

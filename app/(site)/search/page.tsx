import type { Metadata } from 'next'
import { MarkedText } from '@/components/site/marked-text'
import { SearchForm } from '@/components/site/search-form'
import { SitePage } from '@/components/site/site-page'
import { Story } from '@/components/site/story-list'
import { searchPublic } from '@/lib/search/public'
import { SEARCHED, type SearchResult } from '@/lib/search/result'
import { getSiteFrame } from '@/lib/settings/public'
import { readParam, type SearchParams } from '../search-params'

export const metadata: Metadata = { title: '搜索', robots: { index: false } }

function ResultPager({ q, page, pages }: { q: string; page: number; pages: number }) {
  if (pages < 2) return null
  const to = (n: number) => `/search?${new URLSearchParams({ q, ...(n > 1 ? { page: String(n) } : {}) })}`
  return (
    <nav aria-label="分页" className="pager">
      {page > 1 ? <a href={to(page - 1)}>上一页</a> : <span />}
      <span className="text-muted">
        第 {page} 页，共 {pages} 页
      </span>
      {page < pages ? <a href={to(page + 1)}>下一页</a> : <span />}
    </nav>
  )
}

function Results({ q, result }: { q: string; result: SearchResult }) {
  if (result.total === 0) {
    return (
      <div className="search-note">
        <p>没有找到与“{q}”有关的文章。</p>
        <p>可以试试：少用几个词；换一种说法；只输入最关键的两三个字。</p>
      </div>
    )
  }
  const total = result.total >= SEARCHED ? `最新的 ${SEARCHED} 篇` : `${result.total} 篇`
  return (
    <>
      <p className="search-note">
        与“{q}”有关的文章，{total}
      </p>
      <ul className="story-list">
        {result.hits.map(({ card, title, snippet }) => (
          <li key={card.id}>
            <Story
              card={card}
              title={<MarkedText pieces={title} />}
              text={
                <p className="story-text">
                  <MarkedText pieces={snippet} />
                </p>
              }
            />
          </li>
        ))}
      </ul>
      <ResultPager q={q} page={result.page} pages={result.pages} />
    </>
  )
}

export default async function SearchPage({ searchParams }: { searchParams: SearchParams }) {
  const q = ((await readParam(searchParams, 'q')) ?? '').slice(0, 64).trim()
  const page = Math.min(50, Math.max(1, Number((await readParam(searchParams, 'page')) ?? 1) || 1))
  const [frame, result] = await Promise.all([
    getSiteFrame(),
    q === '' ? null : searchPublic(q, Math.floor(page), new Date()),
  ])
  return (
    <SitePage frame={frame}>
      <header className="list-head">
        <h1>搜索</h1>
        <SearchForm q={q} id="page-q" />
      </header>
      {q === '' && (
        <p className="search-note">
          输入词语，在标题、标签、作者和正文里查找。多个词之间用空格隔开，表示同时包含。
        </p>
      )}
      {q !== '' && result === null && (
        <p className="search-note">“{q}”里没有可以查找的文字，请输入汉字、字母或数字。</p>
      )}
      {result && <Results q={q} result={result} />}
    </SitePage>
  )
}

import { adviceFor } from '@/lib/search/advice'
import { isNarrowed, NO_FILTERS, type SearchFilters, searchAddress } from '@/lib/search/filters'
import { SEARCHED, type SearchResult } from '@/lib/search/result'
import { MarkedText } from './marked-text'
import { ChosenFilters, SearchFacets } from './search-facets'
import { Story } from './story-list'
import { TitleText } from './title-text'
import { TypedWords } from './typed-words'

type Props = { q: string; filters: SearchFilters; result: SearchResult }

function Pager({ q, filters, result: { page, pages } }: Props) {
  if (pages < 2) return null
  return (
    <nav aria-label="分页" className="pager">
      {page > 1 ? <a href={searchAddress(q, filters, page - 1)}>上一页</a> : <span />}
      <span className="text-muted">
        第 {page} 页，共 {pages} 页
      </span>
      {page < pages ? <a href={searchAddress(q, filters, page + 1)}>下一页</a> : <span />}
    </nav>
  )
}

function Sorting({ q, filters }: { q: string; filters: SearchFilters }) {
  const link = (sort: SearchFilters['sort'], name: string) => (
    <a
      href={searchAddress(q, { ...filters, sort })}
      aria-current={filters.sort === sort ? 'true' : undefined}
    >
      {name}
    </a>
  )
  return (
    <nav aria-label="排序" className="search-sorting">
      {link('relevance', '按相关')}
      {link('time', '按时间')}
    </nav>
  )
}

function Hits({ result }: { result: SearchResult }) {
  return (
    <ul className="story-list">
      {result.hits.map(({ card, title, snippet }) => (
        <li key={card.id}>
          <Story
            card={card}
            title={<TitleText title={title} />}
            text={
              <p className="story-text">
                <MarkedText pieces={snippet} />
              </p>
            }
          />
        </li>
      ))}
    </ul>
  )
}

/** Words that were perhaps meant, each a search of its own. */
function Spellings({ spellings }: { spellings: string[] }) {
  if (spellings.length === 0) return null
  return (
    <p>
      您要找的是不是：
      {spellings.map((word, index) => (
        <span key={word}>
          {index > 0 && '、'}
          <a href={searchAddress(word, NO_FILTERS)} className="text-accent">
            {word}
          </a>
        </span>
      ))}
      ？
    </p>
  )
}

/** Nothing holds all the words: says so, and offers what is near. */
function NothingFound({ q, filters, result }: Props) {
  const narrowed = isNarrowed(filters)
  return (
    <>
      <div className="search-note">
        <p>
          没有找到与
          <TypedWords q={q} />
          有关的文章{narrowed && '（在所选条件内）'}。
        </p>
        <Spellings spellings={result.spellings} />
        {narrowed && (
          <p>
            <a href={searchAddress(q, NO_FILTERS)} className="text-accent">
              去掉所有条件再找
            </a>
          </p>
        )}
        {!narrowed && !result.relaxed && <p>可以试试：{adviceFor(q).join('；')}。</p>}
      </div>
      {narrowed && <ChosenFilters q={q} filters={filters} result={result} />}
      {result.relaxed && (
        <section aria-labelledby="near">
          <h2 id="near" className="section-title mt-6">
            只含其中一部分词语的文章
          </h2>
          <Hits result={result} />
        </section>
      )}
    </>
  )
}

/** What a search found, how to narrow and order it, and the way on. */
export function SearchResults(props: Props) {
  const { q, filters, result } = props
  const indexing = result.indexing && (
    <p className="search-note">有文章正在重新编入索引，结果可能还不全，请稍后再试一次。</p>
  )
  if (result.total === 0) {
    return (
      <>
        {indexing}
        <NothingFound {...props} />
      </>
    )
  }
  const total = result.total >= SEARCHED ? `最新的 ${SEARCHED} 篇` : `${result.total} 篇`
  return (
    <div className="search-columns">
      <SearchFacets {...props} />
      <div className="min-w-0">
        {indexing}
        <div className="search-head">
          <p>
            与
            <TypedWords q={q} />
            有关的文章，{total}
          </p>
          <Sorting q={q} filters={filters} />
        </div>
        <ChosenFilters {...props} />
        <Hits result={result} />
        <Pager {...props} />
      </div>
    </div>
  )
}

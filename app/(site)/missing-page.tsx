import { PublishedOn } from '@/components/site/published-on'
import { SearchForm } from '@/components/site/search-form'
import { SitePage } from '@/components/site/site-page'
import { TitleList } from '@/components/site/story-list'
import { getLatest } from '@/lib/articles/home-public'
import { suggestFor } from '@/lib/articles/lost-public'
import { getWithdrawal, type Withdrawal } from '@/lib/articles/withdrawal-public'
import { lostWords } from '@/lib/pages/lost-words'
import type { Suggestion } from '@/lib/search/suggest-public'
import { childrenOf, type SiteColumn } from '@/lib/settings/frame'
import { getSiteFrame } from '@/lib/settings/public'

type Props = {
  /** What was asked for, as far as it is known. */
  path?: string
  /** Whether something was there and was withdrawn. */
  gone?: boolean
}

const LOST = [
  '没有找到这个页面',
  '网址可能有误，页面也可能换了地方。可以搜索一下，或者从下面继续读。',
] as const

const NO_PREVIEW = [
  '预览链接无效或已过期',
  '链接可能输错了，也可能已经到期或被收回。请向发给您链接的编辑索取新的链接。',
] as const

/** What is said of an address whose content was withdrawn; it depends on what stood there. */
function goneWords(path: string): readonly [string, string] {
  const what = path.startsWith('/topics/') ? '这个专题' : path.startsWith('/about/') ? '这个页面' : '这篇文章'
  return [`${what}已经撤下`, '它曾经在这里发表，现在不再提供。可以搜索别的文章，或者从下面继续读。']
}

const PREVIEW = /^(\/zh-Hant)?\/preview\//

function Suggestions({ found }: { found: Suggestion[] }) {
  if (found.length === 0) return null
  return (
    <section aria-labelledby="suggested">
      <h2 id="suggested" className="section-title">
        您要找的可能是
      </h2>
      <ul className="missing-list">
        {found.map(({ path, text }) => (
          <li key={path}>
            <a href={path}>{text}</a>
          </li>
        ))}
      </ul>
    </section>
  )
}

function WaysOn({ columns }: { columns: SiteColumn[] }) {
  return (
    <nav aria-label="从这里继续">
      <ul className="missing-ways">
        <li>
          <a href="/">回到首页</a>
        </li>
        {columns.map(({ id, slug, name }) => (
          <li key={id}>
            <a href={`/columns/${slug}`}>{name}</a>
          </li>
        ))}
      </ul>
    </nav>
  )
}

/** When a piece was withdrawn, and why, if readers are told. */
function WhyGone({ at, notice }: Withdrawal) {
  return (
    <div className="gone-notice">
      <p>
        撤下时间：
        <PublishedOn at={at} />
      </p>
      {notice && <p>原因：{notice}</p>}
    </div>
  )
}

/** What readers see where there is nothing: why, a search, what they may have meant, and the newest pieces. */
export async function MissingPage({ path = '', gone = false }: Props) {
  const isPreview = PREVIEW.test(path)
  // The token of a preview says nothing about what is meant, and is nobody's business.
  const meant = isPreview ? '' : path
  const [frame, latest, found, withdrawal] = await Promise.all([
    getSiteFrame(),
    getLatest(),
    suggestFor(meant),
    gone ? getWithdrawal(path) : null,
  ])
  const [title, text] = gone ? goneWords(path) : isPreview ? NO_PREVIEW : LOST
  const [word = ''] = lostWords(meant)
  return (
    <SitePage frame={frame}>
      <div className="missing">
        <h1>{title}</h1>
        <p>{text}</p>
        {withdrawal && <WhyGone {...withdrawal} />}
        <SearchForm id="page-q" q={/\p{Script=Han}/u.test(word) ? word : ''} />
        <WaysOn columns={childrenOf(frame.columns, null)} />
        <Suggestions found={found} />
        {latest.length > 0 && (
          <section aria-labelledby="latest">
            <h2 id="latest" className="section-title">
              最新文章
            </h2>
            <TitleList cards={latest} />
          </section>
        )}
      </div>
    </SitePage>
  )
}

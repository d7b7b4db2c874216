import { SearchForm } from '@/components/site/search-form'
import { SitePage } from '@/components/site/site-page'
import { TitleList } from '@/components/site/story-list'
import { getLatest } from '@/lib/articles/home-public'
import { getSiteFrame } from '@/lib/settings/public'

/** What readers see where there is nothing: why, a search, and the newest pieces. */
export async function MissingPage() {
  const [frame, latest] = await Promise.all([getSiteFrame(), getLatest()])
  return (
    <SitePage frame={frame}>
      <div className="missing">
        <h1>没有找到这个页面</h1>
        <p>地址可能有误，文章也可能已经撤下。可以搜索一下，或者看看最新的文章。</p>
        <SearchForm id="page-q" />
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

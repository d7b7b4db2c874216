import type { Metadata } from 'next'
import { Breadcrumb } from '@/components/site/breadcrumb'
import { SitePage } from '@/components/site/site-page'
import { WholeStaticPage } from '@/components/site/static-page'
import { pageMetadata } from '@/lib/meta/page-metadata'
import { staticPageMetadata } from '@/lib/meta/static-page'
import type { SiteFrame } from '@/lib/settings/frame'
import { getSiteFrame } from '@/lib/settings/public'
import { ABOUT } from '@/lib/static-pages/path'
import { getPage } from '@/lib/static-pages/public'

export async function generateMetadata(): Promise<Metadata> {
  const [frame, page] = await Promise.all([getSiteFrame(), getPage(ABOUT)])
  if (page) return staticPageMetadata(frame, page)
  const { description } = frame.settings
  return pageMetadata(frame, { title: '关于我们', description, path: '/about' })
}

/** What /about says until a page of that address is written and shown. */
function BuiltInAbout({ frame }: { frame: SiteFrame }) {
  const { siteName, slogan, description, disclaimer, contact, copyright } = frame.settings
  return (
    <SitePage frame={frame}>
      <Breadcrumb trail={[{ name: '关于我们', path: '/about' }]} />
      <article className="article mx-auto">
        <header className="article-head">
          <h1>关于{siteName}</h1>
          {slogan && <p className="sub-title">{slogan}</p>}
        </header>
        <div className="article-body">
          <p>{description}</p>
          <h2>转载与版权</h2>
          <p>{disclaimer}</p>
          <p>{copyright}</p>
          <h2>隐私</h2>
          <p>阅读本站不需要登录，也不使用 Cookie。字号、深色和滚动头条的选择只保存在您自己的浏览器里。</p>
          {contact && (
            <>
              <h2>联系方式</h2>
              <p>{contact}</p>
            </>
          )}
        </div>
      </article>
    </SitePage>
  )
}

export default async function AboutPage() {
  const [frame, page] = await Promise.all([getSiteFrame(), getPage(ABOUT)])
  return page ? <WholeStaticPage frame={frame} page={page} /> : <BuiltInAbout frame={frame} />
}

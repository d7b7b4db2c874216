import type { Metadata } from 'next'
import { Breadcrumb } from '@/components/site/breadcrumb'
import { SitePage } from '@/components/site/site-page'
import { getSiteFrame } from '@/lib/settings/public'

export const metadata: Metadata = { title: '关于我们', alternates: { canonical: '/about' } }

export default async function AboutPage() {
  const frame = await getSiteFrame()
  const { siteName, slogan, description, disclaimer, contact, copyright } = frame.settings
  return (
    <SitePage frame={frame}>
      <Breadcrumb trail={[{ name: '关于我们', path: '/about' }]} />
      <article className="article">
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

import { renderDoc } from '@/lib/content/render'
import type { SiteFrame } from '@/lib/settings/frame'
import type { StaticPage } from '@/lib/static-pages/page'
import { pagePath } from '@/lib/static-pages/path'
import { Breadcrumb } from './breadcrumb'
import { PublishedOn } from './published-on'
import { SitePage } from './site-page'

/** A page written in the desk. */
export function WholeStaticPage({ frame, page }: { frame: SiteFrame; page: StaticPage }) {
  const { slug, title, body, updatedAt } = page
  return (
    <SitePage frame={frame}>
      <Breadcrumb trail={[{ name: title, path: pagePath(slug) }]} />
      <article className="article mx-auto">
        <header className="article-head">
          <h1>{title}</h1>
        </header>
        {/* biome-ignore lint/security/noDangerouslySetInnerHtml: renderDoc is safe by construction */}
        <div className="article-body" dangerouslySetInnerHTML={{ __html: renderDoc(body) }} />
        <p className="meta">
          <span>
            最后更新：
            <PublishedOn at={updatedAt} />
          </span>
        </p>
      </article>
    </SitePage>
  )
}

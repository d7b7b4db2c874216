import type { PublicArticle, Surroundings } from '@/lib/articles/public-article'
import { articleData } from '@/lib/articles/structured-data'
import { pathTo, type SiteFrame } from '@/lib/settings/frame'
import { ArticleBody } from './article-body'
import { ArticleEnd, Neighbours } from './article-end'
import { ArticleHead } from './article-head'
import { ArticleTools } from './article-tools'
import { Breadcrumb } from './breadcrumb'
import { HotPictures } from './hot-pictures'
import { SitePage } from './site-page'
import { TitleList } from './story-list'
import { StructuredData } from './structured-data'

type Props = { frame: SiteFrame; article: PublicArticle; around: Surroundings }

/** The whole page of a piece: what readers get, and what the desk previews. */
export function WholeArticle({ frame, article, around }: Props) {
  const { id, columnId, title, summary } = article
  const { siteName } = frame.settings
  const path = pathTo(frame.columns, columnId)
  const trail = path.map(({ name, slug }) => ({ name, path: `/columns/${slug}` }))
  return (
    <SitePage frame={frame} place={{ columnId }}>
      <Breadcrumb trail={[...trail, { name: '正文', path: `/articles/${id}` }]} />
      <div className="article-layout">
        <article className="article">
          <ArticleHead article={article} siteName={siteName} />
          <ArticleTools id={id} title={title} summary={summary} siteName={siteName} />
          <ArticleBody article={article} />
          <ArticleEnd article={article} />
          <Neighbours newer={around.newer} older={around.older} />
        </article>
        <aside className="article-aside no-print" aria-label="延伸阅读">
          {around.related.length > 0 && (
            <section aria-labelledby="related" className="block">
              <h2 id="related" className="section-title">
                相关阅读
              </h2>
              <TitleList cards={around.related} />
            </section>
          )}
          <HotPictures cards={around.pictures} narrow />
        </aside>
      </div>
      <StructuredData data={articleData(article, path.at(-1), siteName)} />
    </SitePage>
  )
}

import type { PublicArticle, Surroundings } from '@/lib/articles/public-article'
import { articleData } from '@/lib/meta/article'
import { pathTo, type SiteFrame } from '@/lib/settings/frame'
import type { TopicLink } from '@/lib/topics/public-topic'
import { ArticleBody } from './article-body'
import { ArticleEnd, Neighbours } from './article-end'
import { ArticleHead } from './article-head'
import { PrintSheet } from './article-print'
import { ArticleTools } from './article-tools'
import { Breadcrumb } from './breadcrumb'
import { HotPictures } from './hot-pictures'
import { SitePage } from './site-page'
import { TitleList } from './story-list'
import { StructuredData } from './structured-data'
import { TopicBox } from './topic-box'

type Props = {
  frame: SiteFrame
  article: PublicArticle
  around: Surroundings
  topics: TopicLink[]
  /** Shown to a few only: there is no address to pass on, and nothing for machines to read. */
  isPrivate?: boolean
}

/** The whole page of a piece: what readers get, and what the desk previews. */
export function WholeArticle({ frame, article, around, topics, isPrivate = false }: Props) {
  const { id, title, columnId } = article
  const { siteName } = frame.settings
  const path = pathTo(frame.columns, columnId)
  const trail = path.map(({ name, slug }) => ({ name, path: `/columns/${slug}` }))
  return (
    <SitePage frame={frame} place={{ columnId }}>
      <Breadcrumb
        trail={[...trail, { name: '正文', title, path: `/articles/${id}` }]}
        isPrivate={isPrivate}
      />
      <div className="article-layout">
        <article className="article">
          <ArticleHead article={article} siteName={siteName} />
          <ArticleTools article={article} siteName={siteName} shares={!isPrivate} />
          <ArticleBody article={article} />
          <ArticleEnd article={article} siteName={siteName} />
          {!isPrivate && <PrintSheet article={article} siteName={siteName} />}
          <TopicBox topics={topics} />
          <Neighbours newer={around.newer} older={around.older} column={path.at(-1)} />
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
      {!isPrivate && <StructuredData data={articleData(frame, article)} />}
    </SitePage>
  )
}

import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { ArticleBody } from '@/components/site/article-body'
import { ArticleEnd, Neighbours } from '@/components/site/article-end'
import { ArticleHead } from '@/components/site/article-head'
import { ArticleTools } from '@/components/site/article-tools'
import { Breadcrumb } from '@/components/site/breadcrumb'
import { HotPictures } from '@/components/site/hot-pictures'
import { SitePage } from '@/components/site/site-page'
import { TitleList } from '@/components/site/story-list'
import { StructuredData } from '@/components/site/structured-data'
import { pictureUrl } from '@/lib/articles/card'
import { articleMeta, columnMeta, siteMeta } from '@/lib/articles/page-metadata'
import { getArticle, getSurroundings, wasPublished } from '@/lib/articles/public'
import { articleData } from '@/lib/articles/structured-data'
import { excerpt } from '@/lib/content/text'
import { answerGone } from '@/lib/pages/render-context'
import { pathTo } from '@/lib/settings/frame'
import { getSiteFrame } from '@/lib/settings/public'
import { siteIso } from '@/lib/time'

type Props = { params: Promise<{ id: string }> }

async function readId(params: Props['params']): Promise<number | null> {
  const { id } = await params
  return /^[1-9]\d{0,8}$/.test(id) ? Number(id) : null
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const id = await readId(params)
  const article = id === null ? null : await getArticle(id)
  if (!article) return { title: '没有找到', robots: { index: false } }
  const { settings, columns } = await getSiteFrame()
  const { title, tags, bylines, cover } = article
  const description = article.summary || excerpt(article.body, 120)
  const path = `/articles/${article.id}`
  return {
    title,
    description,
    ...(tags.length > 0 ? { keywords: tags.map(({ name }) => name) } : {}),
    alternates: { canonical: path },
    openGraph: {
      type: 'article',
      title,
      description,
      url: path,
      siteName: settings.siteName,
      locale: 'zh_CN',
      publishedTime: siteIso(article.publishedAt),
      modifiedTime: siteIso(article.updatedAt),
      ...(bylines.length > 0 ? { authors: bylines.map(({ name }) => name) } : {}),
      ...(tags.length > 0 ? { tags: tags.map(({ name }) => name) } : {}),
      ...(cover ? { images: [pictureUrl(cover.picture, 1200)] } : {}),
    },
    other: {
      ...siteMeta(settings),
      ...columnMeta(pathTo(columns, article.columnId)),
      ...articleMeta(article, settings.siteName),
    },
  }
}

export default async function ArticlePage({ params }: Props) {
  const id = await readId(params)
  if (id === null) notFound()
  const [frame, article] = await Promise.all([getSiteFrame(), getArticle(id)])
  if (!article) {
    if (await wasPublished(id)) answerGone()
    notFound()
  }
  const around = await getSurroundings(article)
  const { siteName } = frame.settings
  const path = pathTo(frame.columns, article.columnId)
  const trail = path.map(({ name, slug }) => ({ name, path: `/columns/${slug}` }))
  return (
    <SitePage frame={frame} place={{ columnId: article.columnId }}>
      <Breadcrumb trail={[...trail, { name: '正文', path: `/articles/${id}` }]} />
      <div className="article-layout">
        <article className="article">
          <ArticleHead article={article} siteName={siteName} />
          <ArticleTools id={id} title={article.title} summary={article.summary} siteName={siteName} />
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

import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { WholeArticle } from '@/components/site/whole-article'
import { pictureUrl } from '@/lib/articles/card'
import { articleMeta, columnMeta, siteMeta } from '@/lib/articles/page-metadata'
import { getArticle, getSurroundings, wasPublished } from '@/lib/articles/public'
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
  return <WholeArticle frame={frame} article={article} around={around} />
}

import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { ArticleTimes } from '@/components/site/article-times'
import { ViewBeacon } from '@/components/site/view-beacon'
import { WholeArticle } from '@/components/site/whole-article'
import { getArticle, getSurroundings, wasPublished } from '@/lib/articles/public'
import { articleMetadata } from '@/lib/meta/article'
import { MISSING } from '@/lib/meta/page-metadata'
import { answerGone } from '@/lib/pages/render-context'
import { getSiteFrame } from '@/lib/settings/public'
import { topicsOfArticle } from '@/lib/topics/topics-public'

type Props = { params: Promise<{ id: string }> }

async function readId(params: Props['params']): Promise<number | null> {
  const { id } = await params
  return /^[1-9]\d{0,8}$/.test(id) ? Number(id) : null
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const id = await readId(params)
  const article = id === null ? null : await getArticle(id)
  if (!article) return MISSING
  return articleMetadata(await getSiteFrame(), article)
}

export default async function ArticlePage({ params }: Props) {
  const id = await readId(params)
  if (id === null) notFound()
  const [frame, article] = await Promise.all([getSiteFrame(), getArticle(id)])
  if (!article) {
    if (await wasPublished(id)) answerGone()
    notFound()
  }
  const [around, topics] = await Promise.all([getSurroundings(article), topicsOfArticle(article)])
  return (
    <>
      <ArticleTimes publishedAt={article.publishedAt} updatedAt={article.updatedAt} />
      <WholeArticle frame={frame} article={article} around={around} topics={topics} />
      <ViewBeacon articleId={id} />
    </>
  )
}

import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { PreviewBanner } from '@/components/site/preview-banner'
import { WholeArticle } from '@/components/site/whole-article'
import { getSurroundings } from '@/lib/articles/public'
import { openPreviewLink } from '@/lib/preview-links/commands'
import { revisionPage } from '@/lib/preview-links/queries'
import { getSiteFrame } from '@/lib/settings/public'
import { topicsOfArticle } from '@/lib/topics/topics-public'

type Props = { params: Promise<{ token: string }> }

export const metadata: Metadata = { title: '预览稿', robots: { index: false, follow: false } }

/** One revision for whoever was sent the address; every other address answers the same “not found”. */
export default async function SharedPreviewPage({ params }: Props) {
  const now = new Date()
  const shared = await openPreviewLink((await params).token, now)
  if (!shared) notFound()
  const article = await revisionPage(shared.articleId, shared.content, now)
  const [frame, around, topics] = await Promise.all([
    getSiteFrame(),
    getSurroundings(article),
    topicsOfArticle(article),
  ])
  return (
    <>
      <PreviewBanner expiresAt={shared.expiresAt} />
      <WholeArticle frame={frame} article={article} around={around} topics={topics} isPrivate />
    </>
  )
}

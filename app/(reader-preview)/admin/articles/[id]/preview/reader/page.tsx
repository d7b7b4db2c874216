import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { recordId } from '@/app/admin/record-id'
import { WholeArticle } from '@/components/site/whole-article'
import { getPreview } from '@/lib/articles/preview-queries'
import { getSurroundings } from '@/lib/articles/public'
import { requireUser } from '@/lib/auth/session'
import { getSiteFrame } from '@/lib/settings/public'
import { topicsOfArticle } from '@/lib/topics/topics-public'

type Props = { params: Promise<{ id: string }> }

export const metadata: Metadata = { title: '预览', robots: { index: false, follow: false } }

/** What stands in the frame of the preview: the reader's page of the working draft. */
export default async function ReaderPreviewPage({ params }: Props) {
  const actor = await requireUser('article.read')
  const id = recordId((await params).id)
  const article = id === null ? null : await getPreview(actor, id, new Date())
  if (!article) notFound()
  const [frame, around, topics] = await Promise.all([
    getSiteFrame(),
    getSurroundings(article),
    topicsOfArticle(article),
  ])
  return (
    <>
      {/* Links lead out of the frame; what is being previewed stays in it. */}
      <base target="_blank" />
      <WholeArticle frame={frame} article={article} around={around} topics={topics} />
    </>
  )
}

import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { recordId } from '@/app/admin/record-id'
import { PreviewFrame } from '@/components/desk/articles/preview-frame'
import { getArticle } from '@/lib/articles/queries'
import { requireUser } from '@/lib/auth/session'
import '@/app/admin/desk.css'

type Props = { params: Promise<{ id: string }> }

export const metadata: Metadata = { title: '预览 · 青言采编台', robots: { index: false, follow: false } }

/** The draft's page in a frame of its own, so that neither the desk's styles nor its width touch it. */
export default async function PreviewPage({ params }: Props) {
  const actor = await requireUser('article.read')
  const id = recordId((await params).id)
  const article = id === null ? null : await getArticle(actor, id)
  if (!article) notFound()
  return <PreviewFrame id={article.id} title={article.title} status={article.status} />
}

import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { BackLink } from '@/components/desk/back-link'
import { DispatchSheet } from '@/components/desk/review/dispatch-sheet'
import { PrintButton } from '@/components/desk/review/print-button'
import { requireUser } from '@/lib/auth/session'
import { siteUrl } from '@/lib/env'
import { getSheet } from '@/lib/review/sheet-queries'
import { recordId } from '../../../record-id'

export const metadata: Metadata = { title: '发稿单' }

type Props = { params: Promise<{ id: string }> }

/** One sheet of A4: what the piece is, who passed it at which step, and the hash of what was signed. */
export default async function SheetPage({ params }: Props) {
  const actor = await requireUser('article.read')
  const id = recordId((await params).id)
  const sheet = id === null ? null : await getSheet(actor, id)
  if (!sheet) notFound()
  return (
    <>
      <div className="mb-4 flex flex-wrap items-center justify-between gap-3 print:hidden">
        <BackLink href={`/admin/articles/${sheet.article.id}`}>返回编辑</BackLink>
        <PrintButton />
      </div>
      <DispatchSheet sheet={sheet} address={siteUrl(`/articles/${sheet.article.id}`)} now={new Date()} />
    </>
  )
}

import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { BackLink } from '@/components/desk/back-link'
import { CorrectionList } from '@/components/desk/corrections/correction-list'
import { NewCorrection } from '@/components/desk/corrections/new-correction'
import { PageHeader } from '@/components/desk/page-header'
import { EmptyState } from '@/components/ui/empty-state'
import { can } from '@/lib/auth/permissions'
import { requireUser } from '@/lib/auth/session'
import { articleCorrections } from '@/lib/corrections/queries'
import { recordId } from '../../../record-id'
import { add, takeBack } from './actions'

type Props = { params: Promise<{ id: string }> }

export const metadata: Metadata = { title: '更正记录' }

/** Every correction of one piece, also those that were taken back. */
export default async function CorrectionsPage({ params }: Props) {
  const actor = await requireUser('article.read')
  const id = recordId((await params).id)
  const found = id === null ? null : await articleCorrections(actor, id)
  if (!found) notFound()
  const { article, rows } = found
  const mayAdd = article.state === 'PUBLISHED' && can(actor, 'correction.add', article)
  return (
    <>
      <BackLink href={`/admin/articles/${article.id}`}>返回编辑</BackLink>
      <PageHeader title="更正记录" action={mayAdd && <NewCorrection articleId={article.id} action={add} />}>
        {`《${article.title}》发布之后，告诉过读者的改动，新的在前`}
      </PageHeader>
      {rows.length > 0 ? (
        <CorrectionList
          rows={rows}
          takeBack={can(actor, 'correction.take-back', article) ? takeBack : null}
        />
      ) : (
        <EmptyState title="还没有更正">
          {article.state === 'PUBLISHED'
            ? '改好正文后用“更新发布”附上更正说明；正文不用改的，点“发更正”。'
            : '发布之后的改动才需要更正。'}
        </EmptyState>
      )}
    </>
  )
}

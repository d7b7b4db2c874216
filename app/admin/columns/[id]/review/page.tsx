import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { BackLink } from '@/components/desk/back-link'
import { PageHeader } from '@/components/desk/page-header'
import { PolicyForm } from '@/components/desk/review/policy-form'
import { requireUser } from '@/lib/auth/session'
import { getPolicyPage } from '@/lib/review/policy-queries'
import { recordId } from '../../../record-id'
import { remove, save } from './actions'

export const metadata: Metadata = { title: '审校流程' }

type Props = { params: Promise<{ id: string }> }

/** Which steps a column asks for; `site` in the place of its number means all columns that say nothing themselves. */
export default async function PolicyPage({ params }: Props) {
  const actor = await requireUser('review.manage')
  const { id } = await params
  const columnId = id === 'site' ? null : recordId(id)
  if (columnId === null && id !== 'site') notFound()
  const page = await getPolicyPage(actor, columnId)
  if (!page) notFound()
  const { column, own, above, people } = page
  return (
    <>
      <BackLink href="/admin/columns">返回栏目</BackLink>
      <PageHeader title={column ? `“${column.name}”的审校流程` : '全站审校流程'}>
        {column
          ? '也用于没有单独设置的下级栏目。改动只影响之后送审的稿件。'
          : '用于没有单独设置的栏目。改动只影响之后送审的稿件。'}
      </PageHeader>
      <PolicyForm
        key={own?.version ?? 0}
        columnId={column?.id ?? null}
        own={own}
        above={above}
        people={people}
        actions={{ save, remove }}
      />
    </>
  )
}

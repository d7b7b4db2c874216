import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { BackLink } from '@/components/desk/back-link'
import { PageHeader } from '@/components/desk/page-header'
import { PageForm } from '@/components/desk/pages/page-form'
import { SiteLink } from '@/components/desk/site-link'
import { requireUser } from '@/lib/auth/session'
import { pagePath } from '@/lib/static-pages/path'
import { getPage } from '@/lib/static-pages/queries'
import { recordId } from '../../record-id'
import { update } from '../actions'

type Props = { params: Promise<{ id: string }> }

export const metadata: Metadata = { title: '编辑单页' }

/** One page with its text. */
export default async function EditPagePage({ params }: Props) {
  const actor = await requireUser('page.manage')
  const id = recordId((await params).id)
  const page = id === null ? null : await getPage(actor, id)
  if (!page) notFound()
  return (
    <>
      <BackLink href="/admin/pages">全部单页</BackLink>
      <PageHeader title={page.title}>
        {page.isPublic ? <SiteLink path={pagePath(page.slug)} of={page.title} /> : '还没有公开，读者看不到。'}
      </PageHeader>
      <PageForm key={page.id} page={page} action={update} />
    </>
  )
}

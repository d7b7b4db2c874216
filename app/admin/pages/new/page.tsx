import type { Metadata } from 'next'
import { BackLink } from '@/components/desk/back-link'
import { PageHeader } from '@/components/desk/page-header'
import { PageForm } from '@/components/desk/pages/page-form'
import { requireUser } from '@/lib/auth/session'
import { create } from '../actions'

export const metadata: Metadata = { title: '新建单页' }

/** A page that readers will not see before it is shown to them. */
export default async function NewPagePage() {
  await requireUser('page.manage')
  return (
    <>
      <BackLink href="/admin/pages">全部单页</BackLink>
      <PageHeader title="新建单页">先存下来，公开之前读者看不到。</PageHeader>
      <PageForm page={null} action={create} />
    </>
  )
}

import type { Metadata } from 'next'
import { AuthorForm } from '@/components/desk/authors/author-form'
import { BackLink } from '@/components/desk/back-link'
import { PageHeader } from '@/components/desk/page-header'
import { requireUser } from '@/lib/auth/session'
import { create } from '../actions'

export const metadata: Metadata = { title: '新建作者' }

/** A person who will stand in bylines. */
export default async function NewAuthorPage() {
  await requireUser('people.manage')
  return (
    <>
      <BackLink href="/admin/authors">全部作者</BackLink>
      <PageHeader title="新建作者" />
      <AuthorForm author={null} action={create} />
    </>
  )
}

import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { AuthorForm } from '@/components/desk/authors/author-form'
import { AuthorRemove } from '@/components/desk/authors/author-remove'
import { BackLink } from '@/components/desk/back-link'
import { PageHeader } from '@/components/desk/page-header'
import { SiteLink } from '@/components/desk/site-link'
import { requireUser } from '@/lib/auth/session'
import { getAuthor } from '@/lib/people/queries'
import { recordId } from '../../record-id'
import { remove, update } from '../actions'

type Props = { params: Promise<{ id: string }> }

export const metadata: Metadata = { title: '编辑作者' }

/** One person of the bylines. */
export default async function AuthorPage({ params }: Props) {
  const actor = await requireUser('people.manage')
  const id = recordId((await params).id)
  const author = id === null ? null : await getAuthor(actor, id)
  if (!author) notFound()
  return (
    <>
      <BackLink href="/admin/authors">全部作者</BackLink>
      <PageHeader
        title={author.name}
        action={<AuthorRemove author={{ id: author.id, name: author.name }} action={remove} />}
      >
        <SiteLink path={`/authors/${author.slug}`} of={author.name} />
      </PageHeader>
      <AuthorForm key={author.id} author={author} action={update} />
    </>
  )
}

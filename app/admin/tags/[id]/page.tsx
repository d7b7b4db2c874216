import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { BackLink } from '@/components/desk/back-link'
import { PageHeader } from '@/components/desk/page-header'
import { SiteLink } from '@/components/desk/site-link'
import { TagForm } from '@/components/desk/tags/tag-form'
import { TagMerge } from '@/components/desk/tags/tag-merge'
import { TagRemove } from '@/components/desk/tags/tag-remove'
import { requireUser } from '@/lib/auth/session'
import { getTag } from '@/lib/taxonomy/queries'
import { tagSeen } from '@/lib/taxonomy/seen'
import { recordId } from '../../record-id'
import { merge, remove, update } from '../actions'

type Props = { params: Promise<{ id: string }> }

export const metadata: Metadata = { title: '编辑标签' }

/** One tag: its names and address, and what to do when there is one too many. */
export default async function TagPage({ params }: Props) {
  const actor = await requireUser('taxonomy.manage')
  const id = recordId((await params).id)
  const tag = id === null ? null : await getTag(actor, id)
  if (!tag) notFound()
  const { _count, ...fields } = tag
  const { publications, articles } = _count
  return (
    <>
      <BackLink href="/admin/tags">全部标签</BackLink>
      <PageHeader title={`标签“${tag.name}”`}>
        {publications} 篇已发布，共 {articles} 篇稿件使用 ·{' '}
        <SiteLink path={`/tags/${tag.slug}`} of={tag.name} />
      </PageHeader>
      <div className="grid items-start gap-5 lg:grid-cols-[minmax(0,1fr)_20rem]">
        <TagForm key={tag.id} tag={{ ...fields, seen: tagSeen(fields) }} action={update} />
        <div className="flex flex-col gap-5">
          <TagMerge tag={{ id: tag.id, name: tag.name, articles }} action={merge} />
          <TagRemove tag={{ id: tag.id, name: tag.name, articles }} action={remove} />
        </div>
      </div>
    </>
  )
}

import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { EventList } from '@/components/desk/audit/event-list'
import { BackLink } from '@/components/desk/back-link'
import { ListPages } from '@/components/desk/list-pages'
import { PageHeader } from '@/components/desk/page-header'
import { EmptyState } from '@/components/ui/empty-state'
import { askedOfLog } from '@/lib/audit/filter'
import { articleTrail } from '@/lib/audit/queries'
import { requireUser } from '@/lib/auth/session'
import type { SearchParams } from '../../../list-params'
import { recordId } from '../../../record-id'

type Props = { params: Promise<{ id: string }>; searchParams: SearchParams }

export const metadata: Metadata = { title: '操作记录' }

/** Everything that was done with one piece, for whoever may edit it. */
export default async function TrailPage({ params, searchParams }: Props) {
  const actor = await requireUser('article.edit')
  const id = recordId((await params).id)
  const { before } = askedOfLog.parse(await searchParams)
  const trail = id === null ? null : await articleTrail(actor, id, before)
  if (!trail) notFound()
  const { article, rows, next } = trail
  return (
    <>
      <BackLink href={`/admin/articles/${article.id}`}>返回编辑</BackLink>
      <PageHeader title="操作记录">{`《${article.title}》从新建到现在，谁做了什么，新的在前`}</PageHeader>
      {rows.length > 0 ? (
        <EventList label={`《${article.title}》的操作记录，新的在前`} rows={rows} />
      ) : (
        <EmptyState title="没有更早的记录">这篇稿件在有日志之前就在了。</EmptyState>
      )}
      <ListPages path={`/admin/articles/${article.id}/trail`} before={before} next={next} />
    </>
  )
}

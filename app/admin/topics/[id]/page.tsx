import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { BackLink } from '@/components/desk/back-link'
import { PageHeader } from '@/components/desk/page-header'
import { SiteLink } from '@/components/desk/site-link'
import { TopicForm } from '@/components/desk/topics/topic-form'
import { requireUser } from '@/lib/auth/session'
import { listColumns } from '@/lib/taxonomy/queries'
import { getTopic } from '@/lib/topics/queries'
import { topicPath } from '@/lib/topics/schema'
import { recordId } from '../../record-id'
import { publish, remove, update, withdraw } from '../actions'

type Props = { params: Promise<{ id: string }> }

export const metadata: Metadata = { title: '编辑专题' }

/** One topic with all its sections. */
export default async function TopicPage({ params }: Props) {
  const actor = await requireUser('topic.manage')
  const id = recordId((await params).id)
  const topic = id === null ? null : await getTopic(actor, id)
  if (!topic) notFound()
  const columns = await listColumns(actor)
  return (
    <>
      <BackLink href="/admin/topics">全部专题</BackLink>
      <PageHeader title={topic.title}>
        {topic.publishedAt && <SiteLink path={topicPath(topic.slug)} of={topic.title} />}
      </PageHeader>
      <TopicForm
        key={topic.id}
        topic={topic}
        columns={columns.map(({ id: columnId, name, depth }) => ({ id: columnId, name, depth }))}
        action={update}
        steps={{ publish, withdraw, remove }}
      />
    </>
  )
}

import type { Metadata } from 'next'
import { BackLink } from '@/components/desk/back-link'
import { PageHeader } from '@/components/desk/page-header'
import { TopicForm } from '@/components/desk/topics/topic-form'
import { requireUser } from '@/lib/auth/session'
import { listColumns } from '@/lib/taxonomy/queries'
import { create, publish, remove, withdraw } from '../actions'

export const metadata: Metadata = { title: '新建专题' }

/** A topic that readers will not see before it is published. */
export default async function NewTopicPage() {
  const actor = await requireUser('topic.manage')
  const columns = await listColumns(actor)
  return (
    <>
      <BackLink href="/admin/topics">全部专题</BackLink>
      <PageHeader title="新建专题">先存下来，发布之前读者看不到。</PageHeader>
      <TopicForm
        topic={null}
        columns={columns.map(({ id, name, depth }) => ({ id, name, depth }))}
        action={create}
        steps={{ publish, withdraw, remove }}
      />
    </>
  )
}

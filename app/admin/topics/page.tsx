import { Plus } from 'lucide-react'
import type { Metadata } from 'next'
import Link from 'next/link'
import { Suspense } from 'react'
import { ListPages } from '@/components/desk/list-pages'
import { ListSearch } from '@/components/desk/list-search'
import { PageHeader } from '@/components/desk/page-header'
import { RecordLink } from '@/components/desk/record-link'
import { RecordTable } from '@/components/desk/record-table'
import { SiteLink } from '@/components/desk/site-link'
import { Badge } from '@/components/ui/badge'
import { buttonClass } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { Skeleton } from '@/components/ui/skeleton'
import type { Actor } from '@/lib/auth/permissions'
import { requireUser } from '@/lib/auth/session'
import { siteDateTime } from '@/lib/time'
import { listTopics } from '@/lib/topics/queries'
import { topicPath } from '@/lib/topics/schema'
import { listParams, type SearchParams } from '../list-params'

export const metadata: Metadata = { title: '专题' }

const PATH = '/admin/topics'

type Asked = { q: string; before?: number | undefined }

/** Every topic, public or not. */
export default async function TopicsPage({ searchParams }: { searchParams: SearchParams }) {
  const actor = await requireUser('topic.manage')
  const asked = await listParams(searchParams)
  const add = (
    <Link href={`${PATH}/new`} className={buttonClass('primary')}>
      <Plus aria-hidden="true" />
      新建专题
    </Link>
  )
  return (
    <>
      <PageHeader title="专题" action={add}>
        把一件事的稿件放到一处：手工选的、按栏目或标签自动选的，还有大事时间线。
      </PageHeader>
      <ListSearch path={PATH} label="搜索专题" q={asked.q} />
      <Suspense key={JSON.stringify(asked)} fallback={<Skeleton rows={8} />}>
        <Topics actor={actor} {...asked} />
      </Suspense>
    </>
  )
}

async function Topics({ actor, q, before }: Asked & { actor: Actor }) {
  const { rows, next } = await listTopics(actor, { q, before })
  if (rows.length === 0) {
    return q ? (
      <EmptyState title="没有找到这样的专题">换个词再搜索，或者新建一个。</EmptyState>
    ) : (
      <EmptyState title="还没有专题">点“新建专题”做第一个；发布前读者看不到。</EmptyState>
    )
  }
  return (
    <>
      <RecordTable
        caption="专题列表，新建的在前"
        heads={['标题', '状态', '网址名', { text: '板块', onCard: true }, { text: '更新', onCard: true }]}
        rows={rows.map(({ id, title, slug, publishedAt, onHome, updatedAt, _count }) => ({
          key: id,
          cells: [
            <RecordLink key="title" href={`${PATH}/${id}`} name={title} />,
            <span key="state" className="flex flex-wrap gap-1.5">
              <Badge tone={publishedAt ? 'accent' : 'plain'}>{publishedAt ? '已发布' : '未发布'}</Badge>
              {publishedAt && onHome && <Badge tone="info">首页</Badge>}
            </span>,
            publishedAt ? (
              <SiteLink key="slug" path={topicPath(slug)} of={title} />
            ) : (
              <span key="slug" className="break-all text-muted">
                {topicPath(slug)}
              </span>
            ),
            `${_count.sections} 个`,
            siteDateTime(updatedAt),
          ],
        }))}
      />
      <ListPages path={PATH} asked={{ q }} before={before} next={next} />
    </>
  )
}

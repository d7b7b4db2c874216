import type { Metadata } from 'next'
import { Suspense } from 'react'
import { ListPages } from '@/components/desk/list-pages'
import { ListSearch } from '@/components/desk/list-search'
import { PageHeader } from '@/components/desk/page-header'
import { RecordLink } from '@/components/desk/record-link'
import { RecordTable } from '@/components/desk/record-table'
import { SiteLink } from '@/components/desk/site-link'
import { NewTag } from '@/components/desk/tags/new-tag'
import { EmptyState } from '@/components/ui/empty-state'
import { Skeleton } from '@/components/ui/skeleton'
import type { Actor } from '@/lib/auth/permissions'
import { requireUser } from '@/lib/auth/session'
import { listTags } from '@/lib/taxonomy/queries'
import { listParams, type SearchParams } from '../list-params'
import { create } from './actions'

export const metadata: Metadata = { title: '标签' }

const PATH = '/admin/tags'

type Asked = { q: string; before?: number | undefined }

/** Every tag, found by name, alias or spelling. */
export default async function TagsPage({ searchParams }: { searchParams: SearchParams }) {
  const actor = await requireUser('taxonomy.manage')
  const asked = await listParams(searchParams)
  return (
    <>
      <PageHeader title="标签" action={<NewTag action={create} />}>
        写稿时也可以随手新建。意思相同的标签请合并，读者才找得全。
      </PageHeader>
      <ListSearch path={PATH} label="搜索标签或别名" q={asked.q} />
      <Suspense key={JSON.stringify(asked)} fallback={<Skeleton rows={8} />}>
        <Tags actor={actor} {...asked} />
      </Suspense>
    </>
  )
}

async function Tags({ actor, q, before }: Asked & { actor: Actor }) {
  const { rows, next } = await listTags(actor, { q, before })
  if (rows.length === 0) {
    return q ? (
      <EmptyState title="没有找到这样的标签">换个说法再搜索，或者新建一个。</EmptyState>
    ) : (
      <EmptyState title="还没有标签">写稿时输入标签名就会新建，也可以在这里先建好。</EmptyState>
    )
  }
  return (
    <>
      <RecordTable
        caption="标签列表，新建的在前"
        heads={[
          '名称',
          '别名',
          '网址名',
          { text: '已发布', onCard: true },
          { text: '全部稿件', onCard: true },
        ]}
        rows={rows.map(({ id, name, slug, aliases, _count }) => ({
          key: id,
          cells: [
            <RecordLink key="name" href={`${PATH}/${id}`} name={name} />,
            aliases.length > 0 && `又作：${aliases.join('、')}`,
            <SiteLink key="slug" path={`/tags/${slug}`} of={name} />,
            `${_count.publications} 篇`,
            `${_count.articles} 篇`,
          ],
        }))}
      />
      <ListPages path={PATH} asked={{ q }} before={before} next={next} />
    </>
  )
}

import type { Metadata } from 'next'
import { Suspense } from 'react'
import { ListPages } from '@/components/desk/list-pages'
import { ListSearch } from '@/components/desk/list-search'
import { PageHeader } from '@/components/desk/page-header'
import { RecordTable } from '@/components/desk/record-table'
import { SiteLink } from '@/components/desk/site-link'
import { NewSource } from '@/components/desk/sources/new-source'
import type { KindChoices } from '@/components/desk/sources/source'
import { SourceMenu } from '@/components/desk/sources/source-menu'
import { StateCell } from '@/components/desk/sources/state-cell'
import { EmptyState } from '@/components/ui/empty-state'
import { Skeleton } from '@/components/ui/skeleton'
import type { Actor } from '@/lib/auth/permissions'
import { requireUser } from '@/lib/auth/session'
import type { SourceKind } from '@/lib/db/generated/enums'
import { listSources } from '@/lib/sources/queries'
import { SOURCE_KINDS } from '@/lib/sources/schema'
import { sourceSeen } from '@/lib/sources/seen'
import { listParams, type SearchParams } from '../list-params'
import { create, remove, update } from './actions'

export const metadata: Metadata = { title: '稿源' }

const PATH = '/admin/sources'
const KINDS: KindChoices = (Object.keys(SOURCE_KINDS) as SourceKind[]).map((value) => ({
  value,
  label: SOURCE_KINDS[value],
}))

type Asked = { q: string; before?: number | undefined }

/** Where reprints and contributions come from. */
export default async function SourcesPage({ searchParams }: { searchParams: SearchParams }) {
  const actor = await requireUser('source.manage')
  const asked = await listParams(searchParams)
  return (
    <>
      <PageHeader title="稿源" action={<NewSource kinds={KINDS} action={create} />}>
        转载和投稿的出处，显示在稿件标题下面的“来源”。
      </PageHeader>
      <ListSearch path={PATH} label="搜索稿源" q={asked.q} />
      <Suspense key={JSON.stringify(asked)} fallback={<Skeleton rows={8} />}>
        <Sources actor={actor} {...asked} />
      </Suspense>
    </>
  )
}

async function Sources({ actor, q, before }: Asked & { actor: Actor }) {
  const { rows, next } = await listSources(actor, { q, before })
  if (rows.length === 0) {
    return q ? (
      <EmptyState title="没有找到这样的稿源">换个名称再搜索，或者新建一个。</EmptyState>
    ) : (
      <EmptyState title="还没有稿源">点“新建稿源”登记第一个；转载稿须注明稿源。</EmptyState>
    )
  }
  return (
    <>
      <RecordTable
        caption="稿源列表，新建的在前"
        heads={['名称', '使用状态', '类别', '网站', '网址名', { text: '已发布', onCard: true }]}
        rows={rows.map(({ _count, ...source }) => ({
          key: source.id,
          cells: [
            <span key="name" className="text-base font-medium">
              {source.name}
            </span>,
            <StateCell key="state" source={source} />,
            SOURCE_KINDS[source.kind],
            source.homepage && (
              <a
                key="homepage"
                href={source.homepage}
                target="_blank"
                rel="noreferrer"
                className="break-all text-accent underline-offset-4 hover:underline"
              >
                {new URL(source.homepage).hostname}
              </a>
            ),
            <SiteLink key="slug" path={`/sources/${source.slug}`} of={source.name} />,
            `${_count.publications} 篇`,
          ],
          actions: (
            <SourceMenu
              source={{ ...source, seen: sourceSeen(source) }}
              kinds={KINDS}
              actions={{ update, remove }}
            />
          ),
        }))}
      />
      <ListPages path={PATH} asked={{ q }} before={before} next={next} />
    </>
  )
}

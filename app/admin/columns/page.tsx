import type { Metadata } from 'next'
import Link from 'next/link'
import { Suspense } from 'react'
import { ColumnTree } from '@/components/desk/columns/column-tree'
import { NewColumn } from '@/components/desk/columns/new-column'
import { PageHeader } from '@/components/desk/page-header'
import { buttonClass } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { Skeleton } from '@/components/ui/skeleton'
import type { Actor } from '@/lib/auth/permissions'
import { requireUser } from '@/lib/auth/session'
import { type DeskColumn, listColumns } from '@/lib/taxonomy/queries'
import { columnSeen } from '@/lib/taxonomy/seen'
import { create, move, remove, update } from './actions'

export const metadata: Metadata = { title: '栏目' }

/** The tree of columns, in the order in which readers see it. */
export default async function ColumnsPage() {
  const actor = await requireUser('column.manage')
  return (
    <Suspense
      fallback={
        <>
          <PageHeader title="栏目" />
          <Skeleton rows={8} />
        </>
      }
    >
      <Columns actor={actor} />
    </Suspense>
  )
}

async function Columns({ actor }: { actor: Actor }) {
  const columns = (await listColumns(actor)).map(toNode)
  const buttons = (
    <>
      <NewColumn columns={columns} action={create} />
      <Link href="/admin/columns/site/review" className={buttonClass()}>
        全站审校流程
      </Link>
    </>
  )
  return (
    <>
      <PageHeader title="栏目" action={buttons}>
        最多三级。这里的顺序就是网站导航的顺序。
      </PageHeader>
      {columns.length > 0 ? (
        <ColumnTree columns={columns} actions={{ create, update, move, remove }} />
      ) : (
        <EmptyState title="还没有栏目">稿件要放进栏目才能发布，点“新建栏目”开第一个。</EmptyState>
      )}
    </>
  )
}

function toNode({ _count, ...column }: DeskColumn) {
  const { publications, articles } = _count
  return { ...column, publications, articles, seen: columnSeen(column) }
}

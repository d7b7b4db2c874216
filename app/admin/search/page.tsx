import type { Metadata } from 'next'
import { Suspense } from 'react'
import { PageHeader } from '@/components/desk/page-header'
import { RecordTable } from '@/components/desk/record-table'
import { NewSynonyms } from '@/components/desk/search/new-synonyms'
import { SearchReport } from '@/components/desk/search/search-report'
import { SynonymMenu } from '@/components/desk/search/synonym-menu'
import { Badge } from '@/components/ui/badge'
import { EmptyState } from '@/components/ui/empty-state'
import { Skeleton } from '@/components/ui/skeleton'
import type { Actor } from '@/lib/auth/permissions'
import { requireUser } from '@/lib/auth/session'
import { listSynonyms, searchReport } from '@/lib/search/report-queries'
import { seenOf } from '@/lib/seen'
import type { SearchParams } from '../list-params'
import { create, enable, remove, update } from './actions'

export const metadata: Metadata = { title: '搜索' }

/** Words that mean the same to a searcher, and what readers search for. */
export default async function SearchDeskPage({ searchParams }: { searchParams: SearchParams }) {
  const actor = await requireUser('taxonomy.manage')
  const days = (await searchParams).days === '30' ? 30 : 7
  return (
    <>
      <PageHeader title="搜索" action={<NewSynonyms action={create} />}>
        一个意思有几种写法的，配成一组同义词，读者搜哪个都能找全。
      </PageHeader>
      <Suspense fallback={<Skeleton rows={6} />}>
        <Synonyms actor={actor} />
      </Suspense>
      <Suspense key={days} fallback={<Skeleton rows={6} />}>
        <Report actor={actor} days={days} />
      </Suspense>
    </>
  )
}

async function Synonyms({ actor }: { actor: Actor }) {
  const sets = await listSynonyms(actor)
  if (sets.length === 0)
    return (
      <EmptyState title="还没有同义词">
        例如“VOCs、挥发性有机物”。点“新建一组”，或者从下面没有找到的词开始。
      </EmptyState>
    )
  return (
    <RecordTable
      caption="同义词，新建的在前"
      heads={['意思相同的词', '状态']}
      rows={sets.map((set) => ({
        key: set.id,
        faded: !set.enabled,
        cells: [
          set.terms.join('、'),
          <Badge key="state" tone={set.enabled ? 'accent' : 'plain'}>
            {set.enabled ? '使用中' : '已停用'}
          </Badge>,
        ],
        actions: (
          <SynonymMenu
            set={{ ...set, seen: seenOf(set.terms) }}
            actions={{ create, update, enable, remove }}
          />
        ),
      }))}
    />
  )
}

async function Report({ actor, days }: { actor: Actor; days: 7 | 30 }) {
  return <SearchReport days={days} report={await searchReport(actor, days, new Date())} create={create} />
}

import { FileUp, PenLine } from 'lucide-react'
import type { Metadata } from 'next'
import Link from 'next/link'
import { Suspense } from 'react'
import { FilterBar } from '@/components/desk/articles/filter-bar'
import { StatusTabs } from '@/components/desk/articles/status-tabs'
import { PageHeader } from '@/components/desk/page-header'
import { buttonClass } from '@/components/ui/button'
import { Skeleton } from '@/components/ui/skeleton'
import { filterNames } from '@/lib/articles/dashboard-queries'
import { articleFilters } from '@/lib/articles/filters'
import { articleCounts } from '@/lib/articles/queries'
import type { ArticleStatus } from '@/lib/articles/workflow'
import type { Actor } from '@/lib/auth/permissions'
import { requireUser } from '@/lib/auth/session'
import { listColumns } from '@/lib/taxonomy/queries'
import { filterAddress, filterParams } from './filter-address'
import { ArticleRows } from './rows'

export const metadata: Metadata = { title: '稿件' }

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }
type Params = Record<string, string>

/** The desk list; the address holds the filters and the place in the list. */
export default async function ArticlesPage({ searchParams }: Props) {
  const actor = await requireUser('article.create')
  const query = await searchParams
  const filters = articleFilters.parse(query)
  const params = filterParams(filters)
  const [columns, names] = await Promise.all([listColumns(actor), filterNames(actor, filters)])
  const write = (
    <>
      <Link href="/admin/articles/new?import" className={buttonClass()}>
        <FileUp aria-hidden="true" />
        导入
      </Link>
      <Link href="/admin/articles/new" className={`${buttonClass('primary')} max-lg:hidden`}>
        <PenLine aria-hidden="true" />
        写稿
      </Link>
    </>
  )
  const cursor = typeof query.before === 'string' ? query.before : null
  return (
    <>
      <PageHeader title="稿件" action={write} />
      <Suspense fallback={<Tabs params={params} status={filters.status} />}>
        <CountedTabs actor={actor} params={params} status={filters.status} />
      </Suspense>
      <FilterBar
        params={params}
        columns={columns.map(({ id, name, depth }) => ({ id, name, depth }))}
        authorName={names.author}
        tagName={names.tag}
      />
      <Suspense key={JSON.stringify([params, cursor])} fallback={<Skeleton rows={8} />}>
        <ArticleRows actor={actor} filters={filters} params={params} cursor={cursor} />
      </Suspense>
    </>
  )
}

type TabsProps = { params: Params; status: ArticleStatus | undefined }

function Tabs({ params, status, counts }: TabsProps & { counts?: Record<ArticleStatus | 'ALL', number> }) {
  const hrefFor = (wanted: ArticleStatus | undefined) => filterAddress({ ...params, status: wanted ?? '' })
  return <StatusTabs current={status} hrefFor={hrefFor} {...(counts ? { counts } : {})} />
}

async function CountedTabs({ actor, ...tabs }: TabsProps & { actor: Actor }) {
  return <Tabs {...tabs} counts={await articleCounts(actor)} />
}

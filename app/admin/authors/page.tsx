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
import { buttonClass } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { Skeleton } from '@/components/ui/skeleton'
import type { Actor } from '@/lib/auth/permissions'
import { requireUser } from '@/lib/auth/session'
import { listAuthors } from '@/lib/people/queries'
import { affiliationOn } from '@/lib/people/schema'
import { siteDate } from '@/lib/time'
import { listParams, type SearchParams } from '../list-params'

export const metadata: Metadata = { title: '作者' }

const PATH = '/admin/authors'

type Asked = { q: string; before?: number | undefined }

/** The people in bylines; they do not sign in. */
export default async function AuthorsPage({ searchParams }: { searchParams: SearchParams }) {
  const actor = await requireUser('people.manage')
  const asked = await listParams(searchParams)
  const add = (
    <Link href={`${PATH}/new`} className={buttonClass('primary')}>
      <Plus aria-hidden="true" />
      新建作者
    </Link>
  )
  return (
    <>
      <PageHeader title="作者" action={add}>
        署名的人，和登录账号无关。职务按时间记录，发布时写入稿件，之后不再变动。
      </PageHeader>
      <ListSearch path={PATH} label="搜索作者（姓名或拼音）" q={asked.q} />
      <Suspense key={JSON.stringify(asked)} fallback={<Skeleton rows={8} />}>
        <Authors actor={actor} {...asked} />
      </Suspense>
    </>
  )
}

async function Authors({ actor, q, before }: Asked & { actor: Actor }) {
  const { rows, next } = await listAuthors(actor, { q, before })
  if (rows.length === 0) {
    return q ? (
      <EmptyState title="没有找到这样的作者">换个写法再搜索，或者新建一位。</EmptyState>
    ) : (
      <EmptyState title="还没有作者">点“新建作者”登记第一位，写稿时就能署名。</EmptyState>
    )
  }
  const today = siteDate(new Date())
  return (
    <>
      <RecordTable
        caption="作者列表，新建的在前"
        heads={['姓名', '现任职务', '网址名', { text: '已发布', onCard: true }]}
        rows={rows.map(({ id, name, slug, affiliations, _count }) => ({
          key: id,
          cells: [
            <RecordLink key="name" href={`${PATH}/${id}`} name={name} />,
            affiliationOn(affiliations, today) || (
              <span key="none" className="text-muted">
                未填职务
              </span>
            ),
            <SiteLink key="slug" path={`/authors/${slug}`} of={name} />,
            `${_count.bylines} 篇`,
          ],
        }))}
      />
      <ListPages path={PATH} asked={{ q }} before={before} next={next} />
    </>
  )
}

import { Plus } from 'lucide-react'
import type { Metadata } from 'next'
import Link from 'next/link'
import { Suspense } from 'react'
import { PageHeader } from '@/components/desk/page-header'
import { PageList } from '@/components/desk/pages/page-list'
import { buttonClass } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { Skeleton } from '@/components/ui/skeleton'
import type { Actor } from '@/lib/auth/permissions'
import { requireUser } from '@/lib/auth/session'
import { ABOUT } from '@/lib/static-pages/path'
import { listPages } from '@/lib/static-pages/queries'
import { siteDateTime } from '@/lib/time'
import { hide, move, remove, show } from './actions'

export const metadata: Metadata = { title: '单页' }

/** Pages that are no pieces: about us, privacy, contact. */
export default async function PagesPage() {
  const actor = await requireUser('page.manage')
  const add = (
    <Link href="/admin/pages/new" className={buttonClass('primary')}>
      <Plus aria-hidden="true" />
      新建单页
    </Link>
  )
  return (
    <>
      <PageHeader title="单页" action={add}>
        关于我们、隐私说明、联系我们这样的页面。公开的都列在每一页的页脚，顺序就是这里的顺序。
      </PageHeader>
      <Suspense fallback={<Skeleton rows={4} />}>
        <Pages actor={actor} />
      </Suspense>
    </>
  )
}

async function Pages({ actor }: { actor: Actor }) {
  const pages = await listPages(actor)
  const about = pages.find(({ slug }) => slug === ABOUT)
  return (
    <>
      {pages.length > 0 ? (
        <PageList
          pages={pages.map(({ updatedAt, ...page }) => ({ ...page, changed: siteDateTime(updatedAt) }))}
          actions={{ show, hide, move, remove }}
        />
      ) : (
        <EmptyState title="还没有单页">点“新建单页”写第一个；公开前读者看不到。</EmptyState>
      )}
      {!about?.isPublic && (
        <p className="mt-4 text-sm text-muted">
          网址名是“about”的单页公开之前，“关于我们”（/about）显示站点设置里的简介、声明和联系方式。
        </p>
      )}
    </>
  )
}

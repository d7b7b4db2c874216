import type { Metadata } from 'next'
import { ArchiveCalendar } from '@/components/site/archive-calendar'
import { ArchiveMonths } from '@/components/site/archive-months'
import { Breadcrumb } from '@/components/site/breadcrumb'
import { SitePage } from '@/components/site/site-page'
import { getNewestMonth } from '@/lib/archive/public'
import { pageMetadata } from '@/lib/meta/page-metadata'
import { getSiteFrame } from '@/lib/settings/public'

export async function generateMetadata(): Promise<Metadata> {
  return pageMetadata(await getSiteFrame(), {
    title: '往期',
    description: '按日期查找全部文章：从月历里选一天，或从各年的月份进入。',
    path: '/archive',
  })
}

export default async function ArchivePage() {
  const [frame, { months, newest }] = await Promise.all([getSiteFrame(), getNewestMonth()])
  return (
    <SitePage frame={frame}>
      <Breadcrumb trail={[{ name: '往期', path: '/archive' }]} />
      <header className="list-head">
        <h1>往期</h1>
        <p>从月历里选一天，可读到当天发布的全部文章。</p>
      </header>
      {months.length === 0 && <p className="py-10 text-muted">还没有发布文章。</p>}
      <div className="archive-layout">
        {newest && <ArchiveCalendar at={newest} />}
        {months.length > 0 && (
          <section aria-labelledby="months">
            <h2 id="months" className="section-title">
              按月查找
            </h2>
            <ArchiveMonths months={months} />
          </section>
        )}
      </div>
    </SitePage>
  )
}

import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { ArchiveCalendar } from '@/components/site/archive-calendar'
import { Breadcrumb } from '@/components/site/breadcrumb'
import { PeriodPager } from '@/components/site/pager'
import { SitePage } from '@/components/site/site-page'
import { StructuredData } from '@/components/site/structured-data'
import {
  type ArchiveMonth,
  type Month,
  monthKey,
  monthName,
  monthPath,
  parseMonth,
} from '@/lib/archive/calendar'
import { getArchiveMonth } from '@/lib/archive/public'
import { archiveMonthData, archiveMonthMetadata } from '@/lib/meta/archive'
import { MISSING } from '@/lib/meta/page-metadata'
import { getSiteFrame } from '@/lib/settings/public'

type Props = { params: Promise<{ year: string; month: string }> }

async function load(params: Props['params']): Promise<ArchiveMonth | null> {
  const { year, month } = await params
  const parsed = parseMonth(year, month)
  return parsed && getArchiveMonth(monthKey(parsed))
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const at = await load(params)
  return at ? archiveMonthMetadata(await getSiteFrame(), at) : MISSING
}

const monthLink = (month: Month | null) => month && { path: monthPath(month), name: monthName(month) }

export default async function ArchiveMonthPage({ params }: Props) {
  const [frame, at] = await Promise.all([getSiteFrame(), load(params)])
  if (!at) notFound()
  const name = monthName(at.month)
  return (
    <SitePage frame={frame}>
      <Breadcrumb
        trail={[
          { name: '往期', path: '/archive' },
          { name, path: monthPath(at.month) },
        ]}
      />
      <header className="list-head">
        <h1>{name}</h1>
        <p>
          {at.total === 0
            ? '这个月没有发布文章。'
            : `共 ${at.total} 篇。点开有数字的一天，可读到当天的文章。`}
        </p>
      </header>
      <div className="archive-month">
        <ArchiveCalendar at={at} />
        <PeriodPager label="上一月和下一月" older={monthLink(at.older)} newer={monthLink(at.newer)} />
      </div>
      <StructuredData data={archiveMonthData(at)} />
    </SitePage>
  )
}

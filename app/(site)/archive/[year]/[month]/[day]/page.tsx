import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { Breadcrumb } from '@/components/site/breadcrumb'
import { Pager, PeriodPager } from '@/components/site/pager'
import { SitePage } from '@/components/site/site-page'
import { StoryList } from '@/components/site/story-list'
import { StructuredData } from '@/components/site/structured-data'
import { dayName, dayPath, monthName, monthPath, parseDay, parseMonth } from '@/lib/archive/calendar'
import { type ArchiveDay, getArchiveDay } from '@/lib/archive/public'
import { archiveDayData, archiveDayMetadata } from '@/lib/meta/archive'
import { MISSING } from '@/lib/meta/page-metadata'
import { getSiteFrame } from '@/lib/settings/public'
import { readParam, type SearchParams } from '../../../../search-params'

type Props = { params: Promise<{ year: string; month: string; day: string }>; searchParams: SearchParams }

async function load({
  params,
  searchParams,
}: Props): Promise<{ found: ArchiveDay; before: string | null } | null> {
  const { year, month, day } = await params
  const before = await readParam(searchParams, 'before')
  const parsed = parseDay(year, month, day)
  const found = parsed === null ? null : await getArchiveDay(parsed, before)
  return found && { found, before }
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  const loaded = await load(props)
  return loaded ? archiveDayMetadata(await getSiteFrame(), loaded.found, loaded.before) : MISSING
}

const dayLink = (day: string | null) => (day === null ? null : { path: dayPath(day), name: dayName(day) })

export default async function ArchiveDayPage(props: Props) {
  const [frame, { year, month }, loaded] = await Promise.all([getSiteFrame(), props.params, load(props)])
  const within = parseMonth(year, month)
  if (!loaded || !within) notFound()
  const { found, before } = loaded
  const path = dayPath(found.day)
  return (
    <SitePage frame={frame}>
      <Breadcrumb
        trail={[
          { name: '往期', path: '/archive' },
          { name: monthName(within), path: monthPath(within) },
          { name: `${Number(found.day.slice(8))}日`, path },
        ]}
      />
      <header className="list-head">
        <h1>{dayName(found.day)}</h1>
        {found.total > 0 && <p>共 {found.total} 篇。</p>}
      </header>
      <StoryList cards={found.cards} empty="这一天没有发布文章。" />
      <Pager path={path} before={before} next={found.next} />
      <PeriodPager
        label="前一天和后一天"
        older={dayLink(found.older)}
        newer={dayLink(found.newer)}
        className="archive-days"
      />
      <StructuredData data={archiveDayData(found, before)} />
    </SitePage>
  )
}

import type { Metadata } from 'next'
import {
  type ArchiveMonth,
  dayKey,
  dayName,
  dayPath,
  type Month,
  monthName,
  monthPath,
} from '@/lib/archive/calendar'
import type { ArchiveDay } from '@/lib/archive/public'
import type { SiteFrame } from '@/lib/settings/frame'
import { siteTime } from '@/lib/time'
import { listData } from './lists'
import { listPage, listPath, pageMetadata } from './page-metadata'
import { collectionData, type Data } from './structured-data'

const describe = (name: string, total: number) => `${name}发布的全部文章，共 ${total} 篇。`

/** The head of a month; an empty one is for nobody to find. */
export function archiveMonthMetadata(frame: SiteFrame, { month, total }: ArchiveMonth): Metadata {
  const name = monthName(month)
  return pageMetadata(frame, {
    ...{ title: `${name} · 往期`, description: describe(name, total), path: monthPath(month) },
    unlisted: total === 0,
  })
}

const dayOf = (month: Month, day: number) => {
  const key = dayKey(month, day)
  return { title: dayName(key), path: dayPath(key) }
}

/** A month's days on which something came out; it knows no piece, and so no time. */
export function archiveMonthData({ month, counts, total }: ArchiveMonth): Data[] {
  if (counts.size === 0) return []
  const title = monthName(month)
  const items = [...counts.keys()].map((day) => dayOf(month, day))
  return [collectionData({ title, description: describe(title, total), path: monthPath(month), items })]
}

/** The head of a day. */
export function archiveDayMetadata(
  frame: SiteFrame,
  { day, total }: ArchiveDay,
  before: string | null,
): Metadata {
  const name = dayName(day)
  // All of it is of one day, so the minute tells its pages apart.
  const listed = listPage({ title: `${name} · 往期`, path: dayPath(day) }, before, siteTime)
  return pageMetadata(frame, {
    ...listed,
    description: describe(name, total),
    unlisted: listed.unlisted === true || total === 0,
  })
}

/** A day's pieces, and their times. */
export function archiveDayData({ day, total, cards }: ArchiveDay, before: string | null): Data[] {
  const title = dayName(day)
  return listData({ title, description: describe(title, total), path: listPath(dayPath(day), before) }, cards)
}

import type { Metadata } from 'next'
import { Agenda } from '@/components/desk/calendar/agenda'
import { CalendarBar } from '@/components/desk/calendar/calendar-bar'
import { type CalendarFacts, CalendarGrid } from '@/components/desk/calendar/calendar-grid'
import { FeedSection } from '@/components/desk/calendar/feed-section'
import { GapList } from '@/components/desk/calendar/gap-list'
import { WorkerAlarm } from '@/components/desk/health/worker-alarm'
import { PageHeader } from '@/components/desk/page-header'
import { can, reach } from '@/lib/auth/permissions'
import { requireUser } from '@/lib/auth/session'
import { type Day, daysBetween } from '@/lib/calendar/days'
import { getCalendarFeed } from '@/lib/calendar/feed-queries'
import { gapMarks } from '@/lib/calendar/gaps'
import { calendarParams, rangeOf, type View } from '@/lib/calendar/view'
import { alarmOf } from '@/lib/health/alarm'
import { readHealth } from '@/lib/health/queries'
import { listColleagues } from '@/lib/planning/queries'
import { listColumnChoices } from '@/lib/taxonomy/queries'
import { siteDate } from '@/lib/time'
import type { SearchParams } from '../list-params'
import { movePlan, moveSchedule, revoke, share } from './actions'
import { gapRange, readCalendar } from './read-calendar'

export const metadata: Metadata = { title: '日历' }

const actions = { moveSchedule, movePlan }

/** What is planned, appointed and published, by days. */
export default async function CalendarPage({ searchParams }: { searchParams: SearchParams }) {
  const actor = await requireUser('article.read')
  const params = calendarParams.parse(await searchParams)
  const now = new Date()
  const today = siteDate(now)
  const on = params.on ?? today
  const view = params.view ?? 'month'
  const [columns, people, feed, health] = await Promise.all([
    listColumnChoices(actor),
    listColleagues(actor),
    getCalendarFeed(actor),
    readHealth(now),
  ])
  const facts = await readCalendar({ actor, params, view, on, today, columns })
  return (
    <>
      <PageHeader title="日历">
        计划、定时和已发布的稿件。拖动可以改期；选题的日期是计划，与发布时间无关。
      </PageHeader>
      <WorkerAlarm initial={alarmOf(health)} />
      <CalendarBar params={params} view={view} on={on} columns={columns} people={people} />
      <CalendarViews facts={facts} view={view} on={on} chosen={params.view !== undefined} />
      <div className="mt-6 grid gap-5 lg:grid-cols-2">
        {reach(actor, 'article.read') === 'any' && (
          <GapList
            gaps={facts.gaps}
            last={gapRange(view, on, today).last}
            asked={columns.some(({ targetDays }) => targetDays !== null)}
            mayManage={can(actor, 'column.manage')}
          />
        )}
        <FeedSection feed={feed} share={share} revoke={revoke} />
      </div>
    </>
  )
}

type Shown = { facts: CalendarFacts; view: View; on: Day; chosen: boolean }

/** The chosen view; while none was chosen, the month where there is room, and the agenda of the same days where there is not. */
function CalendarViews({ facts, view, on, chosen }: Shown) {
  const { first, last } = rangeOf(view, on)
  const all = daysBetween(first, last)
  const busy = new Set([...facts.entries, ...facts.days].map(({ day }) => day))
  for (const day of gapMarks(facts.gaps).keys()) busy.add(day)
  const coming = all.filter((day) => day >= on && (busy.has(day) || day === facts.today))
  const agenda = <Agenda {...facts} shownDays={view === 'agenda' ? all : coming} actions={actions} />
  if (view === 'agenda') return agenda
  const grid = (
    <CalendarGrid
      {...facts}
      caption={view === 'month' ? '月历' : '周历'}
      month={view === 'month' ? on : null}
      actions={actions}
    />
  )
  if (chosen) return grid
  return (
    <>
      <div className="max-md:hidden">{grid}</div>
      <div className="md:hidden">{agenda}</div>
    </>
  )
}

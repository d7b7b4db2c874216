import { addDays } from '@/lib/calendar/days'
import { environmentDays } from '@/lib/calendar/environment-days'
import { calendarText } from '@/lib/calendar/feed'
import { openCalendar } from '@/lib/calendar/feed-commands'
import { listCalendar } from '@/lib/calendar/queries'
import { env } from '@/lib/env'
import { notFound } from '@/lib/errors'
import { publicRoute } from '@/lib/server/route'
import { siteDate } from '@/lib/time'

const DAYS_BACK = 30
const DAYS_AHEAD = 366
const PER_DAY = 100

/** The calendar of whoever the token belongs to, as they would see it: a month back, a year ahead. */
export const GET = publicRoute<{ file: string }>(async ({ params }) => {
  const now = new Date()
  const actor = params.file.endsWith('.ics') ? await openCalendar(params.file.slice(0, -4), now) : null
  if (!actor) throw notFound('这个日历')
  const today = siteDate(now)
  const range = { first: addDays(today, -DAYS_BACK), last: addDays(today, DAYS_AHEAD) }
  const { entries } = await listCalendar(actor, { ...range, perDay: PER_DAY })
  const days = environmentDays(range.first, range.last)
  return new Response(calendarText({ entries, days, site: env.SITE_URL, now }), {
    headers: {
      'Content-Type': 'text/calendar; charset=utf-8',
      'Cache-Control': 'private, no-store',
      'X-Robots-Tag': 'noindex',
      'Referrer-Policy': 'no-referrer',
    },
  })
})

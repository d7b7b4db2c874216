import { type Day, weekday } from '@/lib/calendar/days'
import type { CalendarEntry } from '@/lib/calendar/entry'
import { PLAN_DAYS } from '@/lib/planning/schema'
import { KINDS } from '@/lib/schedule/kinds'

export const WEEKDAYS = ['周一', '周二', '周三', '周四', '周五', '周六', '周日']

/** `12月3日` */
export const dayLabel = (day: Day): string => `${Number(day.slice(5, 7))}月${Number(day.slice(8))}日`

/** `12月3日周四` */
export const longDay = (day: Day): string => `${dayLabel(day)}${WEEKDAYS[weekday(day) - 1]}`

/** What kind of thing an entry is, in a word. */
export function kindWord(entry: CalendarEntry): string {
  if (entry.kind === 'PLAN') return PLAN_DAYS[entry.which]
  return entry.kind === 'PUBLISHED' ? '已发布' : `定时${KINDS[entry.action].verb}`
}

/** The look of each kind: a ground and a word, so that colour is never alone. */
export function kindLook(entry: CalendarEntry): string {
  if (entry.kind === 'PUBLISHED') return 'bg-sunken text-ink'
  if (entry.kind === 'PLAN') return 'border border-dashed border-line-strong bg-surface text-ink'
  return entry.action === 'WITHDRAW' ? 'bg-danger-soft text-danger' : 'bg-info-soft text-info'
}

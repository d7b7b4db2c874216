import type { ScheduleAction } from '@/lib/db/generated/enums'
import { kindLabel } from '@/lib/schedule/kinds'
import { fieldTime, siteDateTime } from '@/lib/time'

/** What waits to happen to a piece, as the desk shows it. */
export type Appointment = {
  id: number
  action: ScheduleAction
  /** “定时发布” */
  label: string
  /** “定时发布 2026-12-01 08:00” in Beijing time. */
  text: string
  /** `2026-12-01T08:00`: the value of a field for date and time. */
  at: string
  /** The reader of the page may move it or call it off. */
  changeable: boolean
}

export function toAppointment(
  { id, action, dueAt }: { id: number; action: ScheduleAction; dueAt: Date },
  changeable: boolean,
): Appointment {
  const label = kindLabel(action)
  return { id, action, label, text: `${label} ${siteDateTime(dueAt)}`, at: fieldTime(dueAt), changeable }
}

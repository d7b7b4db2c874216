import type { CalendarParams } from '@/lib/calendar/view'
import { listAddress } from '../list-address'

/** The address of the calendar. */
export const calendarAddress = (params: CalendarParams, over: CalendarParams = {}): string =>
  listAddress('/admin/calendar', { ...params, ...over })

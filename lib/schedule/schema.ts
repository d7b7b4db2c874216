import { z } from 'zod'
import {
  articleRef,
  isNoticeGiven,
  NOTICE_MISSING,
  noticeFields,
  publishInput,
  toNotice,
} from '@/lib/articles/schema'
import { AppError } from '@/lib/errors'
import { id } from '@/lib/id'
import { parseSiteTime, siteDateTime } from '@/lib/time'

/** The value of a datetime-local field, read as Beijing time. */
export const dueAt = z
  .string()
  .transform((text) => parseSiteTime(text))
  .refine((at) => at !== null, '请选择日期和时间（北京时间）')
  .transform((at) => at as Date)

/** The waiting appointment that the new one takes the place of; without it an earlier one is an error. */
const replaces = z.union([id, z.literal('').transform(() => undefined)]).optional()

/** When the home page opens with a piece, or ceases to. */
export const schedulePinInput = articleRef.extend({ dueAt, replaces })
export const scheduleInput = publishInput.extend({ dueAt, replaces })
export const scheduleWithdrawalInput = schedulePinInput
  .extend(noticeFields)
  .refine(isNoticeGiven, NOTICE_MISSING)
  .transform(toNotice)
export const scheduleRef = z.object({ scheduleId: id })
/** `from` is the time one believes it has; somebody else may have moved it meanwhile. */
export const moveInput = scheduleRef.extend({ dueAt, from: dueAt })

const LATEST_DAYS = 366 * 2

/** The minute that is meant, its seconds 0; throws INVALID for one that has passed or lies further away than two years. */
export function requireFuture(at: Date, now: Date): Date {
  const minute = new Date(Math.floor(at.getTime() / 60_000) * 60_000)
  if (minute.getTime() <= now.getTime()) {
    const message = `定时时间必须晚于现在（北京时间 ${siteDateTime(now)}）`
    throw new AppError('INVALID', message, { dueAt: [message] })
  }
  if (minute.getTime() - now.getTime() > LATEST_DAYS * 86_400_000) {
    throw new AppError('INVALID', '定时时间不能晚于两年之后', { dueAt: ['定时时间不能晚于两年之后'] })
  }
  return minute
}

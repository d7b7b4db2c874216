import { z } from 'zod'
import { monthKey, monthOf } from '@/lib/archive/calendar'
import { id } from '@/lib/id'

/** What the library can be narrowed to beside its kinds. */
export const STATES = {
  noalt: '缺替代文字',
  unused: '没有用到',
  expiring: '30 天内到期',
  expired: '授权已到期',
} as const
export type MediaState = keyof typeof STATES

/** What a list of files is narrowed to; anything unreadable counts as not asked. */
export const mediaFilters = z.object({
  q: z.string().trim().max(60).catch('').default(''),
  kind: z.enum(['IMAGE', 'FILE']).optional().catch(undefined),
  tag: z.string().trim().min(1).max(30).optional().catch(undefined),
  who: id.optional().catch(undefined),
  month: z
    .string()
    .regex(/^20\d{2}-(0[1-9]|1[0-2])$/)
    .optional()
    .catch(undefined),
  state: z
    .enum(Object.keys(STATES) as [MediaState, ...MediaState[]])
    .optional()
    .catch(undefined),
  before: id.optional().catch(undefined),
})
export type MediaFilters = z.output<typeof mediaFilters>

/** The expiry of a licence seen from a day: 'expired' after its last day, 'expiring' in the month before. */
export function licenceState(expiresOn: Date | null, today: Date): 'expired' | 'expiring' | null {
  if (expiresOn === null) return null
  const left = (expiresOn.getTime() - today.getTime()) / 86_400_000
  if (left < 0) return 'expired'
  return left <= 30 ? 'expiring' : null
}

const MOST_MONTHS = 240

/** The months of the site’s zone from one moment to another, newest first, as `YYYY-MM`. */
export function monthsBetween(from: Date, to: Date): string[] {
  const [first, last] = [from, to].map(monthOf).map(({ year, month }) => year * 12 + month - 1) as [
    number,
    number,
  ]
  return Array.from({ length: Math.min(MOST_MONTHS, Math.max(0, last - first) + 1) }, (_, back) => {
    const month = last - back
    return monthKey({ year: Math.floor(month / 12), month: (month % 12) + 1 })
  })
}

import { z } from 'zod'
import { nextSiteMidnight, parseSiteTime } from '@/lib/time'
import { type AuditAction, isAction, isSubject, NOUNS, type Noun, type Subject } from './actions'

const isNoun = (text: string): text is Noun => Object.hasOwn(NOUNS, text)

const who = z.union([z.literal('system'), z.coerce.number().int().positive().max(2_147_483_647)], {
  error: '操作人不对，请重新选择',
})
const what = z.custom<Noun | AuditAction>(
  (text) => typeof text === 'string' && (isNoun(text) || isAction(text)),
  '没有这种操作，请重新选择',
)
const kind = z.custom<Subject>(
  (text) => typeof text === 'string' && isSubject(text),
  '没有这种对象，请重新选择',
)
const number = z.string().trim().min(1).max(254, '对象编号最多 254 个字符')
const day = z
  .string()
  .refine((text) => /^\d{4}-\d{2}-\d{2}$/.test(text) && parseSiteTime(text) !== null, '日期请写成 2026-01-31')

/** What of the log is asked for. `number` counts only with a `kind`; days are those of the site's zone, both included. */
export type AuditFilter = {
  who?: 'system' | number | undefined
  what?: Noun | AuditAction | undefined
  kind?: Subject | undefined
  number?: string | undefined
  from?: string | undefined
  to?: string | undefined
}

/** The filter of an address, strictly: for what is carried away. */
export const auditFilter = z
  .object({ who, what, kind, number, from: day, to: day })
  .partial()
  .refine(({ number: given, kind: of }) => given === undefined || of !== undefined, {
    message: '按编号查找时，请先选对象的种类',
    path: ['kind'],
  })
  .refine(({ from, to }) => from === undefined || to === undefined || from <= to, {
    message: '开始日期不能晚于结束日期',
    path: ['to'],
  })

const cursor = z.coerce.number().int().positive().max(Number.MAX_SAFE_INTEGER)

/** The filter of an address for looking at; anything unreadable counts as not asked. */
export const askedOfLog = z.object({
  who: who.optional().catch(undefined),
  what: what.optional().catch(undefined),
  kind: kind.optional().catch(undefined),
  number: number.optional().catch(undefined),
  from: day.optional().catch(undefined),
  to: day.optional().catch(undefined),
  before: cursor.optional().catch(undefined),
})

/** The moments between which a filter's days lie: from the first inclusive to the second exclusive; null where it has none. */
export function momentsOf({ from, to }: AuditFilter): { since: Date | null; until: Date | null } {
  const last = to === undefined ? null : parseSiteTime(to)
  return {
    since: from === undefined ? null : parseSiteTime(from),
    until: last && nextSiteMidnight(last),
  }
}

/** A filter as it stands in an address; what is not asked is left out. */
export function filterQuery(filter: AuditFilter, before?: number): string {
  const { who, what, kind, number, from, to } = filter
  const set = Object.entries({ who, what, kind, number, from, to, before }).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, String(value)]],
  )
  return set.length > 0 ? `?${new URLSearchParams(set)}` : ''
}

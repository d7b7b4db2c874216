import { z } from 'zod'
import { type Actor, can } from '@/lib/auth/permissions'
import type { Delivery } from './delivery'
import { KIND_NAMES, KINDS, type Kind, type KindWords } from './kinds'

export const delivery = z.enum(['NOW', 'DIGEST', 'NONE'], '请选择一种方式')

/** The hour at which a digest goes out until the person chooses another. */
export const DIGEST_HOUR = 8

/** The kinds that somebody can get. */
export function kindsFor(actor: Actor): Kind[] {
  return KIND_NAMES.filter((kind) => {
    const { needs }: KindWords = KINDS[kind]
    return needs === undefined || can(actor, needs)
  })
}

/** How every kind reaches a person: what they chose, and the defaults for the rest. */
export function deliveries(choices: unknown): Record<Kind, Delivery> {
  const chosen = (typeof choices === 'object' && choices !== null ? choices : {}) as Record<string, unknown>
  return Object.fromEntries(
    KIND_NAMES.map((kind) => {
      const parsed = delivery.safeParse(chosen[kind])
      return [kind, parsed.success ? parsed.data : KINDS[kind].delivery]
    }),
  ) as Record<Kind, Delivery>
}

/** What a person sends: a way for every kind, and the hour of the digest. */
export const noticeSettingsInput = z.object({
  ...(Object.fromEntries(KIND_NAMES.map((kind) => [kind, delivery])) as Record<Kind, typeof delivery>),
  digestHour: z.coerce
    .number('请选择一个整点')
    .int('请选择一个整点')
    .min(0, '请选择一个整点')
    .max(23, '请选择一个整点'),
})
export type NoticeSettingsInput = z.output<typeof noticeSettingsInput>

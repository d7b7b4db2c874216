import { z } from 'zod'
import { articleRef } from '@/lib/articles/schema'
import { id } from '@/lib/id'

/** How long a link may be good for. */
export const LINK_DAYS = [1, 7, 30] as const

export const linkInput = articleRef.extend({
  days: z.coerce
    .number()
    .refine((days) => LINK_DAYS.some((one) => one === days), '请选择有效期：1 天、7 天或 30 天'),
  note: z.string().trim().max(100, '备注最多 100 个字符').default(''),
})
export type LinkInput = z.output<typeof linkInput>

export const linkRef = z.object({ linkId: id })

/** What a token looks like: 24 random bytes. Anything else is not asked for in the database. */
export const TOKEN = /^[\w-]{32}$/

/** The address that shows what a link was made for. */
export const previewPath = (token: string) => `/preview/${token}`

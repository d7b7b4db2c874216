import { z } from 'zod'
import { filled } from '@/lib/filled'
import { id } from '@/lib/id'
import { SCOPE_NAMES } from './scopes'

/** How many tokens that still open something a person may have. */
export const MOST_TOKENS = 20

/** For how many days a token can be made. */
export const TOKEN_DAYS = [7, 30, 90, 180, 365] as const
export const USUAL_DAYS = 90

export const tokenInput = z.object({
  name: filled('请填写用途').max(40, '用途最多 40 个字符'),
  scopes: z
    .array(z.enum(SCOPE_NAMES, '没有这种权限，请刷新后重选'), '请至少选一种权限')
    .min(1, '请至少选一种权限')
    .transform((chosen) => [...new Set(chosen)]),
  days: z.coerce
    .number('请选择有效期')
    .int('有效期按整天计')
    .min(1, '有效期至少 1 天')
    .max(365, '有效期最长 365 天'),
})
export type TokenInput = z.output<typeof tokenInput>

export const tokenOfUser = z.object({ userId: id, id })

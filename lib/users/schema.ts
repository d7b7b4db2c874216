import { z } from 'zod'
import { normaliseEmail } from '@/lib/auth/email'
import { newPassword } from '@/lib/auth/passwords'
import { filled } from '@/lib/filled'
import { id, seen } from '@/lib/id'
import { roleRef } from '@/lib/roles/schema'

export const email = z
  .string('请填写邮箱')
  .max(254, '邮箱最多 254 个字符')
  .transform(normaliseEmail)
  .pipe(z.email('请填写有效的邮箱地址'))
export const userName = filled('请填写姓名').max(40, '姓名最多 40 个字符')

export const userInput = z.object({ email, name: userName, role: roleRef, password: newPassword })
export const userInvitation = z.object({ email, name: userName, role: roleRef })
export const userUpdate = z.object({ id, name: userName, role: roleRef, seen })
export const userActivation = z.object({
  id,
  active: z.enum(['true', 'false']).transform((text) => text === 'true'),
  anyway: z.enum(['', 'yes']).default('').transform(Boolean),
})
/** Which columns somebody is limited to: all of them, or some, at least one. */
export const userColumns = z
  .object({ id, scope: z.enum(['all', 'some']), columnIds: z.array(id).max(500).default([]), seen })
  .refine(({ scope, columnIds }) => scope === 'all' || columnIds.length > 0, {
    message: '请至少选一个栏目，或选“全部栏目”',
    path: ['columnIds'],
  })
  .transform(({ id: userId, scope, columnIds, seen: mark }) => ({
    id: userId,
    seen: mark,
    columnIds: scope === 'all' ? [] : columnIds,
  }))
export const colleagueSession = z.object({ userId: id, sessionId: z.uuid() })
export const passwordReset = z.object({ id, password: newPassword })
export const peopleFile = z.object({
  file: z.instanceof(File, { message: '请选择一个 CSV 文件' }),
  dryRun: z.enum(['', 'yes']).default('yes').transform(Boolean),
})
export const ownPassword = z
  .object({
    current: z.string().min(1, '请填写现在的密码').max(1000, '密码太长'),
    password: newPassword,
    again: z.string(),
  })
  .refine(({ password, again }) => password === again, { message: '两次填写的新密码不一致', path: ['again'] })

export type UserInput = z.output<typeof userInput>
export type UserInvitation = z.output<typeof userInvitation>

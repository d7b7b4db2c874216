import { z } from 'zod'
import { normaliseEmail } from '@/lib/auth/email'
import { newPassword } from '@/lib/auth/passwords'
import { Role } from '@/lib/db/generated/enums'
import { id } from '@/lib/id'

export const email = z.string().max(254).transform(normaliseEmail).pipe(z.email('请填写有效的邮箱地址'))
export const userName = z.string().trim().min(1, '请填写姓名').max(40, '姓名最多 40 个字符')

export const userInput = z.object({ email, name: userName, role: z.enum(Role), password: newPassword })
export const userInvitation = z.object({ email, name: userName, role: z.enum(Role) })
export const userUpdate = z.object({ id, name: userName, role: z.enum(Role) })
export const userActivation = z.object({
  id,
  active: z.enum(['true', 'false']).transform((text) => text === 'true'),
  anyway: z.enum(['', 'yes']).default('').transform(Boolean),
})
export const passwordReset = z.object({ id, password: newPassword })
export const ownPassword = z
  .object({
    current: z.string().min(1, '请填写现在的密码').max(1000),
    password: newPassword,
    again: z.string(),
  })
  .refine(({ password, again }) => password === again, { message: '两次填写的新密码不一致', path: ['again'] })

export type UserInput = z.output<typeof userInput>
export type UserInvitation = z.output<typeof userInvitation>

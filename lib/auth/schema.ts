import { z } from 'zod'
import { newPassword } from './passwords'

/** What people send to sign in. Every value is a text: an object in its place is refused before anybody looks it up. */
export const signInInput = z.object({
  email: z.string('请填写邮箱').max(254, '邮箱最多 254 个字符'),
  password: z.string('请填写密码').max(1000, '密码太长'),
  callbackUrl: z.string().optional(),
})

/** The second factor: six digits of an app, or a recovery code. */
export const codeInput = z.object({
  code: z.string('请输入验证码').trim().min(1, '请输入验证码').max(40, '验证码太长'),
  callbackUrl: z.string().optional(),
})

const email = z
  .string('请填写邮箱')
  .max(254, '邮箱最多 254 个字符')
  .transform((text) => text.normalize('NFKC').trim().toLowerCase())
  .pipe(z.email('请填写有效的邮箱地址'))

/** Whom a mail is asked for. */
export const resetInput = z.object({ email })

/** A token of ours; anything else is as good as used. */
export const linkToken = z.string().regex(/^[\w-]{32}$/, '这个链接不完整，请重新从邮件里打开')

/** A password set through a link in a mail. */
export const linkInput = z
  .object({ token: linkToken, password: newPassword, again: z.string('请再输入一次') })
  .refine(({ password, again }) => password === again, { message: '两次填写的新密码不一致', path: ['again'] })

/** Nothing is sent. */
export const noInput = z.object({})

/** The first code of an authenticator app, with what was shown to set it up. */
export const totpInput = z.object({
  setup: z.string().max(500),
  code: z.string('请输入验证码').trim().min(1, '请输入验证码').max(12, '验证码是 6 位数字'),
})

/** The password once more. */
export const proofInput = z.object({
  password: z.string('请填写密码').min(1, '请填写密码').max(1000, '密码太长'),
})

import type { AuthenticationResponseJSON, RegistrationResponseJSON } from '@simplewebauthn/server'
import { z } from 'zod'
import { filled } from '@/lib/filled'
import { normaliseEmail } from './email'
import { newPassword } from './passwords'

/** What people send to sign in. Every value is a text: an object in its place is refused before anybody looks it up. */
export const signInInput = z.object({
  email: z.string('请填写邮箱').trim().min(1, '请填写邮箱').max(254, '邮箱最多 254 个字符'),
  password: z.string('请填写密码').min(1, '请填写密码').max(1000, '密码太长'),
  callbackUrl: z.string().optional(),
})

/** The second factor: six digits of an app, or a recovery code. */
export const codeInput = z.object({
  code: filled('请输入验证码').max(40, '验证码太长'),
  callbackUrl: z.string().optional(),
})

const email = z
  .string('请填写邮箱')
  .max(254, '邮箱最多 254 个字符')
  .transform(normaliseEmail)
  .pipe(z.email('请填写有效的邮箱地址'))

/** Whom a mail is asked for. */
export const resetInput = z.object({ email })

/** A token of ours; anything else is as good as used. */
export const linkToken = z.string().regex(/^[\w-]{32}$/, '这个链接不完整，请重新从邮件里打开')

/** A password set through a link in a mail. */
export const linkInput = z
  .object({ token: linkToken, password: newPassword, again: z.string('请再输入一次') })
  .refine(({ password, again }) => password === again, { message: '两次填写的新密码不一致', path: ['again'] })

/** The first code of an authenticator app, with what was shown to set it up. */
export const totpInput = z.object({
  setup: z.string().max(500),
  code: filled('请输入验证码').max(12, '验证码是 6 位数字'),
})

/** The password once more. */
export const proofInput = z.object({
  password: z.string('请填写密码').min(1, '请填写密码').max(1000, '密码太长'),
})

const base64 = z
  .string()
  .max(20_000)
  .regex(/^[\w-]+$/)
const keyed = {
  id: base64,
  rawId: base64,
  type: z.literal('public-key'),
  clientExtensionResults: z.looseObject({}),
}

/** What a device answers when it makes a key. The library looks at every byte of it; this at its shape. */
const registration = z.looseObject({
  ...keyed,
  response: z.looseObject({ clientDataJSON: base64, attestationObject: base64 }),
})
/** What a device answers when it signs in with one. */
const assertion = z.looseObject({
  ...keyed,
  response: z.looseObject({ clientDataJSON: base64, authenticatorData: base64, signature: base64 }),
})

const asJson = z
  .string()
  .max(60_000)
  .transform((text, context) => {
    try {
      return JSON.parse(text) as unknown
    } catch {
      context.addIssue({ code: 'custom', message: '浏览器的回答不完整，请再试一次' })
      return z.NEVER
    }
  })

/** A key that was made, and what to call it. */
export const passkeyInput = z.object({
  response: asJson.pipe(registration).transform((value) => value as unknown as RegistrationResponseJSON),
  name: filled('请填写名称').max(60, '名称最多 60 个字符'),
})

/** A sign-in with a key. */
export const passkeySignInInput = z.object({
  response: asJson.pipe(assertion).transform((value) => value as unknown as AuthenticationResponseJSON),
  callbackUrl: z.string().optional(),
})

import { z } from 'zod'
import { ownPath } from '@/lib/auth/callback-path'
import { signIn } from '@/lib/auth/commands'
import { fromOf, sessionCookies } from '@/lib/auth/cookies'
import { currentActor } from '@/lib/auth/session'
import { goOn, refuse } from '@/lib/auth/sign-in-answer'
import { isAppError } from '@/lib/errors'
import { formToObject, parseInput } from '@/lib/server/form'
import { publicRoute, requireSameOrigin } from '@/lib/server/route'

const fields = z.object({
  email: z.string('请填写邮箱').max(254, '邮箱最多 254 个字符'),
  password: z.string('请填写密码').max(1000, '密码太长'),
  callbackUrl: z.string().optional(),
})

/** Signs in with email and password, with or without JavaScript. */
export const POST = publicRoute(async ({ request }) => {
  requireSameOrigin(request)
  const given = formToObject(await request.formData().catch(() => new FormData()))
  try {
    const input = parseInput(fields, given)
    const replaces = (await currentActor())?.sessionId
    const opened = await signIn({ ...input, ...fromOf(request), replaces }, new Date())
    return goOn(request, { path: ownPath(input.callbackUrl), cookies: await sessionCookies(opened) })
  } catch (error) {
    if (isAppError(error)) return refuse(request, error, '/sign-in', given.callbackUrl)
    throw error
  }
})

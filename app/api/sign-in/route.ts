import { z } from 'zod'
import { ownPath } from '@/lib/auth/callback-path'
import { signIn } from '@/lib/auth/commands'
import { SESSION_COOKIE, SESSION_SECONDS } from '@/lib/auth/options'
import { sealToken } from '@/lib/auth/tokens'
import { env } from '@/lib/env'
import { isAppError } from '@/lib/errors'
import { ADDRESS_HEADER } from '@/lib/server/client-address'
import { publicRoute, requireSameOrigin } from '@/lib/server/route'

const fields = z.object({
  email: z.string().max(254),
  password: z.string().max(1000),
  callbackUrl: z.string().optional(),
})

/** 303, so that the browser follows with GET. Relative, because a proxy may know us by another name. */
function goTo(path: string, cookie?: string): Response {
  return new Response(null, {
    status: 303,
    headers: { Location: path, 'Cache-Control': 'no-store', ...(cookie ? { 'Set-Cookie': cookie } : {}) },
  })
}

/** The sign-in form sent without JavaScript: the same session, by a plain post. */
export const POST = publicRoute(async ({ request }) => {
  requireSameOrigin(request)
  const form = await request.formData().catch(() => new FormData())
  const input = fields.safeParse(Object.fromEntries(form))
  if (!input.success || !env.AUTH_SECRET) return goTo('/sign-in?error=CredentialsSignin')
  const { callbackUrl, ...credentials } = input.data
  const back = `callbackUrl=${encodeURIComponent(ownPath(callbackUrl))}`
  try {
    const userAgent = request.headers.get('user-agent') ?? ''
    const address = request.headers.get(ADDRESS_HEADER) ?? ''
    const session = await signIn({ ...credentials, userAgent, address }, new Date())
    if (!session) return goTo(`/sign-in?error=CredentialsSignin&${back}`)
    const token = await sealToken({ token: { sid: session.sessionId }, maxAge: SESSION_SECONDS })
    const secure = SESSION_COOKIE.startsWith('__Secure-') ? '; Secure' : ''
    const cookie = `${SESSION_COOKIE}=${token}; Path=/; HttpOnly; SameSite=Lax; Max-Age=${SESSION_SECONDS}${secure}`
    return goTo(ownPath(callbackUrl), cookie)
  } catch (error) {
    if (isAppError(error, 'TOO_MANY')) return goTo(`/sign-in?error=TOO_MANY&${back}`)
    throw error
  }
})

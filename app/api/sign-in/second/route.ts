import { ownPath } from '@/lib/auth/callback-path'
import { firstPath, fromOf, noStepCookie, sessionCookies, stepOf } from '@/lib/auth/cookies'
import { codeInput } from '@/lib/auth/schema'
import { passSecondStep } from '@/lib/auth/second-step-commands'
import { currentActor } from '@/lib/auth/session'
import { signInRoute } from '@/lib/auth/sign-in-route'
import { publicRoute } from '@/lib/server/route'

/** The second factor, in the browser that gave the password. */
export const POST = publicRoute(
  signInRoute(codeInput, '/sign-in/second', async ({ code, callbackUrl }, request) => {
    const replaces = (await currentActor())?.sessionId
    const from = { ...fromOf(request), replaces }
    const opened = await passSecondStep({ token: stepOf(request), code }, from, new Date())
    const path = firstPath(opened, ownPath(callbackUrl))
    return { path, cookies: [...(await sessionCookies(opened)), noStepCookie()] }
  }),
)

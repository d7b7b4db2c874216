import { ownPath } from '@/lib/auth/callback-path'
import { firstPath, fromOf, noStepCookie, sessionCookies } from '@/lib/auth/cookies'
import { signInWithPasskey } from '@/lib/auth/passkey-commands'
import { passkeySignInInput } from '@/lib/auth/schema'
import { currentActor } from '@/lib/auth/session'
import { signInRoute } from '@/lib/auth/sign-in-route'
import { publicRoute } from '@/lib/server/route'

/** Signs in with a key alone, or instead of the second factor. */
export const POST = publicRoute(
  signInRoute(passkeySignInInput, '/sign-in', async ({ response, callbackUrl }, request) => {
    const replaces = (await currentActor())?.sessionId
    const opened = await signInWithPasskey(response, { ...fromOf(request), replaces }, new Date())
    const path = firstPath(opened, ownPath(callbackUrl))
    return { path, cookies: [...(await sessionCookies(opened)), noStepCookie()] }
  }),
)

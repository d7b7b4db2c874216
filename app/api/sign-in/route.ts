import { ownPath } from '@/lib/auth/callback-path'
import { signIn } from '@/lib/auth/commands'
import { firstPath, sessionCookies, stepCookie } from '@/lib/auth/cookies'
import { signInInput } from '@/lib/auth/schema'
import { signInRoute, signsInFrom } from '@/lib/auth/sign-in-route'
import { publicRoute } from '@/lib/server/route'

/** Signs in with email and password, with or without JavaScript; where there is a second factor, leads to it. */
export const POST = publicRoute(
  signInRoute(signInInput, '/sign-in', async (input, request) => {
    const signedIn = await signIn({ ...input, ...(await signsInFrom(request)) }, new Date())
    const path = ownPath(input.callbackUrl)
    if ('step' in signedIn)
      return {
        path: `/sign-in/second?${new URLSearchParams({ callbackUrl: path })}`,
        cookies: [stepCookie(signedIn.step)],
      }
    return { path: firstPath(signedIn, path), cookies: await sessionCookies(signedIn) }
  }),
)

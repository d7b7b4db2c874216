import { signIn } from '@/lib/auth/commands'
import { signInInput } from '@/lib/auth/schema'
import { cameIn, signInRoute, signsInFrom } from '@/lib/auth/sign-in-route'
import { publicRoute } from '@/lib/server/route'

/** Signs in with email and password, with or without JavaScript; where there is a second factor, leads to it. */
export const POST = publicRoute(
  signInRoute(signInInput, '/sign-in', async (input, request) => {
    const signedIn = await signIn({ ...input, ...(await signsInFrom(request)) }, new Date())
    return cameIn(signedIn, input.callbackUrl)
  }),
)

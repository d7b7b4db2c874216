import { signInWithPasskey } from '@/lib/auth/passkey-commands'
import { passkeySignInInput } from '@/lib/auth/schema'
import { entered, signInRoute, signsInFrom } from '@/lib/auth/sign-in-route'
import { publicRoute } from '@/lib/server/route'

/** Signs in with a key alone, or instead of the second factor. */
export const POST = publicRoute(
  signInRoute(passkeySignInInput, '/sign-in', async ({ response, callbackUrl }, request) =>
    entered(await signInWithPasskey(response, await signsInFrom(request), new Date()), callbackUrl),
  ),
)

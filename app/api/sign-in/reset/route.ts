import { fromOf } from '@/lib/auth/cookies'
import { askForReset } from '@/lib/auth/link-commands'
import { resetInput } from '@/lib/auth/schema'
import { signInRoute } from '@/lib/auth/sign-in-route'
import { publicRoute } from '@/lib/server/route'

/** Asks for a mail in which one's password is set. */
export const POST = publicRoute(
  signInRoute(resetInput, '/sign-in/forgot', async ({ email }, request) => {
    await askForReset({ email, ...fromOf(request) }, new Date())
    return { path: '/sign-in/forgot?done=sent' }
  }),
)

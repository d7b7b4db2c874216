import { stepOf } from '@/lib/auth/cookies'
import { codeInput } from '@/lib/auth/schema'
import { passSecondStep } from '@/lib/auth/second-step-commands'
import { entered, signInRoute, signsInFrom } from '@/lib/auth/sign-in-route'
import { publicRoute } from '@/lib/server/route'

/** The second factor, in the browser that gave the password. */
export const POST = publicRoute(
  signInRoute(codeInput, '/sign-in/second', async ({ code, callbackUrl }, request) => {
    const step = { token: stepOf(request), code }
    return entered(await passSecondStep(step, await signsInFrom(request), new Date()), callbackUrl)
  }),
)

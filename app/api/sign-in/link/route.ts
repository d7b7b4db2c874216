import { fromOf } from '@/lib/auth/cookies'
import { setPasswordByLink } from '@/lib/auth/link-commands'
import { linkInput, linkToken } from '@/lib/auth/schema'
import { signInRoute } from '@/lib/auth/sign-in-route'
import { publicRoute } from '@/lib/server/route'

const pageOf = ({ token }: Record<string, unknown>) => {
  const known = linkToken.safeParse(token)
  return known.success ? `/sign-in/link/${known.data}` : '/sign-in/forgot'
}

/** Sets the password that a link in a mail is for. */
export const POST = publicRoute(
  signInRoute(linkInput, pageOf, async (input, request) => {
    await setPasswordByLink({ ...input, ...fromOf(request) }, new Date())
    return { path: '/sign-in?done=password' }
  }),
)

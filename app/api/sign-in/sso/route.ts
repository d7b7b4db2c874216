import { ssoCookie } from '@/lib/auth/cookies'
import { followed } from '@/lib/auth/sign-in-route'
import { publicRoute } from '@/lib/server/route'
import { beginSso } from '@/lib/sso/commands'

/** Goes to the provider of single sign-on. It is a link: a form may not lead to another site. */
export const GET = publicRoute(({ request }) => {
  const callbackUrl = new URL(request.url).searchParams.get('callbackUrl')
  return followed(callbackUrl, async () => {
    const { url, sealed } = await beginSso(callbackUrl, new Date())
    return { path: url, cookies: [ssoCookie(sealed)] }
  })
})

import { ssoCookie } from '@/lib/auth/cookies'
import { followed } from '@/lib/auth/sign-in-route'
import { publicRoute } from '@/lib/server/route'
import { beginSso } from '@/lib/sso/commands'

/** Goes to the provider of single sign-on. It is a link: a form may not lead to another site. */
export const GET = publicRoute(({ request }) => {
  const { searchParams } = new URL(request.url)
  const callbackUrl = searchParams.get('callbackUrl')
  const again = searchParams.get('again') === '1'
  return followed(callbackUrl, async () => {
    const { url, sealed } = await beginSso({ callbackUrl, again }, new Date())
    return { path: url, cookies: [ssoCookie(sealed)] }
  })
})

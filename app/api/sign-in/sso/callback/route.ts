import { noSsoCookie, ssoOf } from '@/lib/auth/cookies'
import { cameIn, followed, signsInFrom } from '@/lib/auth/sign-in-route'
import { publicRoute } from '@/lib/server/route'
import { finishSso, wantedBy } from '@/lib/sso/commands'

/** Where the provider sends people back to. Whatever comes of it, the same way is not gone twice. */
export const GET = publicRoute(({ request }) => {
  const sealed = ssoOf(request)
  const wanted = wantedBy(sealed, new Date())
  const answer = { search: new URL(request.url).searchParams, sealed }
  const run = async () => cameIn(await finishSso(answer, await signsInFrom(request), new Date()), wanted)
  return followed(wanted, run, [noSsoCookie()])
})

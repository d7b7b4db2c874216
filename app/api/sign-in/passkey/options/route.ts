import { beginPasskeySignIn } from '@/lib/auth/passkey-commands'
import { publicRoute, requireSameOrigin } from '@/lib/server/route'

/** What a device is asked to sign. */
export const POST = publicRoute(async ({ request }) => {
  requireSameOrigin(request)
  return Response.json(await beginPasskeySignIn(new Date()), { headers: { 'Cache-Control': 'no-store' } })
})

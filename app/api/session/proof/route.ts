import { proveAgain } from '@/lib/auth/proof-commands'
import { proofInput } from '@/lib/auth/schema'
import { requireSignedIn } from '@/lib/auth/session'
import { parseInput } from '@/lib/server/form'
import { publicRoute, readJson, requireSameOrigin } from '@/lib/server/route'

/** Says once more who one is, before something that needs it; setting up a second factor that is owed needs it too. */
export const POST = publicRoute(async ({ request }) => {
  requireSameOrigin(request)
  const actor = await requireSignedIn()
  await proveAgain(actor, parseInput(proofInput, await readJson(request, 4_096)), new Date())
  return new Response(null, { status: 204, headers: { 'Cache-Control': 'no-store' } })
})

import { proveAgain } from '@/lib/auth/proof-commands'
import { proofInput } from '@/lib/auth/schema'
import { parseInput } from '@/lib/server/form'
import { readJson, route } from '@/lib/server/route'

/** Says once more who one is, before something that needs it. */
export const POST = route(async ({ request, actor }) => {
  await proveAgain(actor, parseInput(proofInput, await readJson(request, 4_096)), new Date())
  return new Response(null, { status: 204, headers: { 'Cache-Control': 'no-store' } })
})

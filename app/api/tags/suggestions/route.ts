import { parseInput } from '@/lib/server/form'
import { readJson, route } from '@/lib/server/route'
import { suggestionsInput } from '@/lib/taxonomy/schema'
import { suggestTags } from '@/lib/taxonomy/suggest-queries'

/** Existing tags that a text speaks of. Asked by POST, because the text does not fit into an address. */
export const POST = route(async ({ request, actor }) => {
  const input = parseInput(suggestionsInput, await readJson(request))
  return Response.json(await suggestTags(actor, input), { headers: { 'Cache-Control': 'no-store' } })
})

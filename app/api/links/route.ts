import { checkLinks } from '@/lib/links/queries'
import { linksInput } from '@/lib/links/schema'
import { parseInput } from '@/lib/server/form'
import { readJson, route } from '@/lib/server/route'

/** How some links of a body stand: which ones readers cannot open, and why. */
export const POST = route(async ({ request, actor }) => {
  const { hrefs } = parseInput(linksInput, await readJson(request))
  return Response.json(await checkLinks(actor, hrefs), { headers: { 'Cache-Control': 'no-store' } })
})

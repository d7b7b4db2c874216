import { suggest } from '@/lib/search/suggest-public'
import { publicRoute } from '@/lib/server/route'

/** What the search box proposes for what was typed so far. */
export const GET = publicRoute(async ({ request }) => {
  const q = new URL(request.url).searchParams.get('q') ?? ''
  return Response.json(await suggest(q), { headers: { 'Cache-Control': 'public, max-age=60' } })
})

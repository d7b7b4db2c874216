import { propose } from '@/lib/search/propose'
import { publicRoute } from '@/lib/server/route'

/** What the search box proposes for what was typed so far. */
export const GET = publicRoute(async ({ request }) => {
  const given = new URL(request.url).searchParams
  const edition = given.get('lang') === 'zh-Hant' ? 'zh-Hant' : 'zh-Hans'
  // Kept nowhere: the title of a withdrawn piece must not be proposed from anybody's cache.
  return Response.json(await propose(given.get('q') ?? '', edition), {
    headers: { 'Cache-Control': 'no-cache' },
  })
})

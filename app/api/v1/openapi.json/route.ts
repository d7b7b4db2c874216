import { openApi } from '@/lib/api/openapi'
import { env } from '@/lib/env'
import { publicRoute } from '@/lib/server/route'

/** What the API takes and answers, for programs that read it; it names no secret, so anybody may. */
export const GET = publicRoute(async () =>
  Response.json(openApi(env.SITE_URL), { headers: { 'Cache-Control': 'no-cache' } }),
)

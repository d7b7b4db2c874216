import { readHealth } from '@/lib/health/queries'
import { publicRoute } from '@/lib/server/route'

export const dynamic = 'force-dynamic'

/** 200 while readers can be served and appointments are kept, 503 otherwise; the body says which part is ill. */
export const GET = publicRoute(async () => {
  const health = await readHealth(new Date())
  return Response.json(health, { status: health.ok ? 200 : 503, headers: { 'Cache-Control': 'no-store' } })
})

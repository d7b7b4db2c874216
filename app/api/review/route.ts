import { countWaiting } from '@/lib/review/count-queries'
import { route } from '@/lib/server/route'

/** How much of the review waits for who asks. */
export const GET = route(async ({ actor }) =>
  Response.json({ unseen: await countWaiting(actor) }, { headers: { 'Cache-Control': 'no-store' } }),
)

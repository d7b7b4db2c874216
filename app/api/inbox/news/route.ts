import { newsStream } from '@/lib/notifications/stream'
import { EVENT_STREAM } from '@/lib/server/open-streams'
import { route } from '@/lib/server/route'

/** What waits for one, in the inbox and in the review, as server-sent events while the window stays. */
export const GET = route(
  async ({ request, actor }) => new Response(newsStream(actor, request.signal), { headers: EVENT_STREAM }),
)

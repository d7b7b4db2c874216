import { unreadStream } from '@/lib/notifications/stream'
import { EVENT_STREAM } from '@/lib/server/open-streams'
import { route } from '@/lib/server/route'

/** How much in one's own inbox is unread, as server-sent events while the window stays. */
export const GET = route(
  async ({ request, actor }) => new Response(unreadStream(actor, request.signal), { headers: EVENT_STREAM }),
)

import { idInput } from '@/lib/id'
import { presenceStream } from '@/lib/presence/stream'
import { parseInput } from '@/lib/server/form'
import { EVENT_STREAM } from '@/lib/server/open-streams'
import { route } from '@/lib/server/route'

/** Who else has the piece open, as server-sent events while the window stays. */
export const GET = route<{ id: string }>(async ({ request, params, actor }) => {
  const { id } = parseInput(idInput, params)
  return new Response(await presenceStream(actor, id, request.signal), {
    headers: EVENT_STREAM,
  })
})

import { idInput } from '@/lib/id'
import { presenceStream } from '@/lib/presence/stream'
import { parseInput } from '@/lib/server/form'
import { route } from '@/lib/server/route'

/** Who else has the piece open, as server-sent events while the window stays. */
export const GET = route<{ id: string }>(async ({ request, params, actor }) => {
  const { id } = parseInput(idInput, params)
  return new Response(await presenceStream(actor, id, request.signal), {
    headers: {
      'Content-Type': 'text/event-stream; charset=utf-8',
      'Cache-Control': 'no-store, no-transform',
      // A proxy that collects an answer before passing it on would pass on nothing.
      'X-Accel-Buffering': 'no',
    },
  })
})

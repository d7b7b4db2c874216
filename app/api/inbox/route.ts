import { readNotices } from '@/lib/notifications/commands'
import { readInput } from '@/lib/notifications/schema'
import { parseInput } from '@/lib/server/form'
import { readJson, route } from '@/lib/server/route'

/** Something in one's own inbox has been read. */
export const POST = route(async ({ request, actor }) => {
  const input = parseInput(readInput, await readJson(request))
  return Response.json(await readNotices(actor, input, new Date()))
})

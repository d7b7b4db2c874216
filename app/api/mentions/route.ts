import { seeMentions } from '@/lib/comments/mention-commands'
import { countUnseen } from '@/lib/comments/queries'
import { seenInput } from '@/lib/comments/schema'
import { parseInput } from '@/lib/server/form'
import { readJson, route } from '@/lib/server/route'

/** How many mentions wait to be seen. */
export const GET = route(async ({ actor }) =>
  Response.json({ unseen: await countUnseen(actor) }, { headers: { 'Cache-Control': 'no-store' } }),
)

/** The mentions in one piece have been seen. */
export const POST = route(async ({ request, actor }) => {
  const input = parseInput(seenInput, await readJson(request))
  return Response.json(await seeMentions(actor, input, new Date()))
})

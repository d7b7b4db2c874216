import { draftChange } from '@/lib/corrections/change-queries'
import { idInput } from '@/lib/id'
import { parseInput } from '@/lib/server/form'
import { route } from '@/lib/server/route'

/** How much of what readers see the working draft would change; null when nothing. */
export const GET = route<{ id: string }>(async ({ actor, params }) => {
  const { id } = parseInput(idInput, params)
  return Response.json({ change: await draftChange(actor, id) })
})

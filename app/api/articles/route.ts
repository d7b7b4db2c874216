import { createArticle } from '@/lib/articles/commands'
import { getBegun } from '@/lib/articles/queries'
import { createInput } from '@/lib/articles/schema'
import { parseInput } from '@/lib/server/form'
import { readJson, route } from '@/lib/server/route'
import { orCollision } from './collision'

/** Begins a working draft: the first save of a new piece. */
export const POST = route(async ({ request, actor }) => {
  const { draftKey, saveId, ...draft } = parseInput(createInput, await readJson(request))
  const keys = { ...(draftKey && { draftKey }), ...(saveId && { saveId }) }
  return orCollision(
    async () => Response.json(await createArticle(actor, { ...draft, ...keys }, new Date()), { status: 201 }),
    async () => (draftKey ? getBegun(actor, draftKey) : null),
  )
})

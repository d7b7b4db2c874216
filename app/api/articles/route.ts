import { createArticle } from '@/lib/articles/commands'
import { articleInput } from '@/lib/articles/schema'
import { parseInput } from '@/lib/server/form'
import { readJson, route } from '@/lib/server/route'

/** Begins a working draft: the first save of a new piece. */
export const POST = route(async ({ request, actor }) => {
  const input = parseInput(articleInput, await readJson(request))
  return Response.json(await createArticle(actor, input, new Date()), { status: 201 })
})

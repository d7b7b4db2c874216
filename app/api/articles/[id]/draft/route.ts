import { saveArticle } from '@/lib/articles/commands'
import { getArticle } from '@/lib/articles/queries'
import { saveInput } from '@/lib/articles/schema'
import { notFound } from '@/lib/errors'
import { idInput } from '@/lib/id'
import { parseInput } from '@/lib/server/form'
import { readJson, route } from '@/lib/server/route'
import { currentDraft, orCollision } from '../../collision'

/** The working draft as it is now. */
export const GET = route<{ id: string }>(async ({ params, actor }) => {
  const { id } = parseInput(idInput, params)
  const article = await getArticle(actor, id)
  if (!article) throw notFound('这篇稿件')
  return Response.json(currentDraft(article), { headers: { 'Cache-Control': 'no-store' } })
})

/** Saves the working draft against the version the writer saw; a 409 carries the draft there is now. */
export const PUT = route<{ id: string }>(async ({ request, params, actor }) => {
  const input = parseInput(saveInput, { ...((await readJson(request)) as object | null), id: params.id })
  return orCollision(
    async () => Response.json(await saveArticle(actor, input, new Date())),
    () => getArticle(actor, input.id),
  )
})

import { saveArticle } from '@/lib/articles/commands'
import { getArticle } from '@/lib/articles/queries'
import { saveInput } from '@/lib/articles/schema'
import { isAppError } from '@/lib/errors'
import { parseInput } from '@/lib/server/form'
import { readJson, route } from '@/lib/server/route'

/** Saves the working draft against the version the writer saw; a 409 carries the version there is now. */
export const PUT = route<{ id: string }>(async ({ request, params, actor }) => {
  const input = parseInput(saveInput, { ...((await readJson(request)) as object | null), id: params.id })
  try {
    return Response.json(await saveArticle(actor, input, new Date()))
  } catch (error) {
    if (!isAppError(error, 'CONFLICT')) throw error
    const current = await getArticle(actor, input.id)
    const { code, message, fields, status } = error
    const theirs = current && {
      version: current.version,
      updatedByName: current.updatedByName,
      updatedAt: current.updatedAt,
    }
    return Response.json({ error: { code, message, fields }, current: theirs }, { status })
  }
})

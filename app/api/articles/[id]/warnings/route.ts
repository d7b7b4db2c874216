import { articleWarnings } from '@/lib/articles/warnings-queries'
import { notFound } from '@/lib/errors'
import { idInput } from '@/lib/id'
import { parseInput } from '@/lib/server/form'
import { route } from '@/lib/server/route'

/** What somebody should know before the piece is published. */
export const GET = route<{ id: string }>(async ({ actor, params }) => {
  const { id } = parseInput(idInput, params)
  const warnings = await articleWarnings(actor, id, new Date())
  if (warnings === null) throw notFound('这篇稿件')
  return Response.json({ warnings })
})

import { articleWarnings } from '@/lib/articles/warnings-queries'
import { notFound } from '@/lib/errors'
import { route } from '@/lib/server/route'

/** What somebody should know before the piece is published. */
export const GET = route<{ id: string }>(async ({ actor, params }) => {
  const id = /^[1-9]\d{0,8}$/.test(params.id) ? Number(params.id) : null
  const warnings = id === null ? null : await articleWarnings(actor, id, new Date())
  if (warnings === null) throw notFound('这篇稿件')
  return Response.json({ warnings })
})

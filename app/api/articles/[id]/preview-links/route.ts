import { notFound } from '@/lib/errors'
import { idInput } from '@/lib/id'
import { listPreviewLinks } from '@/lib/preview-links/queries'
import { parseInput } from '@/lib/server/form'
import { route } from '@/lib/server/route'

/** The preview links of a piece; never the addresses. */
export const GET = route<{ id: string }>(async ({ params, actor }) => {
  const { id } = parseInput(idInput, params)
  const links = await listPreviewLinks(actor, id, new Date())
  if (!links) throw notFound('这篇稿件')
  return Response.json(links, { headers: { 'Cache-Control': 'no-store' } })
})

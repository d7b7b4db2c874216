import { readStanding } from '@/app/admin/articles/standing'
import { getArticle } from '@/lib/articles/queries'
import { notFound } from '@/lib/errors'
import { idInput } from '@/lib/id'
import { parseInput } from '@/lib/server/form'
import { route } from '@/lib/server/route'

/** How a piece stands now, as its editor shows it. */
export const GET = route<{ id: string }>(async ({ params, actor }) => {
  const { id } = parseInput(idInput, params)
  const article = await getArticle(actor, id)
  if (!article) throw notFound('这篇稿件')
  const standing = await readStanding(actor, article, new Date())
  return Response.json(standing, { headers: { 'Cache-Control': 'no-store' } })
})

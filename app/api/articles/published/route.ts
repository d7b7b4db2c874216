import { suggestPublished } from '@/lib/articles/related-queries'
import { route } from '@/lib/server/route'

/** Public pieces for “type to find”, newest first. */
export const GET = route(async ({ request, actor }) => {
  const q = (new URL(request.url).searchParams.get('q') ?? '').trim().slice(0, 64)
  const found = await suggestPublished(actor, q)
  return Response.json(found.map(({ id, title }) => ({ id, name: title })))
})

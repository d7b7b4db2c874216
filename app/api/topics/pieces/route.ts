import { route } from '@/lib/server/route'
import { suggestPieces } from '@/lib/topics/queries'

/** Public pieces for the sections of a topic, newest first. */
export const GET = route(async ({ request, actor }) => {
  const q = (new URL(request.url).searchParams.get('q') ?? '').trim().slice(0, 64)
  const found = await suggestPieces(actor, q)
  return Response.json(found.map(({ id, title }) => ({ id, name: title })))
})

import { mediaFilters } from '@/lib/media/filters'
import { listFiles } from '@/lib/media/queries'
import { parseInput } from '@/lib/server/form'
import { route } from '@/lib/server/route'

/** Attachments for the editor to choose from. */
export const GET = route(async ({ request, actor }) => {
  const { q } = parseInput(mediaFilters, Object.fromEntries(new URL(request.url).searchParams))
  return Response.json({ items: await listFiles(actor, q, new Date()) })
})

import { findInDesk } from '@/lib/search/desk-queries'
import { route } from '@/lib/server/route'

const LONGEST = 64

/** What the desk's palette finds for what was typed. */
export const GET = route(async ({ request, actor }) => {
  const q = (new URL(request.url).searchParams.get('q') ?? '').trim().slice(0, LONGEST)
  return Response.json(await findInDesk(actor, q))
})

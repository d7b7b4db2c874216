import { ensureAuthor } from '@/lib/people/commands'
import { suggestAuthors } from '@/lib/people/queries'
import { authorInput } from '@/lib/people/schema'
import { parseInput } from '@/lib/server/form'
import { readJson, route } from '@/lib/server/route'
import { siteDate } from '@/lib/time'

/** People for the byline, each with the office they hold today. */
export const GET = route(async ({ request, actor }) => {
  const q = (new URL(request.url).searchParams.get('q') ?? '').trim().slice(0, 40)
  const found = await suggestAuthors(actor, q, siteDate(new Date()))
  return Response.json(found.map(({ id, name, affiliation }) => ({ id, name, note: affiliation })))
})

/** The person of this name, registered when there is none. */
export const POST = route(async ({ request, actor }) => {
  const input = parseInput(authorInput.pick({ name: true }), await readJson(request))
  return Response.json(await ensureAuthor(actor, input))
})

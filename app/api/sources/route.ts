import { parseInput } from '@/lib/server/form'
import { readJson, route } from '@/lib/server/route'
import { ensureSource } from '@/lib/sources/commands'
import { listSources } from '@/lib/sources/queries'
import { sourceInput } from '@/lib/sources/schema'
import { SOURCE_STATES } from '@/lib/sources/state'

const SHOWN = 12

/** Sources whose name contains `q`. */
export const GET = route(async ({ request, actor }) => {
  const q = (new URL(request.url).searchParams.get('q') ?? '').trim().slice(0, 60)
  const { rows } = await listSources(actor, { q })
  return Response.json(
    rows.slice(0, SHOWN).map(({ id, name, state }) => ({
      ...{ id, name },
      ...(state === 'ALLOWED' ? {} : { note: SOURCE_STATES[state] }),
    })),
  )
})

/** The source of this name, registered when there is none. */
export const POST = route(async ({ request, actor }) => {
  const input = parseInput(sourceInput.pick({ name: true }), await readJson(request))
  return Response.json(await ensureSource(actor, input))
})

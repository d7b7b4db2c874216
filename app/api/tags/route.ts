import { z } from 'zod'
import { parseInput } from '@/lib/server/form'
import { readJson, route } from '@/lib/server/route'
import { listTags } from '@/lib/taxonomy/queries'
import { tagName } from '@/lib/taxonomy/schema'
import { ensureTag } from '@/lib/taxonomy/tag-commands'

const SHOWN = 12

/** Tags whose name, alias or spelling fits `q`, for “type to find”. */
export const GET = route(async ({ request, actor }) => {
  const q = (new URL(request.url).searchParams.get('q') ?? '').trim().slice(0, 30)
  const { rows } = await listTags(actor, { q })
  return Response.json(
    rows.slice(0, SHOWN).map(({ id, name, aliases }) => ({ id, name, note: aliases.join('、') })),
  )
})

/** The tag of this name, made when there is none. */
export const POST = route(async ({ request, actor }) => {
  const input = parseInput(z.object({ name: tagName }), await readJson(request))
  return Response.json(await ensureTag(actor, input))
})

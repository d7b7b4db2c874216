import { ROLE_LABELS } from '@/lib/auth/permissions'
import { listMentionable } from '@/lib/comments/queries'
import { idInput } from '@/lib/id'
import { parseInput } from '@/lib/server/form'
import { route } from '@/lib/server/route'

/** Whom a comment on this piece can mention. */
export const GET = route<{ id: string }>(async ({ request, params, actor }) => {
  const { id } = parseInput(idInput, params)
  const q = (new URL(request.url).searchParams.get('q') ?? '').trim().slice(0, 40)
  const found = await listMentionable(actor, id, q)
  return Response.json(found.map(({ role, ...one }) => ({ ...one, note: ROLE_LABELS[role] })))
})

import { notFound } from '@/lib/errors'
import { idInput } from '@/lib/id'
import { getMedia } from '@/lib/media/queries'
import { parseInput } from '@/lib/server/form'
import { route } from '@/lib/server/route'

/** One file: what is said about it, and where it is used. */
export const GET = route<{ id: string }>(async ({ actor, params }) => {
  const { id } = parseInput(idInput, params)
  const media = await getMedia(actor, id)
  if (!media) throw notFound('这个素材')
  return Response.json(media)
})

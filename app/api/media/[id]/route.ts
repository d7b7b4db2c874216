import { notFound } from '@/lib/errors'
import { getMedia } from '@/lib/media/queries'
import { route } from '@/lib/server/route'

/** One file: what is said about it, and where it is used. */
export const GET = route<{ id: string }>(async ({ actor, params }) => {
  const id = /^[1-9]\d{0,8}$/.test(params.id) ? Number(params.id) : null
  const media = id === null ? null : await getMedia(actor, id)
  if (!media) throw notFound('这个素材')
  return Response.json(media)
})

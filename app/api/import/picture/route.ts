import { takePicture } from '@/lib/import/document-commands'
import { pictureAddress } from '@/lib/import/schema'
import { parseInput } from '@/lib/server/form'
import { readJson, route } from '@/lib/server/route'

/** Takes over a picture that a pasted or imported text came with, from where it lies on the web. */
export const POST = route(async ({ request, actor }) => {
  const { url } = parseInput(pictureAddress, await readJson(request, 16 * 1024))
  return Response.json(await takePicture(actor, url), { status: 201 })
})

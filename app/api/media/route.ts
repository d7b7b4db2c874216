import { mediaFilters } from '@/lib/media/filters'
import { listMedia } from '@/lib/media/queries'
import { uploadRef } from '@/lib/media/schema'
import { storeUpload } from '@/lib/media/upload-commands'
import { parseInput } from '@/lib/server/form'
import { readJson, route } from '@/lib/server/route'

/** Files of the library for the picker, newest first. */
export const GET = route(async ({ request, actor }) => {
  const filters = parseInput(mediaFilters, Object.fromEntries(new URL(request.url).searchParams))
  return Response.json(await listMedia(actor, filters, new Date()))
})

/** Makes a finished upload (see /api/uploads) a file of the library. */
export const POST = route(async ({ request, actor }) => {
  const ref = parseInput(uploadRef, await readJson(request, 4_096))
  return Response.json(await storeUpload(actor, ref, new Date()), { status: 201 })
})

import { AppError } from '@/lib/errors'
import { storeImage } from '@/lib/media/commands'
import { listPictures } from '@/lib/media/queries'
import { MAX_IMAGE_BYTES, pictureSearch } from '@/lib/media/schema'
import { parseInput } from '@/lib/server/form'
import { route } from '@/lib/server/route'

const FORM_OVERHEAD = 64 * 1024

/** Pictures for the picker, newest first. */
export const GET = route(async ({ request, actor }) => {
  const search = parseInput(pictureSearch, Object.fromEntries(new URL(request.url).searchParams))
  return Response.json(await listPictures(actor, search))
})

/** Takes one picture as the field `file` of a form. */
export const POST = route(async ({ request, actor }) => {
  const length = Number(request.headers.get('content-length') ?? Number.NaN)
  if (!(length <= MAX_IMAGE_BYTES + FORM_OVERHEAD))
    throw new AppError('TOO_LARGE', '图片不能超过 20 MB，请压缩后再传。')
  const form = await request.formData().catch(() => null)
  const file = form?.get('file')
  if (!(file instanceof File)) throw new AppError('INVALID', '请选择一张图片。', { file: ['请选择一张图片'] })
  const picture = await storeImage(actor, new Uint8Array(await file.arrayBuffer()), file.name)
  return Response.json(picture, { status: 201 })
})

import { AppError } from '@/lib/errors'
import { readDocument } from '@/lib/import/document-commands'
import { MAX_DOCUMENT_BYTES } from '@/lib/import/schema'
import { route } from '@/lib/server/route'

const FORM_OVERHEAD = 64 * 1024

/** Reads a Word or Markdown file, sent as the field `file` of a form, for the piece that is being written. */
export const POST = route(async ({ request, actor }) => {
  const length = Number(request.headers.get('content-length') ?? Number.NaN)
  if (!(length <= MAX_DOCUMENT_BYTES + FORM_OVERHEAD))
    throw new AppError('TOO_LARGE', '文件不能超过 30 MB，请拆成几份或压缩图片后再导入。')
  const form = await request.formData().catch(() => null)
  const file = form?.get('file')
  if (!(file instanceof File)) throw new AppError('INVALID', '请选择一个文件。', { file: ['请选择一个文件'] })
  const bytes = Buffer.from(await file.arrayBuffer())
  return Response.json(await readDocument(actor, { name: file.name, bytes }))
})

import { randomBytes } from 'node:crypto'
import { Server } from '@tus/server'
import { authorise } from '@/lib/auth/authorise'
import type { Actor } from '@/lib/auth/permissions'
import { AppError } from '@/lib/errors'
import { MAX_UPLOAD_BYTES } from '@/lib/media/schema'
import { requireRoom } from '@/lib/storage/free-space'
import { ownPrefix, requireOwn, staging } from './staging'

/** Where uploads are sent, in the tus protocol: a connection that drops costs what was under way, and no more. */
export const UPLOADS_PATH = '/api/uploads'
/** Set by us on the request that tus sees, never taken from outside. */
const OWNER = 'x-upload-prefix'

const tus = new Server({
  path: UPLOADS_PATH,
  datastore: staging,
  maxSize: MAX_UPLOAD_BYTES,
  relativeLocation: true,
  namingFunction: (request) => (request.headers.get(OWNER) ?? '') + randomBytes(16).toString('hex'),
})

function requireLength(request: Request): void {
  const length = Number(request.headers.get('upload-length') ?? Number.NaN)
  if (!Number.isInteger(length) || length < 0) throw new AppError('INVALID', '上传请求没有说明文件大小。')
  if (length > MAX_UPLOAD_BYTES) throw new AppError('TOO_LARGE', '文件不能超过 50 MB，请压缩后再传。')
}

async function passOn(request: Request, headers: Headers): Promise<Response> {
  const body = request.body ? { body: request.body, duplex: 'half' as const } : {}
  const answer = await tus.handleWeb(
    new Request(request.url, { method: request.method, headers, signal: request.signal, ...body }),
  )
  // tus speaks to every site there is; we to our own.
  for (const name of [...answer.headers.keys()])
    if (name.startsWith('access-control-')) answer.headers.delete(name)
  return answer
}

/** Begins an upload. */
export async function beginUpload(actor: Actor, request: Request): Promise<Response> {
  authorise(actor, 'media.upload')
  requireLength(request)
  await requireRoom(Number(request.headers.get('upload-length')))
  const headers = new Headers(request.headers)
  headers.set(OWNER, await ownPrefix(actor))
  return passOn(request, headers)
}

/** Asks how far an upload of one’s own is, sends more of it, or gives it up. */
export async function continueUpload(actor: Actor, request: Request, id: string): Promise<Response> {
  authorise(actor, 'media.upload')
  requireOwn(actor, id)
  if (request.method === 'PATCH') await requireRoom(Number(request.headers.get('content-length') ?? 0))
  return passOn(request, new Headers(request.headers))
}

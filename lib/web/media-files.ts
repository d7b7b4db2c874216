import { createReadStream } from 'node:fs'
import { type FileHandle, open } from 'node:fs/promises'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { join } from 'node:path'
import { pipeline } from 'node:stream'
import { sendPlain } from './plain-pages'
import { FILE_HEADERS } from './security-headers'

const TYPES: Record<string, string> = {
  webp: 'image/webp',
  avif: 'image/avif',
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  png: 'image/png',
  gif: 'image/gif',
}

/** Names without dots but for the ending: there is no way up, and nothing that runs. */
const MEDIA = /^\/media\/((?:[\w-]+\/){0,3}[\w-]+\.(webp|avif|jpe?g|png|gif))$/

async function openFile(path: string): Promise<{ file: FileHandle; size: number } | null> {
  const file = await open(path).catch(() => null)
  const info = await file?.stat()
  if (file && info?.isFile()) return { file, size: info.size }
  await file?.close()
  return null
}

/** Serves an uploaded picture. Its name is made from its content, so it never changes. */
export async function sendMedia(
  req: IncomingMessage,
  res: ServerResponse,
  root: string,
  path: string,
  requestId: string,
): Promise<void> {
  const [, name = '', ending = ''] = MEDIA.exec(path) ?? []
  const found = name === '' ? null : await openFile(join(root, name))
  if (!found) return sendPlain(res, 404, requestId, req.method === 'HEAD')
  const etag = `"${name}"`
  const headers = {
    ...FILE_HEADERS,
    'cache-control': 'public, max-age=31536000, immutable',
    etag,
    'x-request-id': requestId,
  }
  if (req.headers['if-none-match'] === etag || req.method === 'HEAD') {
    await found.file.close()
    if (req.method === 'HEAD')
      res.writeHead(200, { ...headers, 'content-type': TYPES[ending], 'content-length': found.size })
    else res.writeHead(304, headers)
    res.end()
    return
  }
  res.writeHead(200, { ...headers, 'content-type': TYPES[ending], 'content-length': found.size })
  // Closes the file and the answer whichever of the two ends first.
  pipeline(createReadStream('', { fd: found.file }), res, () => undefined)
}

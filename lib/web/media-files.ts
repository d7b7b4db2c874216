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

const FOREVER = 'public, max-age=31536000, immutable'
/** The AVIF file of a picture comes a while after the WebP one, if at all. */
const YOUNG = 3_600_000

type Found = { file: FileHandle; name: string; size: number; changed: Date }

async function openFile(root: string, name: string): Promise<Found | null> {
  const file = await open(join(root, name)).catch(() => null)
  const info = await file?.stat()
  if (file && info?.isFile()) return { file, name, size: info.size, changed: info.mtime }
  await file?.close()
  return null
}

/** A picture by its name; where there is no AVIF file (yet, or because it would be larger), the WebP one for now. */
async function openPicture(
  root: string,
  name: string,
): Promise<{ found: Found; cacheControl: string } | null> {
  const found = await openFile(root, name)
  if (found) return { found, cacheControl: FOREVER }
  if (!name.endsWith('.avif')) return null
  const instead = await openFile(root, name.replace(/avif$/, 'webp'))
  if (!instead) return null
  const age = Date.now() - instead.changed.getTime()
  return { found: instead, cacheControl: `public, max-age=${age < YOUNG ? 60 : 86_400}` }
}

/** Serves an uploaded picture. Its name is made from its content, so it never changes. */
export async function sendMedia(
  req: IncomingMessage,
  res: ServerResponse,
  root: string,
  path: string,
  requestId: string,
): Promise<void> {
  const name = MEDIA.exec(path)?.[1] ?? ''
  const opened = name === '' ? null : await openPicture(root, name)
  if (!opened) return sendPlain(res, 404, requestId, req.method === 'HEAD')
  const { found, cacheControl } = opened
  const etag = `"${found.name}"`
  const headers = { ...FILE_HEADERS, 'cache-control': cacheControl, etag, 'x-request-id': requestId }
  const type = TYPES[found.name.split('.').at(-1) ?? '']
  const whole = { ...headers, 'content-type': type, 'content-length': found.size }
  if (req.headers['if-none-match'] === etag || req.method === 'HEAD') {
    await found.file.close()
    if (req.method === 'HEAD') res.writeHead(200, whole)
    else res.writeHead(304, headers)
    res.end()
    return
  }
  res.writeHead(200, whole)
  // Closes the file and the answer whichever of the two ends first.
  pipeline(createReadStream('', { fd: found.file }), res, () => undefined)
}

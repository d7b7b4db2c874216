import type { IncomingMessage, ServerResponse } from 'node:http'
import { pipeline } from 'node:stream'
import { addressInstead } from '@/lib/media/public'
import { FILE_TYPES } from '@/lib/media/schema'
import { matchesEtag } from '@/lib/pages/negotiate'
import type { FileStore, StoredFile } from '@/lib/storage/file-store'
import { fileStore } from '@/lib/storage/stores'
import { byteRange } from './byte-range'
import { sendPlain } from './plain-pages'
import { FILE_HEADERS, SHARED_HEADERS } from './security-headers'

/** Whoever reads a feed on another site sees and hears what is in it. */
const STORED_HEADERS = { ...FILE_HEADERS, ...SHARED_HEADERS }
const PICTURE_TYPES: Record<string, string> = { webp: 'image/webp', avif: 'image/avif' }
const ATTACHMENT_TYPES = Object.fromEntries(
  Object.entries(FILE_TYPES).map(([mime, ending]) => [ending, mime]),
)

/** Names without dots but for the ending: there is no way up, and nothing that runs. */
const PICTURE = /^\/media\/([\w-]+\.(webp|avif))$/
const ATTACHMENT = /^\/files\/([\w-]{8,64})\/([^/\\?#\s]{1,2000}\.(pdf|docx|xlsx|mp3|mp4))$/

/** Whether a path is that of a stored picture or attachment. */
export const isStoredPath = (path: string) => /^\/(media|files)\//.test(path)

const FOREVER = 'public, max-age=31536000, immutable'
/** What is there instead of a file will be another one: the AVIF to come, or what replaces the replacement. */
const FOR_NOW = 'public, max-age=60'
/** The AVIF file of a picture comes a while after the WebP one, if at all. */
const YOUNG = 3_600_000

type Found = {
  file: StoredFile
  name: string
  type: string
  cacheControl: string
  more: Record<string, string>
}

/** A picture by its name; where there is no AVIF file (yet, or because it would be larger), the WebP one for now. */
async function openPicture(name: string): Promise<Found | null> {
  const store: FileStore = fileStore('media')
  const type = (of: string) => PICTURE_TYPES[of.split('.').at(-1) ?? ''] ?? ''
  const file = await store.open(name)
  if (file) return { file, name, type: type(name), cacheControl: FOREVER, more: {} }
  if (!name.endsWith('.avif')) return null
  const other = name.replace(/avif$/, 'webp')
  const instead = await store.open(other)
  if (!instead) return null
  const age = Date.now() - instead.changed.getTime()
  const cacheControl = age < YOUNG ? FOR_NOW : 'public, max-age=86400'
  return { file: instead, name: other, type: type(other), cacheControl, more: {} }
}

/** The name to save a file under, for browsers that read RFC 6266 and for those that do not. */
function saveAs(encoded: string): string | null {
  try {
    const name = decodeURIComponent(encoded).replace(/[\p{Cc}"\\/]/gu, ' ')
    const plain = name.replace(/[^\x20-\x7e]/g, '_').replace(/%/g, '_')
    const exact = encodeURIComponent(name).replace(
      /['()*]/g,
      (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
    )
    return `attachment; filename="${plain}"; filename*=UTF-8''${exact}`
  } catch {
    return null
  }
}

/** An attachment: whatever it holds, it is saved and not opened here. */
async function openAttachment(key: string, encoded: string, ending: string): Promise<Found | null> {
  const disposition = saveAs(encoded)
  const name = `${key}.${ending}`
  const file = disposition && (await fileStore('files').open(name))
  if (!file) return null
  return {
    file,
    name,
    type: ATTACHMENT_TYPES[ending] ?? 'application/octet-stream',
    cacheControl: FOREVER,
    more: { 'content-disposition': disposition, 'accept-ranges': 'bytes' },
  }
}

function openStored(path: string): Promise<Found | null> {
  const picture = PICTURE.exec(path)
  if (picture) return openPicture(picture[1] ?? '')
  const [whole, key = '', encoded = '', ending = ''] = ATTACHMENT.exec(path) ?? []
  return whole ? openAttachment(key, encoded, ending) : Promise.resolve(null)
}

/** Leads from a file that is not there to the one that is there in its place. */
async function sendElsewhere(req: IncomingMessage, res: ServerResponse, path: string, requestId: string) {
  const location = await addressInstead(path)
  if (location === null) return sendPlain(res, 404, requestId, req.method === 'HEAD')
  res.writeHead(302, {
    ...STORED_HEADERS,
    location,
    'cache-control': FOR_NOW,
    'x-request-id': requestId,
  })
  res.end()
}

/** Serves a picture or an attachment. Its name is made from its content, so it never changes. */
export async function sendStored(
  req: IncomingMessage,
  res: ServerResponse,
  path: string,
  requestId: string,
): Promise<void> {
  const found = await openStored(path)
  if (!found) return sendElsewhere(req, res, path, requestId)
  const { file, name, type, cacheControl, more } = found
  // Gone while the file was opened: nothing may be written any more, and nobody else would close it.
  if (res.destroyed) return file.close()
  const etag = `"${name}"`
  const headers = {
    ...STORED_HEADERS,
    ...more,
    'cache-control': cacheControl,
    etag,
    'x-request-id': requestId,
  }
  const finish = async (status: number, also: Record<string, string | number>) => {
    await file.close()
    res.writeHead(status, { ...headers, ...also }).end()
  }
  const whole = { 'content-type': type, 'content-length': file.size }
  if (matchesEtag(req.headers['if-none-match'] ?? '', { identity: etag })) return finish(304, {})
  if (req.method === 'HEAD') return finish(200, whole)
  const fresh = req.headers['if-range'] === undefined || req.headers['if-range'] === etag
  const range = fresh ? byteRange(req.headers.range, file.size) : null
  if (range === 'none') return finish(416, { 'content-range': `bytes */${file.size}` })
  if (range) {
    const { from, to } = range
    res.writeHead(206, {
      ...headers,
      'content-type': type,
      'content-length': to - from + 1,
      'content-range': `bytes ${from}-${to}/${file.size}`,
    })
  } else res.writeHead(200, { ...headers, ...whole })
  // Closes the file and the answer whichever of the two ends first.
  pipeline(file.stream(range ?? undefined), res, () => undefined)
}

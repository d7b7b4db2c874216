import { authorise } from '@/lib/auth/authorise'
import type { Actor } from '@/lib/auth/permissions'
import type { Wanted } from '@/lib/content/html/picture'
import { reportLine } from '@/lib/content/html/report'
import { type Doc, docSchema, EMPTY_DOC } from '@/lib/content/schema'
import { siteUrl } from '@/lib/env'
import { AppError } from '@/lib/errors'
import { storeImage } from '@/lib/media/commands'
import { type Picture, pictureSrc } from '@/lib/media/schema'
import { sniff } from '@/lib/media/sniff'
import { fetchOutside } from '@/lib/outside/fetch'
import { NoAnswer } from '@/lib/outside/guarded-lookup'
import type { DocxPicture } from './docx'
import { type Place, placePictures } from './place-pictures'
import { readApart } from './read-apart'
import { MAX_BODY_BYTES, refuseDocument } from './schema'

/** A document read for an article: nothing is written but its pictures. */
export type ReadDocument = {
  title: string
  body: Doc
  wanted: Wanted[]
  /** What was kept and what was not, in one line. */
  line: string
}

const LONGEST_TITLE = 120
const MOST_PICTURES = 200

/** Keeps a picture; nothing else that lies behind an address or in a document comes into the library. */
async function keepPicture(actor: Actor, bytes: Buffer, name: string): Promise<Picture> {
  const { kind } = await sniff(bytes).catch(() => ({ kind: 'FILE' }))
  if (kind !== 'IMAGE') throw new AppError('INVALID', '那里的文件不是可以用的图片，请另选一张。')
  return storeImage(actor, bytes, name)
}

/** Where a document's picture lies now; null for a drawing of Office and for a damaged one. */
async function storePicture(actor: Actor, { name, bytes }: DocxPicture): Promise<Place | null> {
  if (!bytes) return null
  try {
    const picture = await keepPicture(actor, Buffer.from(bytes), name)
    const width = picture.widths.at(-1) ?? picture.width
    const height = Math.round((picture.height * width) / picture.width)
    return { src: pictureSrc(picture, width), width, height }
  } catch (error) {
    if (error instanceof AppError && error.code !== 'FORBIDDEN') return null
    throw error
  }
}

/** Reads a Word, Markdown or plain text file for an article that is being written; refuses it with the reason. */
export async function readDocument(
  actor: Actor,
  { name, bytes }: { name: string; bytes: Buffer },
): Promise<ReadDocument> {
  authorise(actor, 'article.create')
  const refused = refuseDocument({ name, size: bytes.length })
  if (refused) throw new AppError('INVALID', refused)
  const { title, report, pictures, ...text } = await readApart({ name, bytes, site: siteUrl('') })
  const places = new Map<string, Place | null>()
  for (const picture of pictures.slice(0, MOST_PICTURES))
    places.set(`missing:${picture.name}`, await storePicture(actor, picture))
  const { blocks, wanted } = placePictures(text.blocks, text.wanted, ({ src }) => places.get(src) ?? null)
  const body = docSchema.safeParse(blocks.length > 0 ? { type: 'doc', content: blocks } : EMPTY_DOC)
  if (!body.success || Buffer.byteLength(JSON.stringify(body.data)) > MAX_BODY_BYTES)
    throw new AppError('TOO_LARGE', '文件过长或表格过大，请拆成几份后再导入。')
  return {
    title: title.slice(0, LONGEST_TITLE),
    body: body.data,
    wanted,
    line: blocks.length > 0 ? reportLine(report) : '只有标题，没有正文',
  }
}

const PATIENCE = 20_000
const LARGEST_PICTURE = 20 * 1024 * 1024

/**
 * Takes over a picture that a text came with from where it lies on the web. `trusted` is an origin that may be asked
 * wherever it is; for tests, whose servers are on this machine.
 */
export async function takePicture(actor: Actor, url: string, trusted?: string): Promise<Picture> {
  authorise(actor, 'media.upload')
  const wanted = {
    most: LARGEST_PICTURE,
    timeout: PATIENCE,
    accept: 'image/*',
    ...(trusted ? { trusted } : {}),
  }
  const answer = await fetchOutside(url, wanted).catch((error: unknown) => {
    if (error instanceof NoAnswer) throw notTaken(error.message)
    throw error
  })
  if (answer.status !== 200) throw notTaken(`对方答复 ${answer.status}`)
  return keepPicture(actor, answer.body, decodeName(new URL(answer.url).pathname))
}

const notTaken = (reason: string) => new AppError('INVALID', `图片取不到：${reason}。请保存到电脑后再上传。`)

function decodeName(path: string): string {
  const last = path.split('/').at(-1) ?? ''
  try {
    return decodeURIComponent(last) || '网页图片'
  } catch {
    return last
  }
}

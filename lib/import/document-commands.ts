import { authorise } from '@/lib/auth/authorise'
import type { Actor } from '@/lib/auth/permissions'
import { type Converted, convertHtml } from '@/lib/content/html/convert'
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
import { decodePage } from './decode'
import { type DocxPicture, placePictures, readDocx } from './docx'
import { readFrontMatter } from './front-matter'
import { htmlTree } from './html-tree'
import { markdownHtml } from './markdown-html'
import { isMarkdownName, refuseDocument } from './schema'

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
  if ((await sniff(bytes)).kind !== 'IMAGE') throw new AppError('INVALID', '那里的文件不是图片，请另选一张。')
  return storeImage(actor, bytes, name)
}

async function storePicture(actor: Actor, { name, bytes }: DocxPicture): Promise<Record<string, string>> {
  const missing = { src: `missing:${name}` }
  if (!bytes) return missing
  try {
    const picture = await keepPicture(actor, bytes, name)
    const width = picture.widths.at(-1) ?? picture.width
    const height = Math.round((picture.height * width) / picture.width)
    return { src: pictureSrc(picture, width), width: String(width), height: String(height) }
  } catch (error) {
    // A drawing of Office or a damaged picture: its place is kept, and the writer is told.
    if (error instanceof AppError && error.code !== 'FORBIDDEN') return missing
    throw error
  }
}

async function readWord(actor: Actor, bytes: Buffer): Promise<Converted> {
  const { tree, pictures, unread } = await readDocx(bytes)
  const stored: Record<string, string>[] = []
  for (const [at, picture] of pictures.entries())
    stored.push(await storePicture(actor, at < MOST_PICTURES ? picture : { ...picture, bytes: null }))
  placePictures(tree, (at) => stored[at] ?? { src: 'missing:图片' })
  const converted = convertHtml(tree, { site: siteUrl(''), takeTitle: true })
  Object.assign(converted.report.losses, unread)
  return converted
}

function readMarkdown(bytes: Buffer): Converted {
  const decoded = decodePage(bytes)
  if (!decoded.ok) throw new AppError('INVALID', `${decoded.reason}，无法导入。请检查文件后再试。`)
  const { title, text } = readFrontMatter(decoded.text)
  const converted = convertHtml(htmlTree(markdownHtml(text)), { site: siteUrl(''), takeTitle: title === '' })
  return { ...converted, title: title || converted.title }
}

/** Reads a Word or Markdown file for an article that is being written; refuses it with the reason. */
export async function readDocument(
  actor: Actor,
  { name, bytes }: { name: string; bytes: Buffer },
): Promise<ReadDocument> {
  authorise(actor, 'article.create')
  const refused = refuseDocument({ name, size: bytes.length })
  if (refused) throw new AppError('INVALID', refused)
  const { blocks, wanted, title, report } = isMarkdownName(name)
    ? readMarkdown(bytes)
    : await readWord(actor, bytes)
  if (blocks.length === 0 && title === '') throw new AppError('INVALID', '文件里没有文字、表格或图片。')
  const body = docSchema.safeParse(blocks.length > 0 ? { type: 'doc', content: blocks } : EMPTY_DOC)
  if (!body.success) throw new AppError('TOO_LARGE', '文件过长或表格过大，请拆成几份后再导入。')
  return {
    title: title.slice(0, LONGEST_TITLE),
    body: body.data,
    wanted,
    line: reportLine(report),
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

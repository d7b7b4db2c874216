import { escapeHtml } from '@/lib/content/escape'
import { type Converted, convertHtml } from '@/lib/content/html/convert'
import { AppError } from '@/lib/errors'
import { decodePage } from './decode'
import { type DocxPicture, readDocx } from './docx'
import { readFrontMatter } from './front-matter'
import { htmlTree } from './html-tree'
import { markdownHtml } from './markdown-html'
import { type Markup, readMarkup } from './read-markup'
import { documentKind } from './schema'

/**
 * A document as it lies on somebody's disk; `site` is our own address, whose links are known again. What a program sends has
 * no name and says what it is.
 */
export type DocumentFile = { name: string; bytes: Uint8Array; site: string; as?: Markup['as'] }

/** What a document holds: blocks, and the pictures that lie in it, each a 缺图 whose address is `missing:` and its name. */
export type DocumentText = Converted & { pictures: DocxPicture[] }

function decode(bytes: Buffer): string {
  const decoded = decodePage(bytes)
  if (decoded.ok) return decoded.text
  throw new AppError('INVALID', `${decoded.reason}，无法导入。请检查文件后再试。`)
}

/** In plain text each line is a paragraph, as every Chinese word processor saves it. */
function readText(bytes: Buffer, site: string): Converted {
  const lines = decode(bytes)
    .replace(/^\uFEFF/, '')
    .split(/\r\n?|\n/)
  return convertHtml(htmlTree(lines.map((line) => `<p>${escapeHtml(line)}</p>`).join('')), { site })
}

function readMarkdown(bytes: Buffer, site: string): Converted {
  const { title, text } = readFrontMatter(decode(bytes))
  const converted = convertHtml(htmlTree(markdownHtml(text)), { site, takeTitle: title === '' })
  return { ...converted, title: title || converted.title }
}

async function readWord(bytes: Buffer, site: string): Promise<DocumentText> {
  const { tree, pictures, unread } = await readDocx(bytes)
  const converted = convertHtml(tree, { site, takeTitle: true })
  Object.assign(converted.report.losses, unread)
  return { ...converted, pictures }
}

async function read(
  kind: ReturnType<typeof documentKind>,
  bytes: Buffer,
  site: string,
): Promise<DocumentText> {
  if (kind === 'word') return readWord(bytes, site)
  const converted = kind === 'markdown' ? readMarkdown(bytes, site) : readText(bytes, site)
  return { ...converted, pictures: [] }
}

/** Reads a document of a kind that is known; throws INVALID with the reason. Long ones take seconds: see `document-thread.ts`. */
export async function readDocumentText({ name, bytes, site, as }: DocumentFile): Promise<DocumentText> {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (as) return { ...readMarkup({ as, text: buffer.toString(), site }), pictures: [] }
  const text = await read(documentKind(name), buffer, site)
  if (text.blocks.length > 0 || text.title !== '') return text
  throw new AppError('INVALID', '文件里没有文字、表格或图片。')
}

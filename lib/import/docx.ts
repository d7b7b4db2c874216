import mammoth from 'mammoth'
import type { Piece } from '@/lib/content/html/piece'
import type { Losses } from '@/lib/content/html/report'
import { AppError } from '@/lib/errors'
import { openArchive } from './archive'
import { htmlTree } from './html-tree'

/** A picture of a document, as bytes; null when the document only says where it would lie. */
export type DocxPicture = { name: string; bytes: Uint8Array | null }

type Unread = Pick<Losses, 'charts' | 'formulas'>

/** Styles beyond those that mammoth knows: titles and quotations as Word and WPS name them, and underlines. */
const STYLES = [
  "p[style-name='Title'] => h1.title:fresh",
  "p[style-name='标题'] => h1.title:fresh",
  "p[style-name='Subtitle'] => p:fresh",
  ...[1, 2, 3, 4, 5, 6].map((level) => `p[style-name='标题 ${level}'] => h${level}:fresh`),
  ...['Quote', 'Intense Quote', 'Block Text', 'Block Quote', '引用', '明显引用'].map(
    (name) => `p[style-name='${name}'] => blockquote > p:fresh`,
  ),
  'u => u',
  'highlight => mark',
]

const ENDINGS: Record<string, string> = { jpeg: 'jpg', 'x-emf': 'emf', 'x-wmf': 'wmf', 'svg+xml': 'svg' }

function refuse(message: string): never {
  throw new AppError('INVALID', message)
}

const utf16 = (text: string) => Buffer.from(text, 'utf16le')

/** Refuses what is no Word document of today, and says what it is. */
function refuseOthers(bytes: Buffer): void {
  const starts = (...first: number[]) => first.every((byte, at) => bytes[at] === byte)
  if (bytes.length === 0) refuse('文件是空的，请重新选择。')
  if (starts(0xd0, 0xcf, 0x11, 0xe0)) {
    if (bytes.includes(utf16('EncryptedPackage'))) refuse('文档设有密码，请取消密码后再导入。')
    if (bytes.includes(utf16('WordDocument')))
      refuse('这是旧版 Word 文档（.doc），请用 Word 或 WPS 另存为 .docx 后再导入。')
    refuse('这是旧版 Office 文件，请另存为 .docx 后再导入。')
  }
  if (bytes.subarray(0, 5).toString('latin1') === '{\\rtf') refuse('这是 RTF 文档，请另存为 .docx 后再导入。')
  if (bytes.subarray(0, 5).toString('latin1') === '%PDF-')
    refuse('这是 PDF 文档，请用原来的 Word 文档导入，或复制文字后粘贴。')
  if (!starts(0x50, 0x4b)) refuse('不是 Word 文档（.docx）。请检查文件后再试。')
}

async function refuseOtherPackages(read: (name: string) => Promise<Buffer | null>): Promise<void> {
  const kinds = (await read('[Content_Types].xml'))?.toString('utf8') ?? ''
  if (/wordprocessingml|ms-word/.test(kinds)) return
  if (/spreadsheetml/.test(kinds)) refuse('这是 Excel 表格，请在表格里复制后粘贴到正文。')
  if (/presentationml/.test(kinds)) refuse('这是演示文稿，请复制文字后粘贴到正文。')
  if (await read('mimetype')) refuse('这是 OpenDocument 或电子书文件，请另存为 .docx 后再导入。')
  if (kinds === '') refuse('不是 Word 文档（.docx）。请检查文件后再试。')
}

type Node = {
  type: string
  alignment?: string | null
  styleName?: string | null
  numbering?: unknown
  children?: Node[]
  value?: string
}

const LONGEST_TITLE = 60
const textOf = (node: Node): string =>
  node.type === 'text' ? (node.value ?? '') : (node.children ?? []).map(textOf).join('')

/** Many write a title as a line in the middle of the page, without a style: the first line of all is taken for it. */
function nameTitle(document: Node): Node {
  const paragraphs = (document.children ?? []).filter(({ type }) => type === 'paragraph')
  const first = paragraphs.find((one) => textOf(one).trim() !== '')
  const isPlain = !first?.styleName || /^(?:normal|正文|body text)$/i.test(first.styleName)
  const styled = paragraphs.some(({ styleName }) => styleName === 'Title' || styleName === '标题')
  if (
    !first ||
    styled ||
    !isPlain ||
    first.alignment !== 'center' ||
    textOf(first).trim().length > LONGEST_TITLE
  )
    return document
  first.styleName = 'Title'
  return document
}

type Read = { html: string; pictures: DocxPicture[] }

async function toHtml(bytes: Buffer): Promise<Read> {
  const pictures: DocxPicture[] = []
  const convertImage = mammoth.images.imgElement(async (image) => {
    const ending = image.contentType?.split('/')[1] ?? ''
    const name = `图片${pictures.length + 1}${ending ? `.${ENDINGS[ending] ?? ending}` : ''}`
    const picture: DocxPicture = { name, bytes: null }
    pictures.push(picture)
    picture.bytes = await image.readAsBuffer().catch(() => null)
    return { src: `missing:${name}` }
  })
  const options = {
    styleMap: STYLES,
    includeEmbeddedStyleMap: false,
    convertImage,
    transformDocument: nameTitle,
  }
  const { value } = await mammoth.convertToHtml({ buffer: bytes }, options)
  return { html: value, pictures }
}

const count = (text: string, pattern: RegExp) => text.match(pattern)?.length ?? 0

/** What mammoth passes over in silence, so that the report can name it. */
async function countUnread(read: (name: string) => Promise<Buffer | null>): Promise<Unread> {
  const xml = (await read('word/document.xml'))?.toString('utf8') ?? ''
  return { charts: count(xml, /<c:chart[\s>]/g), formulas: count(xml, /<m:oMath[\s>]/g) }
}

/** The tree of a Word document and its pictures; in the tree the address of each is `missing:` and its name. */
export async function readDocx(
  bytes: Buffer,
): Promise<{ tree: Piece; pictures: DocxPicture[]; unread: Unread }> {
  refuseOthers(bytes)
  const read = await openArchive(bytes)
  await refuseOtherPackages(read)
  const { html, pictures } = await toHtml(bytes).catch((error: unknown): Read => {
    if (error instanceof AppError) throw error
    return refuse('文档已损坏或不是 Word 文档，请用 Word 或 WPS 打开后另存为 .docx 再试。')
  })
  return { tree: htmlTree(html), pictures, unread: await countUnread(read) }
}

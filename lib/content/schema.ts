import { z } from 'zod'

/** The kinds of block and mark an article body may hold; it is the JSON that ProseMirror/Tiptap speaks. */
export type Mark =
  | { type: 'bold' }
  | { type: 'italic' }
  | { type: 'strike' }
  | { type: 'subscript' }
  | { type: 'superscript' }
  | { type: 'link'; attrs: { href: string } }

export type TextNode = { type: 'text'; text: string; marks?: Mark[] | undefined }
/** 脚注: a number in the text, whose words stand at the end of the piece. */
export type Footnote = { type: 'footnote'; attrs: { text: string } }
export type InlineNode = TextNode | { type: 'hardBreak' } | Footnote
export type Paragraph = { type: 'paragraph'; content?: InlineNode[] | undefined }
export type Heading = { type: 'heading'; attrs: { level: 2 | 3 }; content?: InlineNode[] | undefined }
export type ListItem = { type: 'listItem'; content: Block[] }
export type List =
  | { type: 'bulletList'; content: ListItem[] }
  | { type: 'orderedList'; attrs?: { start: number } | undefined; content: ListItem[] }
export type Figure = {
  type: 'image'
  /** `src` is a path on this site (/media/…); `title` is the caption. */
  attrs: { src: string; alt: string; title: string; width: number | null; height: number | null }
}
export type TableCell = {
  type: 'tableCell' | 'tableHeader'
  attrs?: { colspan: number; rowspan: number } | undefined
  content: Block[]
}
export type Table = { type: 'table'; content: { type: 'tableRow'; content: TableCell[] }[] }
export type Block =
  | Paragraph
  | Heading
  | List
  | { type: 'blockquote'; content: Block[] }
  | Figure
  | Table
  | { type: 'horizontalRule' }

/** An article body. */
export type Doc = { type: 'doc'; content: Block[] }

const LINK = /^(https?:\/\/|mailto:|\/(?!\/)|#)/i

/** An address that a link in a body may have: http(s), mail, or a path on this site. */
export const href = z
  .string()
  .max(2000)
  .refine(
    (value) => LINK.test(value) && !/[\s\\]/.test(value),
    '链接须以 http://、https://、mailto: 或 / 开头',
  )

const mark: z.ZodType<Mark> = z.discriminatedUnion('type', [
  z.object({ type: z.literal('bold') }),
  z.object({ type: z.literal('italic') }),
  z.object({ type: z.literal('strike') }),
  z.object({ type: z.literal('subscript') }),
  z.object({ type: z.literal('superscript') }),
  z.object({ type: z.literal('link'), attrs: z.object({ href }) }),
])

const text = z.object({
  type: z.literal('text'),
  text: z.string().min(1),
  marks: z.array(mark).max(8).optional(),
})
/** What a footnote says. */
export const footnoteText = z.string().trim().min(1, '请填写脚注内容').max(1000, '脚注最多 1000 个字符')

const footnote = z.object({ type: z.literal('footnote'), attrs: z.object({ text: footnoteText }) })
const inline = z
  .array(z.discriminatedUnion('type', [text, z.object({ type: z.literal('hardBreak') }), footnote]))
  .optional()
const paragraph = z.object({ type: z.literal('paragraph'), content: inline })
const heading = z.object({
  type: z.literal('heading'),
  attrs: z.object({ level: z.union([z.literal(2), z.literal(3)]) }),
  content: inline,
})
const figure = z.object({
  type: z.literal('image'),
  attrs: z.object({
    src: z.string().regex(/^\/media\/[\w./-]+$/, '图片须先上传到本站'),
    alt: z
      .string()
      .max(300)
      .nullish()
      .transform((value) => value ?? ''),
    title: z
      .string()
      .max(300)
      .nullish()
      .transform((value) => value ?? ''),
    width: z
      .number()
      .int()
      .positive()
      .nullish()
      .transform((value) => value ?? null),
    height: z
      .number()
      .int()
      .positive()
      .nullish()
      .transform((value) => value ?? null),
  }),
})
const span = z.number().int().min(1).max(50).default(1)

const block: z.ZodType<Block> = z.lazy(() =>
  z.discriminatedUnion('type', [
    paragraph,
    heading,
    z.object({ type: z.literal('bulletList'), content: listItems }),
    z.object({
      type: z.literal('orderedList'),
      attrs: z.object({ start: z.number().int().min(0).default(1) }).optional(),
      content: listItems,
    }),
    z.object({ type: z.literal('blockquote'), content: blocks.min(1) }),
    figure,
    z.object({ type: z.literal('table'), content: z.array(row).min(1).max(500) }),
    z.object({ type: z.literal('horizontalRule') }),
  ]),
) as z.ZodType<Block>
const blocks = z.array(block).max(5000)
const listItems = z.array(z.object({ type: z.literal('listItem'), content: blocks.min(1) })).min(1)
const cell = z.object({
  type: z.enum(['tableCell', 'tableHeader']),
  attrs: z.object({ colspan: span, rowspan: span }).optional(),
  content: blocks.min(1),
})
const row = z.object({ type: z.literal('tableRow'), content: z.array(cell).max(50) })

const MAX_DEPTH = 12

function depth(value: unknown, level = 0): number {
  if (level > MAX_DEPTH * 2 || typeof value !== 'object' || value === null) return level
  const content = (value as { content?: unknown }).content
  return Array.isArray(content) ? Math.max(level, ...content.map((child) => depth(child, level + 1))) : level
}

/** Checks a body that came from outside; unknown attributes are dropped, unknown nodes refused. */
export const docSchema = z
  .unknown()
  .refine((value) => depth(value) <= MAX_DEPTH, '正文嵌套层次过深')
  .pipe(z.object({ type: z.literal('doc'), content: blocks }))

/** A body with nothing in it. */
export const EMPTY_DOC: Doc = { type: 'doc', content: [{ type: 'paragraph' }] }

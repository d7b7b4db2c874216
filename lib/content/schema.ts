import { z } from 'zod'
import { fileSrc, href, mediaSrc, videoHref } from './addresses'
import { type Block, CALLOUT_TONES, type Doc, HEADING_LEVELS, type Mark } from './nodes'

export { href } from './addresses'
export * from './nodes'

const mark: z.ZodType<Mark> = z.discriminatedUnion('type', [
  z.object({ type: z.literal('bold') }),
  z.object({ type: z.literal('italic') }),
  z.object({ type: z.literal('underline') }),
  z.object({ type: z.literal('strike') }),
  z.object({ type: z.literal('highlight') }),
  z.object({ type: z.literal('subscript') }),
  z.object({ type: z.literal('superscript') }),
  z.object({ type: z.literal('link'), attrs: z.object({ href }) }),
])

const text = z.object({
  type: z.literal('text'),
  text: z.string(),
  marks: z.array(mark).max(8).optional(),
})
/** What a footnote says. */
export const footnoteText = z.string().trim().min(1, '请填写脚注内容').max(1000, '脚注最多 1000 个字符')

const footnote = z.object({ type: z.literal('footnote'), attrs: z.object({ text: footnoteText }) })
/** A text without a character is nothing, here as in the editor. */
const inline = z
  .array(z.discriminatedUnion('type', [text, z.object({ type: z.literal('hardBreak') }), footnote]))
  .transform((nodes) => nodes.filter((node) => node.type !== 'text' || node.text !== ''))
  .optional()
const paragraph = z.object({ type: z.literal('paragraph'), content: inline })
const heading = z.object({
  type: z.literal('heading'),
  attrs: z.object({ level: z.literal(HEADING_LEVELS) }),
  content: inline,
})

/** How long each line of words beside a block may be; the editor's fields stop there. */
export const LONGEST = { caption: 300, alt: 300, credit: 100, title: 120, cite: 100, site: 60, fileName: 200 }

const words = (most: number) =>
  z
    .string()
    .max(most)
    .nullish()
    .transform((value) => value ?? '')
const pixels = z
  .number()
  .int()
  .positive()
  .nullish()
  .transform((value) => value ?? null)
/** What says nothing is left out, so that a text stored before the attribute existed stays the same text. */
const figure = z.object({
  type: z.literal('image'),
  attrs: z
    .object({
      src: mediaSrc,
      alt: words(LONGEST.alt),
      title: words(LONGEST.caption),
      width: pixels,
      height: pixels,
      credit: words(LONGEST.credit),
      decorative: z.boolean().nullish(),
    })
    .transform(({ credit, decorative, ...attrs }) => ({
      ...attrs,
      ...(credit ? { credit } : {}),
      ...(decorative ? { decorative } : {}),
    })),
})
/** How many pictures a 组图 holds. */
export const GALLERY_SIZE = { least: 2, most: 30 }
const gallery = z.object({
  type: z.literal('gallery'),
  attrs: z.object({ title: words(LONGEST.title) }),
  content: z.array(figure).min(GALLERY_SIZE.least).max(GALLERY_SIZE.most),
})
const pullQuote = z.object({
  type: z.literal('pullQuote'),
  attrs: z.object({ cite: words(LONGEST.cite) }),
  content: inline,
})
const video = z.object({
  type: z.literal('video'),
  attrs: z.object({
    href: videoHref,
    title: words(LONGEST.title),
    site: words(LONGEST.site),
    cover: z.union([z.literal(''), mediaSrc]).default(''),
  }),
})
const attachment = z.object({
  type: z.literal('attachment'),
  attrs: z.object({
    src: fileSrc,
    name: words(LONGEST.fileName),
    mime: z.string().max(100).default(''),
    bytes: z.number().int().min(0).default(0),
  }),
})
const span = z.number().int().min(1).max(50).default(1)
const cell = z.lazy(() =>
  z.object({
    type: z.enum(['tableCell', 'tableHeader']),
    attrs: z.object({ colspan: span, rowspan: span }).optional(),
    content: inners.min(1),
  }),
)
const row = z.object({ type: z.literal('tableRow'), content: z.array(cell).max(50) })

/** What may also stand inside a quote, a list, a table or a 提示框. */
const innerKinds = () =>
  [
    paragraph,
    heading,
    z.object({ type: z.literal('bulletList'), content: listItems }),
    z.object({
      type: z.literal('orderedList'),
      attrs: z.object({ start: z.number().int().min(0).default(1) }).optional(),
      content: listItems,
    }),
    z.object({ type: z.literal('blockquote'), content: inners.min(1) }),
    figure,
    video,
    attachment,
    z.object({ type: z.literal('table'), content: z.array(row).min(1).max(500) }),
    z.object({ type: z.literal('horizontalRule') }),
  ] as const
const inner = z.lazy(() => z.discriminatedUnion('type', innerKinds())) as z.ZodType<Block>
const inners = z.array(inner).max(5000)
const listItems = z.array(z.object({ type: z.literal('listItem'), content: inners.min(1) })).min(1)

const callout = z.object({
  type: z.literal('callout'),
  attrs: z.object({ tone: z.enum(CALLOUT_TONES).default('note'), title: words(LONGEST.title) }),
  content: inners.min(1),
})
/** What stands in the body itself may moreover be a 组图, a 引语 or a 提示框; these stand nowhere deeper. */
const block = z.discriminatedUnion('type', [
  ...innerKinds(),
  gallery,
  pullQuote,
  callout,
]) as unknown as z.ZodType<Block>

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
  .pipe(z.object({ type: z.literal('doc'), content: z.array(block).max(5000) }))

/** A body with nothing in it. */
export const EMPTY_DOC: Doc = { type: 'doc', content: [{ type: 'paragraph' }] }

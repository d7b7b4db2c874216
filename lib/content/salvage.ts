import { type Block, type Doc, docSchema, EMPTY_DOC, type InlineNode } from './schema'

type Node = { type?: unknown; text?: unknown; content?: unknown; attrs?: unknown }

const MOST_BLOCKS = 5_000
/** Where a block keeps words that do not stand in its content. */
const WORDS_OF_ATTRS = ['title', 'alt', 'credit', 'text', 'name', 'cite']

const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

function wholeBlocks(...content: unknown[]): Block[] | null {
  const parsed = docSchema.safeParse({ type: 'doc', content })
  return parsed.success ? parsed.data.content : null
}

const line = (text: string): InlineNode[] => (text === '' ? [] : [{ type: 'text', text }])
const paragraph = (content: InlineNode[]): Block[] =>
  content.length > 0 ? [{ type: 'paragraph', content }] : []

function wordsOfAttrs({ attrs }: Node): string[] {
  if (!isNode(attrs)) return []
  const values: Record<string, unknown> = { ...attrs }
  return WORDS_OF_ATTRS.map((key) => values[key]).filter(
    (one) => typeof one === 'string' && one !== '',
  ) as string[]
}

/** What stands inside a line: as it is, or its words without what was damaged about them. */
function mendInline(child: unknown): InlineNode[] {
  if (wholeBlocks({ type: 'paragraph', content: [child] })) return [child as InlineNode]
  if (typeof child === 'string') return line(child)
  if (!isNode(child)) return []
  const inner = Array.isArray(child.content) ? child.content.flatMap(mendInline) : []
  const own = typeof child.text === 'string' ? line(child.text) : []
  return [...own, ...wordsOfAttrs(child).flatMap(line), ...inner]
}

const hasContent = (child: unknown) => isNode(child) && Array.isArray(child.content)
const isInline = (child: unknown) =>
  typeof child === 'string' ||
  (isNode(child) &&
    (typeof child.text === 'string' || child.type === 'hardBreak' || child.type === 'footnote'))
const isLine = (children: unknown[]) => children.some(isInline) && !children.some(hasContent)

/** A block as it is, or mended, or else what is whole inside it, without the block around it. */
function mendBlock(node: unknown): Block[] {
  const whole = wholeBlocks(node)
  if (whole) return whole
  if (!isNode(node)) return paragraph(mendInline(node))
  const children = Array.isArray(node.content) ? node.content : []
  const words = [...(typeof node.text === 'string' ? [node.text] : []), ...wordsOfAttrs(node)]
  if (!isLine(children))
    return [...words.flatMap((one) => paragraph(line(one))), ...children.flatMap(mendBlock)]
  const content = children.flatMap(mendInline)
  return (
    wholeBlocks({ ...node, content }) ?? [
      ...words.flatMap((one) => paragraph(line(one))),
      ...paragraph(content),
    ]
  )
}

/**
 * A stored body that the editor would not understand, as one that it does: every block that is whole as it was, and
 * every word of the others. Null when nothing is damaged.
 */
export function salvage(body: unknown): Doc | null {
  if (docSchema.safeParse(body).success) return null
  const blocks =
    isNode(body) && Array.isArray(body.content) ? body.content.flatMap(mendBlock) : mendBlock(body)
  const kept = blocks.slice(0, MOST_BLOCKS - 1)
  const rest = blocks.slice(MOST_BLOCKS - 1).flatMap((block) => mendInline(block))
  const content = [...kept, ...paragraph(rest)]
  return content.length > 0 ? { type: 'doc', content } : EMPTY_DOC
}

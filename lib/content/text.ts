import type { Block, Doc, InlineNode } from './schema'

type Node = { type?: unknown; text?: unknown; content?: unknown; attrs?: Record<string, unknown> }

const BLOCKS = new Set(
  'paragraph heading image tableCell tableHeader horizontalRule gallery pullQuote callout video attachment'.split(
    ' ',
  ),
)
/** Words of a block that do not stand in its content. */
const SAID: Record<string, string> = {
  gallery: 'title',
  callout: 'title',
  pullQuote: 'cite',
  video: 'title',
  attachment: 'name',
}

function collect(node: Node, lines: string[], notes: string[]): void {
  if (typeof node !== 'object' || node === null) return
  const type = String(node.type)
  if (type === 'footnote') notes.push(String(node.attrs?.text ?? ''))
  if (type === 'text') lines[lines.length - 1] += String(node.text ?? '')
  if (type === 'hardBreak') lines.push('')
  if (BLOCKS.has(type) && lines.at(-1) !== '') lines.push('')
  const said = Object.hasOwn(SAID, type) ? String(node.attrs?.[SAID[type] ?? ''] ?? '') : ''
  // Who said it follows what was said; a title comes first.
  if (said && type !== 'pullQuote') lines.push(said, '')
  if (Array.isArray(node.content)) for (const child of node.content) collect(child as Node, lines, notes)
  if (said && type === 'pullQuote') lines.push(said, '')
}

/** The plain text of a body, one line a block, footnotes last. Tolerates nodes that are broken or unknown. */
export function docText(doc: Doc): string {
  const lines = ['']
  const notes: string[] = []
  collect(doc, lines, notes)
  return [...lines, ...notes]
    .map((line) => line.trim())
    .filter(Boolean)
    .join('\n')
}

/** The plain text of one block's inline content. */
export function inlineText(content: InlineNode[] | undefined): string {
  return (content ?? [])
    .map((node) => (node.type === 'text' ? node.text : node.type === 'hardBreak' ? '\n' : ''))
    .join('')
}

/** The common ones; the others are among WORDS. */
const HAN_RUNS = /[\u4E00-\u9FFF]+/g
const WORDS =
  /\p{Script=Han}|[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{N}]+(?:[.,'’_-][\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{N}]+)*/gu

/**
 * 字数 as newsrooms count it: every Han character is one, and so is every run of letters or digits
 * (`PM2.5` and `63%` count one each); punctuation and spaces count nothing.
 */
export function wordCount(content: Doc | string): number {
  const text = typeof content === 'string' ? content : docText(content)
  let han = 0
  // Most of a text are these; to count them as words would make a string of each.
  const rest = text.replace(HAN_RUNS, (run) => {
    han += run.length
    return ' '
  })
  return han + (rest.match(WORDS)?.length ?? 0)
}

/** The beginning of the text, at most `length` characters, cut after a sentence where one ends late enough. */
export function excerpt(doc: Doc, length: number): string {
  const text = docText(doc).replace(/\n+/g, ' ')
  const characters = [...text]
  if (characters.length <= length) return text
  const head = characters.slice(0, length - 1).join('')
  const sentence = Math.max(...['。', '？', '！'].map((mark) => head.lastIndexOf(mark)))
  return sentence > length / 2 ? head.slice(0, sentence + 1) : `${head.trimEnd()}…`
}

/** A body of one paragraph for each non-empty line of the text. */
export function docFromText(text: string): Doc {
  const lines = text
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter(Boolean)
  const content: Block[] = lines.map((line) => ({
    type: 'paragraph',
    content: [{ type: 'text', text: line }],
  }))
  return { type: 'doc', content: content.length > 0 ? content : [{ type: 'paragraph' }] }
}

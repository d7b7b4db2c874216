import { trace } from './punctuation-trace'
import type { Block, Doc, InlineNode, ListItem, TableCell } from './schema'

type Options = { title?: boolean }

/**
 * One line of Chinese text with its punctuation as the press sets it. Addresses, numbers, times, ratios and what
 * stands in 《》 are left alone. In a title, spaces between Han are kept: there they stand for a pause.
 */
export function normalizePunctuation(text: string, options: Options = {}): string {
  return trace(text, options).text
}

/** The text of a block in one line: a footnote is one character that nothing touches, a break is the end of a line. */
export const lineOf = (node: InlineNode): string =>
  node.type === 'text' ? node.text : node.type === 'footnote' ? '\uFFFC' : '\n'

function normalizeInline(content: InlineNode[], options: Options): InlineNode[] {
  const start = content.map(lineOf).join('')
  const owners = content.flatMap((node, index) => new Array<number>(lineOf(node).length).fill(index))
  const { text, origins } = trace(start, options)
  const own = content.map(() => '')
  for (let at = 0; at < text.length; at++) {
    const index = owners[origins[at] ?? 0] ?? 0
    own[index] += text[at] ?? ''
  }
  return content.flatMap((node, index): InlineNode[] => {
    if (node.type === 'footnote') return [node]
    if (own[index] === '') return []
    return node.type === 'text' ? [{ ...node, text: own[index] ?? '' }] : [node]
  })
}

function normalizeBlock(block: Block): Block {
  switch (block.type) {
    case 'paragraph':
      return block.content ? { ...block, content: normalizeInline(block.content, {}) } : block
    case 'heading':
      return block.content ? { ...block, content: normalizeInline(block.content, { title: true }) } : block
    case 'pullQuote':
      return block.content ? { ...block, content: normalizeInline(block.content, {}) } : block
    case 'blockquote':
      return { ...block, content: block.content.map(normalizeBlock) }
    case 'callout':
      return { ...block, content: block.content.map(normalizeBlock) }
    case 'bulletList':
      return { ...block, content: block.content.map(normalizeItem) }
    case 'orderedList':
      return { ...block, content: block.content.map(normalizeItem) }
    case 'table':
      return {
        ...block,
        content: block.content.map((row) => ({ ...row, content: row.content.map(normalizeCell) })),
      }
    default:
      return block
  }
}

const normalizeItem = (item: ListItem): ListItem => ({ ...item, content: item.content.map(normalizeBlock) })

const normalizeCell = (cell: TableCell): TableCell => ({ ...cell, content: cell.content.map(normalizeBlock) })

/** The same for a whole body: marks keep their place, and a mark beside another piece of text is seen as such. */
export function normalizeDoc(doc: Doc): Doc {
  return { ...doc, content: doc.content.map(normalizeBlock) }
}

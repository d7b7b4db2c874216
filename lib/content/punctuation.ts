import { type Edit, protectedSpans, RULES } from './punctuation-rules'
import type { Block, Doc, InlineNode, ListItem, TableCell } from './schema'

type Options = { title?: boolean }

const overlaps = (a: Edit, b: Edit) => a.from < b.to && b.from < a.to

/** A text whose every character remembers which piece it came from. */
type Owned = { text: string; owners: number[] }

function apply({ text, owners }: Owned, edits: Edit[]): Owned {
  const sorted = [...edits].sort((a, b) => a.from - b.from)
  let at = 0
  const result: Owned = { text: '', owners: [] }
  for (const { from, to, put } of sorted) {
    result.text += text.slice(at, from) + put
    result.owners.push(...owners.slice(at, from), ...Array.from(put, () => owners[from] ?? 0))
    at = to
  }
  result.text += text.slice(at)
  result.owners.push(...owners.slice(at))
  return result
}

/** Rounds until nothing moves: a rule may bring together what an earlier rule had looked at apart. */
function runRules(start: Owned, options: Options): Owned {
  let now = start
  for (let round = 0; round < 8; round++) {
    const next = runRound(now, options)
    if (next.text === now.text) break
    now = next
  }
  return now
}

function runRound(start: Owned, { title = false }: Options): Owned {
  let now = start
  for (const rule of RULES) {
    if (title && rule.notInTitles) continue
    const guarded = rule.everywhere ? [] : protectedSpans(now.text)
    const edits = rule.edits(now.text).filter((edit) => !guarded.some((span) => overlaps(edit, span)))
    if (edits.length > 0) now = apply(now, edits)
  }
  return now
}

/**
 * One line of Chinese text with its punctuation as the press sets it. Addresses, numbers, times, ratios and what
 * stands in 《》 are left alone. In a title, spaces between Han are kept: there they stand for a pause.
 */
export function normalizePunctuation(text: string, options: Options = {}): string {
  const clean = text.normalize('NFC')
  return runRules({ text: clean, owners: new Array<number>(clean.length).fill(0) }, options).text
}

function normalizeInline(content: InlineNode[], options: Options): InlineNode[] {
  const start: Owned = { text: '', owners: [] }
  for (const [index, node] of content.entries()) {
    const text =
      node.type === 'text' ? node.text.normalize('NFC') : node.type === 'footnote' ? '\uFFFC' : '\n'
    start.text += text
    start.owners.push(...new Array<number>(text.length).fill(index))
  }
  const { text, owners } = runRules(start, options)
  return content.flatMap((node, index): InlineNode[] => {
    if (node.type === 'footnote') return [node]
    if (node.type !== 'text') return owners.includes(index) ? [node] : []
    const own = text
      .split('')
      .filter((_, at) => owners[at] === index)
      .join('')
    return own === '' ? [] : [{ ...node, text: own }]
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

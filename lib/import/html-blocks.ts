import type { CheerioAPI } from 'cheerio'
import type { AnyNode, Element } from 'domhandler'
import type { Block, InlineNode, Mark, TableCell } from '@/lib/content/schema'
import { inlineText } from '@/lib/content/text'

const BLOCK = new Set(
  'p div section article main header footer aside ul ol li dl dt dd table tbody thead tfoot tr td th blockquote pre h1 h2 h3 h4 h5 h6 figure figcaption center form fieldset address hr'.split(
    ' ',
  ),
)
const IGNORED = new Set(
  'script style noscript iframe img svg canvas video audio button input select textarea template figure map'.split(
    ' ',
  ),
)
const MARKS: Record<string, Mark> = {
  b: { type: 'bold' },
  strong: { type: 'bold' },
  sub: { type: 'subscript' },
  sup: { type: 'superscript' },
}

type Walk = { blocks: Block[]; line: InlineNode[] }

const isElement = (node: AnyNode): node is Element => node.type === 'tag'

function tidy(line: InlineNode[]): InlineNode[] {
  const joined: InlineNode[] = []
  for (const node of line) {
    const last = joined.at(-1)
    if (
      node.type === 'text' &&
      last?.type === 'text' &&
      JSON.stringify(last.marks) === JSON.stringify(node.marks)
    ) {
      joined[joined.length - 1] = { ...last, text: last.text + node.text }
    } else joined.push(node)
  }
  const trimmed = joined.map((node, at): InlineNode => {
    if (node.type !== 'text') return node
    let text = node.text.replace(/[ \t\r\n\f]+/g, ' ')
    if (at === 0) text = text.replace(/^[\s\u3000\u00a0\u200b]+/, '')
    if (at === joined.length - 1) text = text.replace(/[\s\u3000\u00a0\u200b]+$/, '')
    return { ...node, text }
  })
  return trimmed.filter((node) => node.type !== 'text' || node.text !== '')
}

function endLine(walk: Walk, level?: 2 | 3): void {
  const content = tidy(walk.line)
  walk.line = []
  const length = inlineText(content).trim().length
  if (length === 0) return
  walk.blocks.push(
    level && length <= 60 ? { type: 'heading', attrs: { level }, content } : { type: 'paragraph', content },
  )
}

/** A table of data as a table; one that only places things on the page is read as its text. */
function tableBlock($: CheerioAPI, table: Element): Block | null {
  const rows = $(table).find('tr').toArray()
  const widths = rows.map((row) => $(row).children('td, th').length)
  const layout = $(table).find('table').length > 0 || Math.max(0, ...widths) < 2 || rows.length < 2
  if (
    layout ||
    $(table).text().length /
      Math.max(
        1,
        widths.reduce((a, b) => a + b, 0),
      ) >
      120
  )
    return null
  const content = rows.slice(0, 200).map((row) => ({
    type: 'tableRow' as const,
    content: $(row)
      .children('td, th')
      .toArray()
      .slice(0, 30)
      .map((cell): TableCell => {
        const text = $(cell).text().replace(/\s+/g, ' ').trim()
        return {
          type: cell.tagName === 'th' ? 'tableHeader' : 'tableCell',
          content: [text ? { type: 'paragraph', content: [{ type: 'text', text }] } : { type: 'paragraph' }],
        }
      }),
  }))
  return { type: 'table', content: content.filter((row) => row.content.length > 0) }
}

function visit(
  $: CheerioAPI,
  node: AnyNode,
  marks: Mark[],
  walk: Walk,
  keep: (element: Element) => boolean,
): void {
  if (node.type === 'text') {
    if (node.data !== '')
      walk.line.push(
        marks.length > 0 ? { type: 'text', text: node.data, marks } : { type: 'text', text: node.data },
      )
    return
  }
  if (!isElement(node) || IGNORED.has(node.tagName) || !keep(node)) return
  const name = node.tagName
  if (name === 'br') {
    endLine(walk)
    return
  }
  const table = name === 'table' ? tableBlock($, node) : null
  if (table) {
    endLine(walk)
    walk.blocks.push(table)
    return
  }
  const isBlock = BLOCK.has(name)
  if (isBlock) endLine(walk)
  const mark = MARKS[name]
  const inner = mark && !marks.some(({ type }) => type === mark.type) ? [...marks, mark] : marks
  for (const child of node.children) visit($, child, inner, walk, keep)
  if (isBlock) endLine(walk, name === 'h2' ? 2 : name === 'h3' || name === 'h4' ? 3 : undefined)
}

/** The blocks under an element: a paragraph a line, bold as it was, pictures and links' addresses left out. */
export function blocksOf($: CheerioAPI, root: Element, keep: (element: Element) => boolean): Block[] {
  const walk: Walk = { blocks: [], line: [] }
  for (const child of root.children) visit($, child, [], walk, keep)
  endLine(walk)
  return walk.blocks
}

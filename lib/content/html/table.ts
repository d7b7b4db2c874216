import type { Block, Table, TableCell, TableRow } from '../schema'
import { descendants, isPiece, type Piece, textOf } from './piece'

const MOST_ROWS = 500
const MOST_CELLS = 50

const isCell = (content: unknown): content is Piece =>
  typeof content === 'object' && /^t[dh]$/.test((content as Piece).tag)

/** The rows of a table, not those of tables inside it; `head` is true for those that stand in its head. */
function rowsOf(table: Piece): { row: Piece; head: boolean }[] {
  return table.children.filter(isPiece).flatMap((part) => {
    if (part.tag === 'tr') return [{ row: part, head: false }]
    if (!/^(?:thead|tbody|tfoot)$/.test(part.tag)) return []
    const rows = part.children.filter(isPiece).filter(({ tag }) => tag === 'tr')
    return rows.map((row) => ({ row, head: part.tag === 'thead' }))
  })
}

/** Whether a table only places things on the page: a frame around one thing, or tables side by side. */
export function isLayout(table: Piece): boolean {
  const rows = rowsOf(table).map(({ row }) => row.children.filter(isCell).length)
  const cells = rows.reduce((sum, count) => sum + count, 0)
  const nested = [...descendants(table)].some(({ tag }) => tag === 'table')
  return cells < 2 || (nested && (rows.length < 2 || Math.max(...rows) < 2))
}

const span = (text: string | undefined, most: number) =>
  Math.min(Math.max(1, Number.parseInt(text ?? '1', 10) || 1), Math.max(1, Math.min(most, MOST_CELLS)))

type Fill = (cell: Piece) => Block[]

function rowBlock(row: Piece, head: boolean, rowsLeft: number, fill: Fill): TableRow {
  const cells = row.children.filter(isCell).slice(0, MOST_CELLS)
  const content = cells.map((cell): TableCell => {
    const blocks = fill(cell).map((block): Block => {
      return block.type === 'heading'
        ? { type: 'paragraph', ...(block.content ? { content: block.content } : {}) }
        : block
    })
    return {
      type: head || cell.tag === 'th' ? 'tableHeader' : 'tableCell',
      attrs: { colspan: span(cell.attrs.colspan, MOST_CELLS), rowspan: span(cell.attrs.rowspan, rowsLeft) },
      content: blocks.length > 0 ? blocks : [{ type: 'paragraph' }],
    }
  })
  return { type: 'tableRow', content }
}

/** A table of data, without the empty rows that spreadsheets add to its end; a very long one in several. */
export function tableBlocks(table: Piece, fill: Fill): Table[] {
  const rows = rowsOf(table).filter(({ row }) => row.children.some(isCell))
  const says = ({ row }: { row: Piece }) =>
    textOf(row).trim() !== '' || [...descendants(row)].some(({ tag }) => tag === 'img')
  const filled = rows.slice(0, rows.findLastIndex(says) + 1)
  const tables: Table[] = []
  for (let from = 0; from < filled.length; from += MOST_ROWS) {
    const part = filled.slice(from, from + MOST_ROWS)
    const content = part.map(({ row, head }, at) => rowBlock(row, head, part.length - at, fill))
    tables.push({ type: 'table', content })
  }
  return tables
}

import type { Block, Table, TableCell, TableRow } from './nodes'

type Draw = (blocks: Block[] | undefined) => string

function span(name: string, value: unknown): string {
  const count = Number(value)
  return Number.isInteger(count) && count > 1 && count <= 50 ? ` ${name}="${count}"` : ''
}

const isHeader = (cell: TableCell | undefined) => cell?.type === 'tableHeader'
const cellsOf = (row: TableRow | undefined): TableCell[] => (Array.isArray(row?.content) ? row.content : [])

/** How many rows at the top are nothing but headings; none when a cell reaches out of them. */
function headRows(rows: TableRow[]): number {
  const first = rows.findIndex((row) => !cellsOf(row).every(isHeader))
  const count = first === -1 ? 0 : first
  const reaches = rows
    .slice(0, count)
    .some((row, at) => cellsOf(row).some((cell) => at + Number(cell.attrs?.rowspan ?? 1) > count))
  return reaches ? 0 : count
}

/** HTML allows no headings inside a heading of a table. */
const plain = (blocks: Block[] | undefined) =>
  Array.isArray(blocks)
    ? blocks.map((block): Block => (block?.type === 'heading' ? { ...block, type: 'paragraph' } : block))
    : blocks

function renderRow(row: TableRow, scope: 'col' | 'row', draw: Draw): string {
  const cells = cellsOf(row).map((cell) => {
    const tag = isHeader(cell) ? 'th' : 'td'
    const heads = tag === 'th' ? ` scope="${scope}"` : ''
    const spans = `${span('colspan', cell?.attrs?.colspan)}${span('rowspan', cell?.attrs?.rowspan)}`
    return `<${tag}${heads}${spans}>${draw(tag === 'th' ? plain(cell?.content) : cell?.content)}</${tag}>`
  })
  return `<tr>${cells.join('')}</tr>`
}

/** A table whose first rows of headings head its columns; other headings head their rows. */
export function renderTable(table: Table, draw: Draw): string {
  const rows = Array.isArray(table.content) ? table.content : []
  const count = headRows(rows)
  const part = (name: string, some: TableRow[], scope: 'col' | 'row') =>
    some.length > 0 ? `<${name}>${some.map((row) => renderRow(row, scope, draw)).join('')}</${name}>` : ''
  const parts = part('thead', rows.slice(0, count), 'col') + part('tbody', rows.slice(count), 'row')
  return `<div class="table-scroll" role="region" aria-label="表格" tabindex="0"><table>${parts}</table></div>`
}

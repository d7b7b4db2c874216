import { encode } from 'uqr'

/** Light around the code, in its own squares: readers of codes need it. */
const QUIET = 3

/** The dark squares of a row, as one stroke each run. */
function rowStrokes(row: boolean[], y: number): string {
  let path = ''
  let gap = 0
  for (let x = 0; x < row.length; ) {
    const end = row.indexOf(!row[x], x)
    const length = (end === -1 ? row.length : end) - x
    if (row[x]) path += `${path === '' ? `M${x + QUIET} ${y + QUIET}.5` : `m${gap} 0`}h${length}`
    gap = length
    x += length
  }
  return path
}

/** A text as a code for telephones: how many squares a side has, and the dark ones as strokes of one square's width. */
export function drawCode(text: string): { side: number; strokes: string } {
  const { data, size } = encode(text, { ecc: 'M', border: 0 })
  return { side: size + QUIET * 2, strokes: data.map(rowStrokes).join('') }
}

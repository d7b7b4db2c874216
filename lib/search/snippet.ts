import { foldWithOrigin } from './fold'

export type Piece = { text: string; hit: boolean }

type Range = { from: number; to: number; term: number }

const MOST_RANGES = 400
const MOST_OF_A_TERM = 100

/** Where terms occur in the text as it was written; a hit in a part of what a character folds to is all of it. */
function findRanges(text: string, terms: string[]): Range[] {
  const { folded, origin } = foldWithOrigin(text)
  const endOf = (unit: number) => {
    const begin = origin[unit]
    let next = unit + 1
    while (origin[next] === begin && next < origin.length) next++
    return origin[next] ?? text.length
  }
  const ranges: Range[] = []
  for (const [index, term] of terms.entries()) {
    if (term === '' || ranges.length >= MOST_RANGES) continue
    let at = folded.indexOf(term)
    for (let n = 0; at !== -1 && n < MOST_OF_A_TERM; n++) {
      ranges.push({ from: origin[at] ?? 0, to: endOf(at + term.length - 1), term: index })
      at = folded.indexOf(term, at + term.length)
    }
  }
  return ranges.sort((a, b) => a.from - b.from || b.to - a.to)
}

function cut(text: string, ranges: Range[], from: number, to: number): Piece[] {
  const pieces: Piece[] = []
  let at = from
  for (const range of ranges) {
    if (range.from < at || range.to > to) continue
    if (range.from > at) pieces.push({ text: text.slice(at, range.from), hit: false })
    pieces.push({ text: text.slice(range.from, range.to), hit: true })
    at = range.to
  }
  if (at < to) pieces.push({ text: text.slice(at, to), hit: false })
  return pieces
}

/** The whole text, with the places where a term occurs marked; terms are folded, the text is as it was written. */
export function highlight(text: string, terms: string[]): Piece[] {
  return cut(text, findRanges(text, terms), 0, text.length)
}

const LEAD = 24

/** The place from which most of the different terms stand close together; the first of several. */
function densest(ranges: Range[], length: number): number {
  let best = { from: ranges[0]?.from ?? 0, terms: 0 }
  for (const [index, { from }] of ranges.entries()) {
    const near = new Set<number>()
    for (let n = index; n < ranges.length && (ranges[n]?.to ?? 0) <= from + length - LEAD; n++)
      near.add(ranges[n]?.term ?? -1)
    if (near.size > best.terms) best = { from, terms: near.size }
  }
  return best.from
}

const isInsidePair = (text: string, at: number) =>
  at > 0 && /[\uD800-\uDBFF]/.test(text.charAt(at - 1)) && /[\uDC00-\uDFFF]/.test(text.charAt(at))

/** About `length` characters around the best place where terms occur, beginning after a punctuation mark if one is near. */
export function snippet(text: string, terms: string[], length = 80): Piece[] {
  const flat = text.replace(/\s+/g, ' ')
  const ranges = findRanges(flat, terms)
  const first = densest(ranges, length)
  const earliest = Math.max(0, first - LEAD)
  const mark = flat.slice(earliest, first).search(/[。；，！？][^。；，！？]*$/)
  const from = earliest === 0 ? 0 : mark === -1 ? earliest : earliest + mark + 1
  const to = Math.min(flat.length, from + length)
  const [begin, end] = [from, to].map((at) => (isInsidePair(flat, at) ? at - 1 : at))
  const pieces = cut(flat, ranges, begin ?? from, end ?? to)
  if (from > 0) pieces.unshift({ text: '…', hit: false })
  if (to < flat.length) pieces.push({ text: '…', hit: false })
  return pieces
}

import { foldWithOrigin } from './fold'

export type Piece = { text: string; hit: boolean }

type Range = { from: number; to: number }

function findRanges(text: string, terms: string[]): Range[] {
  const { folded, origin } = foldWithOrigin(text)
  const ranges: Range[] = []
  for (const term of terms.filter(Boolean)) {
    for (
      let at = folded.indexOf(term);
      at !== -1 && ranges.length < 100;
      at = folded.indexOf(term, at + term.length)
    ) {
      ranges.push({ from: origin[at] ?? 0, to: origin[at + term.length] ?? text.length })
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

/** About `length` characters around the first place where a term occurs, beginning after a punctuation mark if one is near. */
export function snippet(text: string, terms: string[], length = 80): Piece[] {
  const flat = text.replace(/\s+/g, ' ')
  const ranges = findRanges(flat, terms)
  const first = ranges[0]?.from ?? 0
  const earliest = Math.max(0, first - 24)
  const mark = flat.slice(earliest, first).search(/[。；，！？][^。；，！？]*$/)
  const from = earliest === 0 ? 0 : mark === -1 ? earliest : earliest + mark + 1
  const to = Math.min(flat.length, from + length)
  const pieces = cut(flat, ranges, from, to)
  if (from > 0) pieces.unshift({ text: '…', hit: false })
  if (to < flat.length) pieces.push({ text: '…', hit: false })
  return pieces
}

import { foldWithOrigin } from './fold'
import type { Mark } from './query'
import { type Run, runs } from './tokens'

export type Piece = { text: string; hit: boolean }

type Range = { from: number; to: number; term: number }

const MOST_RANGES = 400
const MOST_OF_A_MARK = 100

type Place = { begin: number; end: number }

/** Where the runs of a quoted phrase follow each other from one run on; only Han text may begin before it and go on behind it. */
function phraseFrom(text: Run[], start: number, asked: Run[]): Place[] {
  const last = asked.length - 1
  const fits = asked.every(({ kind, text: said }, n) => {
    const run = text[start + n]
    if (run?.kind !== kind) return false
    if (kind === 'han' && n === 0) return run.text.endsWith(said)
    return kind === 'han' && n === last ? run.text.startsWith(said) : run.text === said
  })
  const [first, end] = [text[start], text[start + last]]
  if (!fits || !first || !end) return []
  const skipped = first.text.length - (asked[0]?.text.length ?? 0)
  return [{ begin: first.at + skipped, end: end.at + (asked[last]?.text.length ?? 0) }]
}

/** Where one run stands in another: Han text anywhere, a word where that one begins, as the index has it. */
function* placesIn({ kind, text, at }: Run, asked: Run, whole: boolean): Generator<Place> {
  const { length } = asked.text
  if (kind !== asked.kind) return
  if (kind === 'han')
    for (let n = text.indexOf(asked.text); n !== -1; n = text.indexOf(asked.text, n + length))
      yield { begin: at + n, end: at + n + length }
  else if (whole ? text === asked.text : text.startsWith(asked.text)) yield { begin: at, end: at + length }
}

function* placesOf(text: Run[], { runs: asked, whole }: Mark): Generator<Place> {
  const [only, ...others] = asked
  for (const [n, run] of text.entries()) {
    if (only && others.length === 0) yield* placesIn(run, only, whole)
    else if (only) yield* phraseFrom(text, n, asked)
  }
}

/** Where marks stand in the text as it was written; a hit in a part of what a character folds to is all of it. */
function findRanges(text: string, marks: Mark[]): Range[] {
  const { folded, origin } = foldWithOrigin(text)
  const endOf = (unit: number) => {
    const begin = origin[unit]
    let next = unit + 1
    while (origin[next] === begin && next < origin.length) next++
    return origin[next] ?? text.length
  }
  const ranges: Range[] = []
  const cut = runs(folded)
  for (const [index, mark] of marks.entries()) {
    if (ranges.length >= MOST_RANGES) break
    let found = 0
    for (const { begin, end } of placesOf(cut, mark)) {
      ranges.push({ from: origin[begin] ?? 0, to: endOf(end - 1), term: index })
      if (++found >= MOST_OF_A_MARK) break
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

/** The whole text as it was written, with the places marked by which the query found it. */
export function highlight(text: string, marks: Mark[]): Piece[] {
  return cut(text, findRanges(text, marks), 0, text.length)
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

/** About `length` characters around the best place where marks stand, beginning after a punctuation mark if one is near. */
export function snippet(text: string, marks: Mark[], length = 80): Piece[] {
  const flat = text.replace(/\s+/g, ' ')
  const ranges = findRanges(flat, marks)
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

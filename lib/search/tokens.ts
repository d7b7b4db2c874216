/** Raise when fold(), runs(), the words or their weights change, so that rows made by the old rules can be told apart. */
export const TOKENIZER_VERSION = 2

export type Run = { kind: 'han' | 'word'; text: string }

// What begins with Han is all Han; the second branch may hold Han characters behind a Latin beginning.
const RUNS = /(\p{Script=Han}+)|[\p{L}\p{N}]+(?:[.-][\p{L}\p{N}]+)*/gu
const HAN = /^\p{Script=Han}/u
const IN_PAIRS = /[\uD800-\uDFFF]/

/** Folded text as runs of Han characters and words of other scripts; everything else separates. */
export function runs(folded: string): Run[] {
  const found: Run[] = []
  for (const [text, han] of folded.matchAll(RUNS))
    if (han === undefined) found.push(...splitMixed(text))
    else found.push({ kind: 'han', text })
  return found
}

/** VOCs减排 cut apart where the script changes. */
function splitMixed(text: string): Run[] {
  const pieces = text.match(/\p{Script=Han}+|[^\p{Script=Han}]+/gu) ?? []
  return pieces
    .map((piece) => piece.replace(/^[.-]+|[.-]+$/g, ''))
    .filter(Boolean)
    .map((piece) => ({ kind: HAN.test(piece) ? 'han' : 'word', text: piece }))
}

/** The bigrams of a Han run, and its last character alone, so that a search for one character finds it too. */
export function bigrams(run: string): string[] {
  if (!IN_PAIRS.test(run)) return Array.from({ length: run.length }, (_, at) => run.slice(at, at + 2))
  const characters = [...run]
  return characters.map((character, index) => character + (characters[index + 1] ?? ''))
}

export type WeightedText = { weight: 'A' | 'B' | 'C' | 'D'; text: string }

const MAX_POSITION = 16_383
const POSITIONS_PER_LEXEME = 255
const MAX_WORD = 60

const placeNames: Record<WeightedText['weight'], string[]> = { A: [], B: [], C: [], D: [] }

/** A place as a tsvector has it, made once. */
function placeName(position: number, weight: WeightedText['weight']): string {
  const at = Math.min(position, MAX_POSITION)
  const known = placeNames[weight]
  known[at] ??= `${at}${weight}`
  return known[at]
}

/** A lexeme as it stands in a tsvector or tsquery literal. */
export function quoteLexeme(lexeme: string): string {
  return `'${lexeme.replace(/\\/g, '\\\\').replace(/'/g, "''")}'`
}

/** A lexeme while it is collected: one of two UTF-16 units is a number, which costs a fraction of a text as a key. */
type Lexeme = string | number

const pair = (first: number, second: number): Lexeme => (first << 16) | second
const lexemeKey = (text: string): Lexeme =>
  text.length > 2 ? text : pair(text.charCodeAt(0), text.length === 2 ? text.charCodeAt(1) : 0)

function lexemeText(lexeme: Lexeme): string {
  if (typeof lexeme === 'string') return lexeme
  const second = lexeme & 0xffff
  return String.fromCharCode(lexeme >>> 16, ...(second === 0 ? [] : [second]))
}

/** Where each lexeme stands. Runs are a position apart and fields twenty, so no phrase crosses them. */
class Places {
  readonly #places = new Map<Lexeme, string[]>()
  #position = 1

  add(lexeme: Lexeme, weight: WeightedText['weight']): void {
    const place = placeName(this.#position, weight)
    this.#position++
    const places = this.#places.get(lexeme)
    if (!places) this.#places.set(lexeme, [place])
    // Where a long text goes on after the last position there is, every place is that one.
    else if (places.length < POSITIONS_PER_LEXEME && places.at(-1) !== place) places.push(place)
  }

  skip(positions: number): void {
    this.#position += positions
  }

  /** A tsvector literal. */
  toString(): string {
    return [...this.#places]
      .map(([lexeme, places]) => `${quoteLexeme(lexemeText(lexeme))}:${places.join(',')}`)
      .join(' ')
  }
}

/**
 * A tsvector literal of what `add` makes of the runs of folded texts. Built here and not by PostgreSQL's parser, which
 * does not cut Chinese into words and depends on the locale.
 */
function collect(fields: WeightedText[], add: (run: Run, put: (lexeme: Lexeme) => void) => void): string {
  const places = new Places()
  for (const { weight, text } of fields) {
    const put = (lexeme: Lexeme) => places.add(lexeme, weight)
    for (const run of runs(text)) {
      add(run, put)
      places.skip(1)
    }
    places.skip(20)
  }
  return places.toString()
}

/** A tsvector literal of the words that `cut` makes of the runs of folded texts. */
export function toLexemes(fields: WeightedText[], cut: (run: Run) => string[]): string {
  return collect(fields, (run, put) => {
    for (const lexeme of cut(run)) put(lexeme.slice(0, MAX_WORD))
  })
}

/** The tsvector literal that pieces are found by: pairs of characters, and words of other scripts whole. */
export function toTsvector(fields: WeightedText[]): string {
  return collect(fields, ({ kind, text }, put) => {
    if (kind === 'word') return put(text.slice(0, MAX_WORD))
    if (IN_PAIRS.test(text)) for (const lexeme of bigrams(text)) put(lexemeKey(lexeme))
    // The same as bigrams(), without a text for each: a long piece has tens of thousands.
    else
      for (let at = 0; at < text.length; at++)
        put(pair(text.charCodeAt(at), at + 1 < text.length ? text.charCodeAt(at + 1) : 0))
  })
}

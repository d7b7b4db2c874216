/** Raise when fold(), runs(), the words or their weights change, so that rows made by the old rules can be told apart. */
export const TOKENIZER_VERSION = 2

/** `at`: where it begins in the text it was cut from. */
export type Run = { kind: 'han' | 'word'; text: string; at: number }

const RUNS = /\p{Script=Han}+|[\p{L}\p{N}]+(?:[.-][\p{L}\p{N}]+)*/gu
const HAN = /^\p{Script=Han}/u
const ALL_HAN = /^\p{Script=Han}+$/u
const IN_PAIRS = /[\uD800-\uDFFF]/

/** Folded text as runs of Han characters and words of other scripts; everything else separates. */
export function runs(folded: string): Run[] {
  return [...folded.matchAll(RUNS)].flatMap(({ 0: text, index }) => splitMixed(text, index))
}

// The second branch of RUNS may hold Han characters behind a Latin beginning (VOCs减排): cut them apart.
function splitMixed(text: string, begin: number): Run[] {
  if (ALL_HAN.test(text)) return [{ kind: 'han', text, at: begin }]
  return [...text.matchAll(/\p{Script=Han}+|[^\p{Script=Han}]+/gu)].flatMap(({ 0: piece, index }): Run[] => {
    if (HAN.test(piece)) return [{ kind: 'han', text: piece, at: begin + index }]
    const word = piece.replace(/^[.-]+/, '')
    const at = begin + index + piece.length - word.length
    return word === '' ? [] : [{ kind: 'word', text: word.replace(/[.-]+$/, ''), at }]
  })
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

/** A place as a tsvector has it. Made once: a long piece has tens of thousands, and every save writes them anew. */
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

/**
 * A tsvector literal of what `cut` makes of the runs of folded texts. Built here and not by PostgreSQL's parser, which
 * does not cut Chinese into words and depends on the locale. Runs are a position apart and fields twenty, so no phrase
 * crosses them.
 */
export function toLexemes(fields: WeightedText[], cut: (run: Run) => string[]): string {
  const positions = new Map<string, string[]>()
  let position = 1
  const put = (lexeme: string, weight: WeightedText['weight']) => {
    const place = placeName(position, weight)
    position++
    const places = positions.get(lexeme)
    if (!places) positions.set(lexeme, [place])
    // Where a long text goes on after the last position there is, every place is that one.
    else if (places.length < POSITIONS_PER_LEXEME && places.at(-1) !== place) places.push(place)
  }
  for (const { weight, text } of fields) {
    for (const run of runs(text)) {
      for (const lexeme of cut(run)) put(lexeme.slice(0, MAX_WORD), weight)
      position++
    }
    position += 20
  }
  return [...positions].map(([lexeme, places]) => `${quoteLexeme(lexeme)}:${places.join(',')}`).join(' ')
}

/** The tsvector literal that pieces are found by: pairs of characters, and words of other scripts whole. */
export function toTsvector(fields: WeightedText[]): string {
  return toLexemes(fields, (run) => (run.kind === 'han' ? bigrams(run.text) : [run.text]))
}

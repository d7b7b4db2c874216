/** Raise when fold(), runs(), the words or their weights change, so that rows made by the old rules can be told apart. */
export const TOKENIZER_VERSION = 2

export type Run = { kind: 'han' | 'word'; text: string }

const RUNS = /\p{Script=Han}+|[\p{L}\p{N}]+(?:[.-][\p{L}\p{N}]+)*/gu
const HAN = /^\p{Script=Han}/u

/** Folded text as runs of Han characters and words of other scripts; everything else separates. */
export function runs(folded: string): Run[] {
  return [...folded.matchAll(RUNS)].flatMap(([text]) => splitMixed(text))
}

// The second branch of RUNS may hold Han characters behind a Latin beginning (VOCs减排): cut them apart.
function splitMixed(text: string): Run[] {
  const pieces = text.match(/\p{Script=Han}+|[^\p{Script=Han}]+/gu) ?? []
  return pieces
    .map((piece) => piece.replace(/^[.-]+|[.-]+$/g, ''))
    .filter(Boolean)
    .map((piece) => ({ kind: HAN.test(piece) ? 'han' : 'word', text: piece }))
}

/** The bigrams of a Han run, and its last character alone, so that a search for one character finds it too. */
export function bigrams(run: string): string[] {
  const characters = [...run]
  return characters.map((character, index) => character + (characters[index + 1] ?? ''))
}

export type WeightedText = { weight: 'A' | 'B' | 'C' | 'D'; text: string }

const MAX_POSITION = 16_383
const POSITIONS_PER_LEXEME = 255
const MAX_WORD = 60

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
  const put = (lexeme: string, weight: string) => {
    const places = positions.get(lexeme) ?? []
    if (places.length < POSITIONS_PER_LEXEME) places.push(`${Math.min(position, MAX_POSITION)}${weight}`)
    positions.set(lexeme, places)
    position++
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

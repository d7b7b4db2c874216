import { fold } from './fold'
import { bigrams, quoteLexeme, type Run, runs } from './tokens'

const MAX_TERMS = 8
const MAX_RUNS = 16
const MAX_LENGTH = 64
const MAX_WORD = 60
/** How many other ways to say a term are looked for. */
const MAX_ALTERNATIVES = 8

/** One way to say a term: its folded text and what it consists of; in a quoted one the runs follow each other. */
export type Wording = { text: string; runs: Run[]; quoted: boolean }

/** A term of a query: it occurs when one of its wordings does. The first is the one that was typed. */
export type Term = { wordings: Wording[] }

export type ParsedQuery = { text: string; terms: Term[] }

const TERMS = /["“”「」『』]([^"“”「」『』]*)["“”「」『』]|[^\s"“”「」『』]+/g

const QUOTED = /["“”「」『』＂]([^"“”「」『』＂]+)["“”「」『』＂]/g

/** What was typed, as a sentence quotes it: quotation marks within “” are ‘’ (GB/T 15834), and one without the other is left out. */
export function betweenQuotes(typed: string): string {
  return (
    typed
      .replace(QUOTED, '‘$1’')
      .replace(/["“”「」『』＂]/g, '')
      .trim() || typed
  )
}

const wording = (text: string, quoted = false): Wording => ({
  text: text.trim(),
  runs: runs(text).slice(0, MAX_RUNS),
  quoted,
})

/** What somebody typed, folded and cut into terms: at spaces, but not inside quotation marks; at most eight. */
function parse(typed: string): ParsedQuery {
  const text = fold([...typed].slice(0, MAX_LENGTH).join(''))
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .trim()
  const terms = [...text.matchAll(TERMS)]
    .map(([whole, inside]) => wording(inside ?? whole, inside !== undefined))
    .filter((one) => one.runs.length > 0)
    .slice(0, MAX_TERMS)
    .map((one) => ({ wordings: [one] }))
  return { text, terms }
}

/** The wordings that sets of synonyms (folded) give a term: all of it, or one of its runs, said otherwise. */
function otherWordings({ text, runs: own, quoted }: Wording, sets: string[][]): Wording[] {
  if (quoted) return []
  const whole = sets.filter((set) => set.includes(text)).flat()
  if (whole.length > 0 || own.length < 2) return whole.map((one) => wording(one))
  return own.flatMap((run, at) =>
    sets
      .filter((set) => set.includes(run.text))
      .flat()
      .map((one) => wording(own.map((other, index) => (index === at ? one : other.text)).join(' '))),
  )
}

/** Reads what somebody typed. `synonyms` are sets of folded words that mean the same. */
export function parseQuery(typed: string, synonyms: string[][] = []): ParsedQuery {
  const { text, terms } = parse(typed)
  const said = terms.map(({ wordings: [typedWording] }) => {
    if (!typedWording) return { wordings: [] }
    const others = otherWordings(typedWording, synonyms).filter((one) => one.runs.length > 0)
    const said = (one: Wording) => one.runs.map((run) => run.text).join(' ')
    const distinct = new Map([...others, typedWording].map((one) => [said(one), one]))
    const all = [typedWording, ...[...distinct.values()].filter((one) => one !== typedWording)]
    return { wordings: all.slice(0, MAX_ALTERNATIVES) }
  })
  return { text, terms: said }
}

/** `strict` keeps characters in their order; `loose` only asks that their pairs occur, and finds a little more. */
type Strictness = 'strict' | 'loose'

function hanQuery(run: string, how: Strictness, weight: string): string {
  const lexeme = (text: string) => `${quoteLexeme(text)}${weight && `:${weight}`}`
  if ([...run].length === 1) return `${quoteLexeme(run)}:*${weight}`
  const inner = bigrams(run).slice(0, -1).map(lexeme)
  return inner.length === 1 ? (inner[0] ?? '') : `(${inner.join(how === 'strict' ? ' <-> ' : ' & ')})`
}

function runQuery({ kind, text }: Run, how: Strictness, weight: string, beginning: boolean): string {
  if (kind === 'han') return hanQuery(text, how, weight)
  const ending = beginning ? `:*${weight}` : weight && `:${weight}`
  return quoteLexeme(text.slice(0, MAX_WORD)) + ending
}

/** A run behind which a phrase goes on: Han text must end there, which its last character alone says. */
function endedQuery(run: Run, weight: string): string {
  if (run.kind === 'word') return runQuery(run, 'strict', weight, false)
  const lexemes = bigrams(run.text).map((one) => `${quoteLexeme(one)}${weight && `:${weight}`}`)
  return lexemes.length === 1 ? (lexemes[0] ?? '') : `(${lexemes.join(' <-> ')})`
}

function wordingQuery({ runs: all, quoted }: Wording, how: Strictness, weight: string): string {
  const parts = all.map((run) => runQuery(run, how, weight, !quoted))
  if (parts.length === 1) return parts[0] ?? ''
  if (!quoted || how === 'loose') return `(${parts.join(' & ')})`
  // One position is left empty behind a run; see toLexemes().
  return `(${[...all.slice(0, -1).map((run) => endedQuery(run, weight)), parts.at(-1)].join(' <2> ')})`
}

/** The tsquery literal of one term. */
export function termQuery({ wordings }: Term, how: Strictness = 'strict', weight: 'A' | '' = ''): string {
  const parts = wordings.map((one) => wordingQuery(one, how, weight))
  return parts.length === 1 ? (parts[0] ?? '') : `(${parts.join(' | ')})`
}

/**
 * The tsquery literal of a query: all terms must occur, Han text as a phrase, other words as beginnings; null when
 * nothing in it can be searched for. With a weight it asks for the title alone. Pass it on as a bound parameter.
 */
export function toTsquery(
  { terms }: ParsedQuery,
  how: Strictness = 'strict',
  weight: 'A' | '' = '',
): string | null {
  return terms.length > 0 ? terms.map((term) => termQuery(term, how, weight)).join(' & ') : null
}

/** What a snippet marks: runs that follow each other; a word alone by its beginning, unless only the whole one is meant. */
export type Mark = { runs: Run[]; whole: boolean }

/** What a query finds its pieces by, as they say it: quoted phrases as a whole, every other run by itself. */
export function marksOf({ terms }: ParsedQuery): Mark[] {
  const all = terms.flatMap(({ wordings }) =>
    wordings.flatMap(({ runs: parts, quoted }) =>
      quoted ? [{ runs: parts, whole: true }] : parts.map((run) => ({ runs: [run], whole: false })),
    ),
  )
  const said = (mark: Mark) => `${mark.whole} ${mark.runs.map(({ text }) => text).join(' ')}`
  return [...new Map(all.map((mark) => [said(mark), mark])).values()]
}

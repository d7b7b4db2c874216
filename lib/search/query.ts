import { fold } from './fold'
import { bigrams, quoteLexeme, runs } from './tokens'

const MAX_TERMS = 8
const MAX_LENGTH = 64

/** The folded terms of what somebody typed: cut at spaces, at most eight; these are what a snippet marks. */
export function queryTerms(typed: string): string[] {
  const folded = fold([...typed].slice(0, MAX_LENGTH).join(''))
  return folded
    .split(/\s+/)
    .filter((term) => runs(term).length > 0)
    .slice(0, MAX_TERMS)
}

function hanQuery(run: string): string {
  if ([...run].length === 1) return `${quoteLexeme(run)}:*`
  const inner = bigrams(run).slice(0, -1).map(quoteLexeme)
  return inner.length === 1 ? (inner[0] ?? '') : `(${inner.join(' <-> ')})`
}

/**
 * The tsquery literal for what somebody typed: all terms must occur, Han text as a phrase, other words as
 * beginnings; null when nothing in it can be searched for. Pass it on as a bound parameter.
 */
export function toTsquery(typed: string): string | null {
  const parts = queryTerms(typed).flatMap((term) =>
    runs(term).map((run) =>
      run.kind === 'han' ? hanQuery(run.text) : `${quoteLexeme(run.text.slice(0, 60))}:*`,
    ),
  )
  return parts.length > 0 ? parts.slice(0, 16).join(' & ') : null
}

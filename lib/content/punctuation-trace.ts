import { type Edit, protectedSpans, RULES, type Rule } from './punctuation-rules'

/** A text whose every character remembers where in the first text it came from, and which rule put it there. */
export type Trace = {
  text: string
  origins: number[]
  /** The rule that wrote a character; null for what was there before. */
  rules: (Rule | null)[]
  /** The place of the first half, for both halves of a pair of marks. */
  pairs: (number | null)[]
  /** By which rule a character of the first text went. */
  removed: Map<number, Rule>
}

const ROUNDS = 8
const overlaps = (a: Edit, b: Edit) => a.from < b.to && b.from < a.to

function apply(before: Trace, edits: Edit[], rule: Rule): Trace {
  const after: Trace = { text: '', origins: [], rules: [], pairs: [], removed: before.removed }
  let at = 0
  const keep = (to: number) => {
    after.text += before.text.slice(at, to)
    for (; at < to; at++) {
      after.origins.push(before.origins[at] ?? 0)
      after.rules.push(before.rules[at] ?? null)
      after.pairs.push(before.pairs[at] ?? null)
    }
  }
  for (const { from, to, put, pair } of [...edits].sort((a, b) => a.from - b.from)) {
    keep(from)
    for (; at < to; at++) if (before.rules[at] === null) after.removed.set(before.origins[at] ?? 0, rule)
    after.text += put
    for (let n = 0; n < put.length; n++) {
      after.origins.push(before.origins[from] ?? 0)
      after.rules.push(rule)
      after.pairs.push(pair === undefined ? null : (before.origins[pair] ?? null))
    }
  }
  keep(before.text.length)
  return after
}

function round(start: Trace, title: boolean): Trace {
  let now = start
  for (const rule of RULES) {
    if (title && rule.notInTitles) continue
    const guarded = rule.everywhere ? [] : protectedSpans(now.text)
    const edits = rule.edits(now.text).filter((edit) => !guarded.some((span) => overlaps(edit, span)))
    if (edits.length > 0) now = apply(now, edits, rule)
  }
  return now
}

/** Rounds until nothing moves: a rule may bring together what an earlier rule had looked at apart. */
export function trace(text: string, { title = false }: { title?: boolean } = {}): Trace {
  const nothing = new Array<null>(text.length).fill(null)
  const origins = Array.from({ length: text.length }, (_, at) => at)
  let now: Trace = { text, origins, rules: nothing, pairs: nothing, removed: new Map() }
  for (let n = 0; n < ROUNDS; n++) {
    const next = round(now, title)
    if (next.text === now.text) break
    now = next
  }
  return now
}

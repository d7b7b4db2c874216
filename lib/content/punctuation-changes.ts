import { type Edit, protectedSpans, SUGGESTIONS } from './punctuation-rules'
import { trace } from './punctuation-trace'

/** One change that tidying would make in a line: what is put in the place of what, and why. */
export type Change = {
  from: number
  to: number
  put: string
  rule: string
  /** Changes of a line that share it belong together: the halves of a pair of marks. */
  pair: number | null
  /** Only proposed: the writer may mean it otherwise. */
  suggested: boolean
}

/** The single changes that make a line what `normalizePunctuation` makes of it. */
function certainChanges(text: string, options: { title?: boolean }): Change[] {
  const done = trace(text, options)
  const changes: Change[] = []
  let from = 0
  let [put, rule, pair]: [string, string, number | null] = ['', '', null]
  const end = (to: number) => {
    if (put !== text.slice(from, to))
      changes.push({
        from,
        to,
        put,
        rule: rule || (done.removed.get(from)?.name ?? ''),
        pair,
        suggested: false,
      })
    ;[put, rule, pair] = ['', '', null]
  }
  for (let at = 0; at < done.text.length; at++) {
    const by = done.rules[at]
    const origin = done.origins[at] ?? 0
    if (by) {
      put += done.text[at] ?? ''
      rule ||= by.name
      pair ??= done.pairs[at] ?? null
      continue
    }
    end(origin)
    from = origin + 1
  }
  end(text.length)
  return changes
}

type Stretch = Pick<Edit, 'from' | 'to'>
const overlaps = (a: Stretch, b: Stretch) => a.from < b.to && b.from < a.to

/** Everything that tidying would change in a line, in its order; what may be meant otherwise is marked as proposed. */
export function punctuationChanges(text: string, options: { title?: boolean } = {}): Change[] {
  const certain = certainChanges(text, options)
  const taken = [...certain, ...protectedSpans(text)]
  const proposed = SUGGESTIONS.flatMap(({ name, edits }) =>
    edits(text)
      .filter((edit) => !taken.some((one) => overlaps(one, edit)))
      .map((edit): Change => ({ ...edit, rule: name, pair: null, suggested: true })),
  )
  return [...certain, ...proposed].sort((a, b) => a.from - b.from)
}

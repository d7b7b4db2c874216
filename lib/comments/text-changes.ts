import { commonPairs } from '@/lib/content/diff-align'

/** A stretch of the old text and what stands in its place; all that lies between two changes is the same. */
export type Change = { from: number; to: number; newFrom: number; newTo: number }

/** Sentences with their marks, and every line break by itself. */
const SENTENCE = /\n|[^\n。！？；]+[。！？；”’）」』]*|[。！？；”’）」』]+/gu
/** Equal characters between two changes at least so many times as long are chance. */
const CHANCE = 3

/** Whole characters: half of one that takes two units is none. */
const CHARACTER = /[\s\S]/gu

function cut(text: string, by: RegExp): { parts: string[]; starts: number[] } {
  const parts = text.match(by) ?? []
  let at = 0
  const starts = parts.map((part) => {
    const start = at
    at += part.length
    return start
  })
  return { parts, starts: [...starts, at] }
}

/** What differs between two texts: by sentences first, then by characters inside the sentences that differ. */
export function textChanges(before: string, after: string): Change[] {
  const whole = { from: 0, to: before.length, newFrom: 0, newTo: after.length }
  const changed = changesWithin(before, after, whole, SENTENCE)
  return withoutChance(changed.flatMap((change) => changesWithin(before, after, change, CHARACTER)))
}

/** What differs inside a stretch, in the pieces that `by` cuts. */
function changesWithin(before: string, after: string, stretch: Change, by: RegExp): Change[] {
  const a = cut(before.slice(stretch.from, stretch.to), by)
  const b = cut(after.slice(stretch.newFrom, stretch.newTo), by)
  const changes: Change[] = []
  let [x, y] = [0, 0]
  for (const [i, j] of [...commonPairs(a.parts, b.parts), [a.parts.length, b.parts.length] as const]) {
    if (x < i || y < j)
      changes.push({
        from: stretch.from + (a.starts[x] ?? 0),
        to: stretch.from + (a.starts[i] ?? 0),
        newFrom: stretch.newFrom + (b.starts[y] ?? 0),
        newTo: stretch.newFrom + (b.starts[j] ?? 0),
      })
    ;[x, y] = [i + 1, j + 1]
  }
  return changes
}

const size = ({ from, to, newFrom, newTo }: Change) => Math.max(to - from, newTo - newFrom)

/** Takes two changes for one where the few characters between them are equal by chance. */
function withoutChance(changes: Change[]): Change[] {
  const kept: Change[] = []
  for (const change of changes) {
    let one = change
    for (let last = kept.at(-1); last; last = kept.at(-1)) {
      const equal = one.from - last.to
      if (equal * CHANCE > size(last) || equal * CHANCE > size(one)) break
      kept.pop()
      one = { from: last.from, to: one.to, newFrom: last.newFrom, newTo: one.newTo }
    }
    kept.push(one)
  }
  return kept
}

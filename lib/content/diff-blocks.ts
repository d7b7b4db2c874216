import { commonPairs } from './diff-align'

/** Something that has its place in a text: `key` is equal for equal things, `text` is what likeness is judged by. */
export type Item = { key: string; text: string }
/** One line of two texts laid side by side; a side that has nothing here is null. */
export type Step = { before: number | null; after: number | null; same: boolean }

/** From here on two paragraphs count as one that was changed. */
const ALIKE = 0.4
/** Larger gaps are paired by place alone. */
const MOST_CELLS = 40_000

/** Pairs of neighbouring characters with how often each occurs. */
function bigrams(text: string): Map<string, number> {
  const found = new Map<string, number>()
  for (let i = 0; i < text.length - 1; i += 1) {
    const pair = text.slice(i, i + 2)
    found.set(pair, (found.get(pair) ?? 0) + 1)
  }
  return found
}

/** How alike two texts are, from 0 to 1, by the pairs of characters they share. */
export function likeness(a: string, b: string): number {
  if (a === b) return 1
  const size = Math.max(0, a.length - 1) + Math.max(0, b.length - 1)
  if (size === 0 || a.length < 2 || b.length < 2) return 0
  const [few, many] = [bigrams(a), bigrams(b)]
  let shared = 0
  for (const [pair, count] of few) shared += Math.min(count, many.get(pair) ?? 0)
  return (2 * shared) / size
}

/**
 * Lays two texts side by side. Equal items stand together, then those that are alike; with `fill`, what is left
 * between them is paired in order, so that a paragraph written anew counts as changed rather than as gone and come.
 */
export function layOut(before: readonly Item[], after: readonly Item[], fill: boolean): Step[] {
  const steps: Step[] = []
  let [x, y] = [0, 0]
  const ends = commonPairs(
    before.map(({ key }) => key),
    after.map(({ key }) => key),
  )
  for (const [i, j] of [...ends, [before.length, after.length] as const]) {
    steps.push(...layGap(before, after, { x, xEnd: i, y, yEnd: j }, fill))
    if (i < before.length) steps.push({ before: i, after: j, same: true })
    ;[x, y] = [i + 1, j + 1]
  }
  return steps
}

type Gap = { x: number; xEnd: number; y: number; yEnd: number }

function layGap(before: readonly Item[], after: readonly Item[], gap: Gap, fill: boolean): Step[] {
  const steps: Step[] = []
  let { x, y } = gap
  for (const [i, j] of [...alikePairs(before, after, gap), [gap.xEnd, gap.yEnd] as const]) {
    while (fill && x < i && y < j) steps.push({ before: x++, after: y++, same: false })
    while (x < i) steps.push({ before: x++, after: null, same: false })
    while (y < j) steps.push({ before: null, after: y++, same: false })
    if (i < gap.xEnd) steps.push({ before: x++, after: y++, same: false })
  }
  return steps
}

/** The pairing of a gap whose likenesses add up to most. */
function alikePairs(before: readonly Item[], after: readonly Item[], gap: Gap): [number, number][] {
  const [rows, columns] = [gap.xEnd - gap.x, gap.yEnd - gap.y]
  if (rows === 0 || columns === 0 || rows * columns > MOST_CELLS) return []
  const alike = Array.from({ length: rows }, (_, i) =>
    Array.from({ length: columns }, (__, j) => {
      const degree = likeness(before[gap.x + i]?.text ?? '', after[gap.y + j]?.text ?? '')
      return degree >= ALIKE ? degree : 0
    }),
  )
  const best = Array.from({ length: rows + 1 }, () => new Float64Array(columns + 1))
  const at = (i: number, j: number) => best[i]?.[j] ?? 0
  const together = (i: number, j: number) => (alike[i]?.[j] ?? 0) && (alike[i]?.[j] ?? 0) + at(i + 1, j + 1)
  for (let i = rows - 1; i >= 0; i -= 1) {
    const row = best[i]
    for (let j = columns - 1; row && j >= 0; j -= 1)
      row[j] = Math.max(at(i + 1, j), at(i, j + 1), together(i, j))
  }
  const pairs: [number, number][] = []
  let [i, j] = [0, 0]
  while (i < rows && j < columns) {
    if (together(i, j) > 0 && together(i, j) === at(i, j)) pairs.push([gap.x + i++, gap.y + j++])
    else if (at(i + 1, j) >= at(i, j + 1)) i += 1
    else j += 1
  }
  return pairs
}

/** Positions of what two sequences have in common, rising on both sides. */
export type Pair = [number, number]
type Range = { a: number; aEnd: number; b: number; bEnd: number }

/** Above this, equal things inside a gap are not looked for; they are then shown as gone and come. */
const MOST_CELLS = 2_000_000

/** The common subsequence of two lists of keys: anchors that occur once on both sides first, then what lies between. */
export function commonPairs(a: readonly string[], b: readonly string[]): Pair[] {
  const pairs: Pair[] = []
  collect(a, b, { a: 0, aEnd: a.length, b: 0, bEnd: b.length }, pairs)
  return pairs
}

function collect(a: readonly string[], b: readonly string[], range: Range, pairs: Pair[]): void {
  const { a: aFrom, b: bFrom, aEnd, bEnd } = range
  let head = 0
  while (aFrom + head < aEnd && bFrom + head < bEnd && a[aFrom + head] === b[bFrom + head]) {
    pairs.push([aFrom + head, bFrom + head])
    head += 1
  }
  const most = Math.min(aEnd - aFrom, bEnd - bFrom) - head
  let tail = 0
  while (tail < most && a[aEnd - 1 - tail] === b[bEnd - 1 - tail]) tail += 1
  const inner = { a: aFrom + head, aEnd: aEnd - tail, b: bFrom + head, bEnd: bEnd - tail }
  if (inner.a < inner.aEnd && inner.b < inner.bEnd) {
    const anchors = uniqueAnchors(a, b, inner)
    if (anchors.length === 0) longest(a, b, inner, pairs)
    else between(a, b, inner, anchors, pairs)
  }
  for (let i = tail; i > 0; i -= 1) pairs.push([aEnd - i, bEnd - i])
}

function between(
  a: readonly string[],
  b: readonly string[],
  range: Range,
  anchors: Pair[],
  pairs: Pair[],
): void {
  let [aFrom, bFrom] = [range.a, range.b]
  for (const [x, y] of anchors) {
    collect(a, b, { a: aFrom, aEnd: x, b: bFrom, bEnd: y }, pairs)
    pairs.push([x, y])
    ;[aFrom, bFrom] = [x + 1, y + 1]
  }
  collect(a, b, { a: aFrom, aEnd: range.aEnd, b: bFrom, bEnd: range.bEnd }, pairs)
}

function onlyPlaces(keys: readonly string[], from: number, to: number): Map<string, number> {
  const places = new Map<string, number>()
  for (let i = from; i < to; i += 1) {
    const key = keys[i] ?? ''
    places.set(key, places.has(key) ? -1 : i)
  }
  return places
}

/** Keys that occur exactly once on both sides, as the longest run that rises on both. */
function uniqueAnchors(a: readonly string[], b: readonly string[], range: Range): Pair[] {
  const inB = onlyPlaces(b, range.b, range.bEnd)
  const shared: Pair[] = []
  for (const [key, x] of onlyPlaces(a, range.a, range.aEnd)) {
    const y = inB.get(key)
    if (x >= 0 && y !== undefined && y >= 0) shared.push([x, y])
  }
  return rising(shared.sort(([x], [y]) => x - y))
}

/** The longest part of the pairs in which the second number rises. */
export function rising(pairs: Pair[]): Pair[] {
  const ends: number[] = []
  const before: number[] = []
  for (const [at, [, y]] of pairs.entries()) {
    let [low, high] = [0, ends.length]
    while (low < high) {
      const middle = (low + high) >> 1
      if ((pairs[ends[middle] ?? 0]?.[1] ?? 0) < y) low = middle + 1
      else high = middle
    }
    before[at] = low > 0 ? (ends[low - 1] ?? -1) : -1
    ends[low] = at
  }
  const result: Pair[] = []
  for (let at = ends.at(-1) ?? -1; at >= 0; at = before[at] ?? -1) {
    const pair = pairs[at]
    if (pair) result.push(pair)
  }
  return result.reverse()
}

function longest(a: readonly string[], b: readonly string[], range: Range, pairs: Pair[]): void {
  const [rows, columns] = [range.aEnd - range.a, range.bEnd - range.b]
  const width = columns + 1
  if (rows * width > MOST_CELLS) return
  const best = new Uint32Array((rows + 1) * width)
  const cell = (i: number, j: number) => best[i * width + j] ?? 0
  for (let i = rows - 1; i >= 0; i -= 1) {
    for (let j = columns - 1; j >= 0; j -= 1) {
      const equal = a[range.a + i] === b[range.b + j]
      best[i * width + j] = equal ? cell(i + 1, j + 1) + 1 : Math.max(cell(i + 1, j), cell(i, j + 1))
    }
  }
  let [i, j] = [0, 0]
  while (i < rows && j < columns) {
    if (a[range.a + i] === b[range.b + j]) {
      pairs.push([range.a + i, range.b + j])
      i += 1
      j += 1
    } else if (cell(i + 1, j) >= cell(i, j + 1)) i += 1
    else j += 1
  }
}

import { type Change, textChanges } from './text-changes'

/** Where a thread hangs in a body's text; without a place when its words are gone. */
export type Anchor = {
  quote: string
  prefix: string
  suffix: string
  startAt: number | null
  endAt: number | null
}
type Range = { startAt: number; endAt: number }

const CONTEXT = 32
/** Words that were gone come back anywhere from this length on; shorter ones only where they stood before. */
const TELLING = 10
const ENOUGH = 4
/** Words in a line that were replaced in one go count as changed, not as gone, up to this length. */
const REPLACEABLE = 40

/** The anchor of a stretch of the text. */
export function anchorAt(text: string, { startAt, endAt }: Range): Anchor {
  return {
    quote: text.slice(startAt, endAt),
    prefix: text.slice(Math.max(0, startAt - CONTEXT), startAt),
    suffix: text.slice(endAt, endAt + CONTEXT),
    startAt,
    endAt,
  }
}

/** The anchors as they stand in the new text: moved, changed with their words, without a place, or found again. */
export function moveAnchors<A extends Anchor>(before: string, after: string, anchors: A[]): A[] {
  const changes = textChanges(before, after)
  return anchors.map((anchor) => {
    if (anchor.quote === '') return anchor
    const range = findChanged(before, after, changes, anchor)
    if (range) return { ...anchor, ...anchorAt(after, range) }
    return { ...anchor, startAt: null, endAt: null }
  })
}

/** The place of what was marked in a text that may have changed a little since; null when it cannot be told. */
export function locate(text: string, anchor: Anchor): Range | null {
  const { startAt, endAt, quote } = anchor
  if (quote === '') return null
  if (startAt !== null && endAt !== null && text.slice(startAt, endAt) === quote) return { startAt, endAt }
  return bestPlace(text, anchor, placesOf(text, quote))
}

/** Where the words are now: in their place, or moved as they were, or in their place and changed. */
function findChanged(before: string, after: string, changes: Change[], anchor: Anchor): Range | null {
  const inPlace = moveRange(before, changes, anchor)
  if (inPlace && after.slice(inPlace.startAt, inPlace.endAt) === anchor.quote) return inPlace
  return findAgain(after, anchor, changes) ?? inPlace
}

function moveRange(before: string, changes: Change[], { startAt, endAt }: Anchor): Range | null {
  if (startAt === null || endAt === null) return null
  const touching = changes.filter(({ from, to }) => from < endAt && to > startAt)
  if (!leavesSomething(before, touching, { startAt, endAt })) return null
  const within = ({ from, to }: Change) => from >= startAt && to <= endAt
  const first = touching.find(({ from, to }) => from <= startAt && to > startAt)
  const last = touching.findLast(({ from, to }) => from < endAt && to >= endAt)
  const start = first
    ? within(first)
      ? first.newFrom
      : first.newTo
    : startAt + shift(changes, (change) => change.to <= startAt)
  const end = last
    ? within(last)
      ? last.newTo
      : last.newFrom
    : endAt +
      shift(changes, (change) => (change.from === change.to ? change.from < endAt : change.to < endAt))
  return start < end ? { startAt: start, endAt: end } : null
}

/** How much longer the text has become by these changes. */
function shift(changes: Change[], counts: (change: Change) => boolean): number {
  return changes
    .filter(counts)
    .reduce((sum, { from, to, newFrom, newTo }) => sum + (newTo - newFrom) - (to - from), 0)
}

/** Whether two neighbouring characters of the words are left (or the only one), or other words were put exactly in their place. */
function leavesSomething(before: string, touching: Change[], { startAt, endAt }: Range): boolean {
  let at = startAt
  let longest = 0
  for (const { from, to } of touching) {
    longest = Math.max(longest, from - at)
    at = Math.max(at, to)
  }
  longest = Math.max(longest, endAt - at)
  if (longest >= Math.min(2, endAt - startAt)) return true
  const inLine = /[^\n]/.test(before.charAt(startAt - 1)) || /[^\n]/.test(before.charAt(endAt))
  return (
    inLine &&
    endAt - startAt <= REPLACEABLE &&
    touching.every(({ from, to }) => from >= startAt && to <= endAt) &&
    touching.some(({ newFrom, newTo }) => newFrom < newTo)
  )
}

function placesOf(text: string, quote: string): number[] {
  const places: number[] = []
  for (let at = text.indexOf(quote); at >= 0; at = text.indexOf(quote, at + 1)) places.push(at)
  return places
}

/** The words again, among what has come into the text: they were moved, or brought back. */
function findAgain(text: string, anchor: Anchor, changes: Change[]): Range | null {
  const { length } = anchor.quote
  const come = placesOf(text, anchor.quote).filter((at) =>
    changes.some(({ newFrom, newTo }) => at < newTo && at + length > newFrom),
  )
  return bestPlace(text, anchor, come)
}

function bestPlace(text: string, { quote, prefix, suffix, startAt }: Anchor, places: number[]): Range | null {
  const weighed = places.map((at) => ({
    at,
    around: sharedEnd(text.slice(0, at), prefix) + sharedStart(text.slice(at + quote.length), suffix),
  }))
  const best = weighed.reduce<(typeof weighed)[number] | null>(
    (most, one) => (most === null || one.around > most.around ? one : most),
    null,
  )
  if (!best || (startAt === null && quote.length < TELLING && best.around < ENOUGH)) return null
  return { startAt: best.at, endAt: best.at + quote.length }
}

function sharedStart(a: string, b: string): number {
  let n = 0
  while (n < a.length && n < b.length && a[n] === b[n]) n += 1
  return n
}

function sharedEnd(a: string, b: string): number {
  let n = 0
  while (n < a.length && n < b.length && a.at(-1 - n) === b.at(-1 - n)) n += 1
  return n
}

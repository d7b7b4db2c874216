/** A sequence of chances that is the same for the same seed, so that a picture can be drawn again. */
export type Random = {
  between(low: number, high: number): number
  int(low: number, high: number): number
  pick<T>(list: readonly [T, ...T[]]): T
}

/** Mulberry32: thirty-two bits of state are plenty for drawings. */
export function seededRandom(seed: number): Random {
  let state = seed >>> 0
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
  const between = (low: number, high: number) => low + next() * (high - low)
  const int = (low: number, high: number) => Math.floor(between(low, high + 1))
  return { between, int, pick: (list) => list[int(0, list.length - 1)] ?? list[0] }
}

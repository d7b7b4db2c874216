const CHARACTERS_A_MINUTE = 400

/** About how long a piece takes to read, in whole minutes. */
export function minutesToRead(wordCount: number): number {
  return Math.max(1, Math.round(wordCount / CHARACTERS_A_MINUTE))
}

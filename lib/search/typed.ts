/** How many characters of what was typed are searched for. */
export const LONGEST_TYPED = 64

/** What nobody types: bytes that were no text, and marks that turn round the direction of what follows them. */
const NOT_TYPED = /[\uFFFD\u202A-\u202E\u2066-\u2069]/g

/** What somebody typed, as it may be shown and searched for; `cut` when there was more of it. */
export function readTyped(given: string): { q: string; cut: boolean } {
  const text = given
    .replace(NOT_TYPED, '')
    .replace(/\p{Cc}+/gu, ' ')
    .trim()
  const characters = [...text]
  return { q: characters.slice(0, LONGEST_TYPED).join('').trim(), cut: characters.length > LONGEST_TYPED }
}

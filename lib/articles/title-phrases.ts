import type { Piece } from '@/lib/search/snippet'

const BETWEEN_PHRASES = /(?<=[\p{Script=Han}”’》）？！]) (?=[\p{Script=Han}“‘《（])/u

/** The pieces between two offsets of their text, in UTF-16 units. */
function cut(pieces: Piece[], from: number, to: number): Piece[] {
  let at = 0
  return pieces.flatMap(({ text, hit }) => {
    const part = text.slice(Math.max(0, from - at), Math.max(0, to - at))
    at += text.length
    return part ? [{ text: part, hit }] : []
  })
}

/** A title by the phrases that Chinese headlines set apart by a space; a hit across the space is one in each of them. */
export function titlePhrases(title: Piece[]): Piece[][] {
  let at = 0
  const whole = title.map(({ text }) => text).join('')
  return whole.split(BETWEEN_PHRASES).map((phrase) => {
    const from = at
    at += phrase.length + 1
    return cut(title, from, from + phrase.length)
  })
}

import * as OpenCC from 'opencc-js/t2cn'

const toSimplified = OpenCC.Converter({ from: 't', to: 'cn' })
const INVISIBLE = /[\u00AD\u200B-\u200F\u2060\uFEFF]/g
const known = new Map<string, string>()

// Character by character on purpose: what a character folds to must not depend on its neighbours, or a query
// for part of a phrase would miss the phrase.
function foldCharacter(character: string): string {
  const before = known.get(character)
  if (before !== undefined) return before
  const folded = toSimplified(character.normalize('NFKC').toLowerCase()).replace(INVISIBLE, '')
  known.set(character, folded)
  return folded
}

/** One form for all that means the same to a searcher: width, case, traditional characters, invisible signs. */
export function fold(text: string): string {
  let folded = ''
  for (const character of text) folded += foldCharacter(character)
  return folded
}

/** The folded text, and for each of its UTF-16 units where its original character begins (㎡ becomes m2). */
export function foldWithOrigin(text: string): { folded: string; origin: number[] } {
  let folded = ''
  const origin: number[] = []
  let at = 0
  for (const character of text) {
    const piece = foldCharacter(character)
    for (let unit = 0; unit < piece.length; unit++) origin.push(at)
    folded += piece
    at += character.length
  }
  return { folded, origin }
}

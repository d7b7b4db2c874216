/** A tag as it may be proposed, with its other spellings. */
export type KnownTag = { id: number; name: string; aliases: string[] }
export type Telling = { word: string; weight: number }

type Text = {
  folded: string
  telling: Telling[]
  fold: (text: string) => string
  words: (folded: string) => string[]
}

/** How strongly a text speaks of a name; 0 when not every word of the name stands in it. */
function weightOf(name: string, { folded, telling, words }: Text): number {
  const weight = telling.reduce((sum, one) => (name.includes(one.word) ? sum + one.weight : sum), 0)
  if (weight === 0) return 0
  // The whole name says more than its words here and there.
  if (folded.includes(name)) return weight * 2
  const parts = words(name)
  return parts.length > 0 && parts.every((word) => folded.includes(word)) ? weight : 0
}

/** The tags that a text speaks of, the strongest first: by their own name or another spelling, whichever says more. */
export function likelyTags(tags: KnownTag[], text: Text, most: number): { id: number; name: string }[] {
  return tags
    .map(({ id, name, aliases }) => {
      const spellings = [name, ...aliases].map((one) => text.fold(one)).filter(Boolean)
      return { id, name, weight: Math.max(0, ...spellings.map((one) => weightOf(one, text))) }
    })
    .filter(({ weight }) => weight > 0)
    .sort((a, b) => b.weight - a.weight || a.id - b.id)
    .slice(0, most)
    .map(({ id, name }) => ({ id, name }))
}

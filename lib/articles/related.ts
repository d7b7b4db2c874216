/**
 * Two opinions on what is like a piece, by tags and by words, as one list: what both name comes first, the rest
 * takes turns.
 */
export function mixLikenesses<T extends { id: number }>(byTags: T[], byWords: T[]): T[] {
  const named = new Set(byWords.map(({ id }) => id))
  const both = byTags.filter(({ id }) => named.has(id))
  const agreed = new Set(both.map(({ id }) => id))
  const [tagged, worded] = [byTags, byWords].map((list) => list.filter(({ id }) => !agreed.has(id)))
  const turns = Math.max(tagged?.length ?? 0, worded?.length ?? 0)
  const rest = Array.from({ length: turns }, (_, turn) => [tagged?.[turn], worded?.[turn]]).flat()
  return [...both, ...rest.filter((one) => one !== undefined)]
}

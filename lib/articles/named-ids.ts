type Identified = { id: number }
type Named = {
  cover: Identified | null
  source: Identified | null
  tags: readonly Identified[]
  bylines: readonly { authorId: number; affiliation: string }[]
  related: readonly Identified[]
}

/** What a piece names, by number alone, as a draft takes it. */
export const namedIds = ({ cover, source, tags, bylines, related }: Named) => ({
  coverId: cover?.id ?? null,
  sourceId: source?.id ?? null,
  tagIds: tags.map(({ id }) => id),
  bylines: bylines.map(({ authorId, affiliation }) => ({ authorId, affiliation })),
  relatedIds: related.map(({ id }) => id),
})

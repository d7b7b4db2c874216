import { seenOf } from '@/lib/seen'

type Shown = {
  name: string
  slug: string
  bio: string
  pictureId: number | null
  affiliations: { title: string; since: Date; until: Date | null }[]
}

/** The mark of an author as the forms show them. */
export function authorSeen({ name, slug, bio, pictureId, affiliations }: Shown): string {
  const held = affiliations.map(({ title, since, until }) => JSON.stringify([title, since, until]))
  return seenOf([name, slug, bio, pictureId, held.toSorted()])
}

/** Selects what the mark is made of. */
export const seenSelect = {
  ...{ name: true, slug: true, bio: true, pictureId: true },
  affiliations: { select: { title: true, since: true, until: true } },
} as const

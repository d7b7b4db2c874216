/** A stored picture, as a page needs it to draw it. */
export type Picture = { key: string; width: number; height: number; widths: number[]; alt: string }

/** A piece as lists show it. */
export type Card = {
  id: number
  title: string
  summary: string
  publishedAt: Date
  column: { id: number; name: string; slug: string }
  /** Names in the byline, in order. */
  people: string[]
  cover: Picture | null
}

/** A page of a list, and where the next one begins (null at the end). */
export type CardPage = { cards: Card[]; next: string | null }

/** How many pieces a page of a list holds. */
export const PAGE_SIZE = 20

/** The address of a picture at (at least) a width. */
export function pictureUrl({ key, widths }: Picture, atLeast: number): string {
  const width = widths.find((one) => one >= atLeast) ?? widths.at(-1)
  return `/media/${key}-${width}.webp`
}

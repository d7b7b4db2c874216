/** A stored picture, as a page needs it to draw it. */
export type Picture = {
  key: string
  width: number
  height: number
  widths: number[]
  alt: string
  /** A few pixels as a data URL, for where the picture is shown large. */
  placeholder?: string
  /** 焦点 in percent: what stays in sight where the picture is cut; the middle when it is not said. */
  focusX?: number
  focusY?: number
}

/** What is asked of a stored picture to draw it large. */
export const pictureSelect = {
  key: true,
  width: true,
  height: true,
  widths: true,
  alt: true,
  placeholder: true,
  focusX: true,
  focusY: true,
} as const

/** A piece as lists show it. */
export type Card = {
  id: number
  title: string
  summary: string
  publishedAt: Date
  /** When what readers see of it last changed. */
  updatedAt: Date
  column: { id: number; name: string; slug: string }
  /** Names in the byline, in order. */
  people: string[]
  cover: Picture | null
}

/** Those with a picture that is not among the `shown` ones yet: the same picture twice looks like the same piece. */
export function onePerPicture(cards: Card[], shown: (Card | null)[] = []): Card[] {
  const keys = new Set(shown.map((card) => card?.cover?.key))
  return cards.filter(({ cover }) => cover !== null && !keys.has(cover.key) && keys.add(cover.key))
}

/** A page of a list, and where the next one begins (null at the end). */
export type CardPage = { cards: Card[]; next: string | null }

/** How many pieces a page of a list holds. */
export const PAGE_SIZE = 20

/** Counting stops here, so that it costs the same however much there is. */
export const MOST_COUNTED = 10_000

/** How many pieces a list holds, in words. */
export function countLine(total: number): string {
  if (total === 0) return '还没有文章'
  return total > MOST_COUNTED ? `共 ${MOST_COUNTED} 篇以上` : `共 ${total} 篇`
}

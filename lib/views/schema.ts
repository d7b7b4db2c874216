/** Page views of one piece within one hour. */
export type ViewCount = {
  articleId: number
  /** When the hour begins. */
  hour: Date
  /** The day of the site's zone that the hour lies in, `YYYY-MM-DD`. */
  day: string
  views: number
}

/** A piece in a ranking. */
export type Ranked = { id: number; title: string; views: number }
export type Rankings = { day: Ranked[]; week: Ranked[]; month: Ranked[] }

const HOUR = 3_600_000

/** The beginning of the hour in which a moment lies. */
export function hourOf(at: Date): Date {
  return new Date(Math.floor(at.getTime() / HOUR) * HOUR)
}

const ID = /^[1-9]\d{0,8}$/

/** The number of a piece as a reader's browser sends it; null for anything else. */
export function parseArticleId(text: string): number | null {
  return ID.test(text) ? Number(text) : null
}

/** Where a script reports a view. */
export const VIEWS_PATH = '/views'
const PIXEL = /^\/views\/(\d{1,9})\.gif$/

/** The picture that reports a view where no script runs. */
export const pixelPath = (articleId: number) => `${VIEWS_PATH}/${articleId}.gif`

/** The piece that a pixel's address counts for; null for any other address. */
export function articleOfPixel(path: string): number | null {
  return parseArticleId(PIXEL.exec(path)?.[1] ?? '')
}

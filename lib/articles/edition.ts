import { type SiteColumn, withDescendants } from '@/lib/settings/frame'
import { type Card, onePerPicture } from './card'

/** The home page's pieces, each in the most prominent place it has a claim to. */
export type Edition = {
  /** 头条: what is pinned, or the newest piece with a picture, or simply the newest. */
  lead: Card | null
  /** 要闻: the next ones with a picture. */
  seconds: Card[]
  latest: Card[]
  pictures: Card[]
  /** The newest pieces of each column by itself; `ofColumn` gathers them along the tree. */
  ofColumns: Card[]
}

const SECONDS = 3
const LATEST = 8
const PICTURES = 8

/** What the home page is laid out from, each list newest first but for what is `hot`: read most, with a picture. */
export type Pieces = {
  newest: Card[]
  pictured: Card[]
  hot: Card[]
  ofColumns: Card[]
  pinned: Card | null
}

/** Lays out the newest pieces: what opens the page is not repeated below it, and no picture is shown twice. */
export function makeEdition({ newest, pictured, hot, ofColumns, pinned }: Pieces): Edition {
  const lead = pinned ?? pictured[0] ?? newest[0] ?? null
  const seconds = pictured.filter(({ id }) => id !== lead?.id).slice(0, SECONDS)
  const opening = new Set([lead, ...seconds].map((card) => card?.id))
  const others = (cards: Card[]) => cards.filter(({ id }) => !opening.has(id))
  return {
    lead,
    seconds,
    latest: others(newest).slice(0, LATEST),
    pictures: onePerPicture(others([...hot, ...pictured]), [lead, ...seconds]).slice(0, PICTURES),
    ofColumns: others(ofColumns),
  }
}

const PER_BLOCK = 6

/** The pieces of a column's block: its own and those of every column below it, newest first. */
export function ofColumn({ ofColumns }: Edition, columns: SiteColumn[], id: number): Card[] {
  const ids = new Set(withDescendants(columns, id))
  return ofColumns.filter(({ column }) => ids.has(column.id)).slice(0, PER_BLOCK)
}

import type { Card } from '@/lib/articles/card'
import type { Piece } from './snippet'

/** A found piece with the places where the search words occur. */
export type Hit = { card: Card; title: Piece[]; snippet: Piece[] }

/** One page of what a search found. */
export type SearchResult = {
  hits: Hit[]
  /** How many were found, at most SEARCHED of the newest. */
  total: number
  page: number
  pages: number
}

/** A search looks through this many of the newest pieces that match. */
export const SEARCHED = 1000

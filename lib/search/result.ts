import type { Card } from '@/lib/articles/card'
import type { Piece } from './snippet'

/** A found piece with the places where the search words occur. */
export type Hit = { card: Card; title: Piece[]; snippet: Piece[] }

export type FacetKind = 'column' | 'tag' | 'author' | 'source' | 'year' | 'origin'

/** A way to narrow a search further: `value` is a slug, a year or an origin. */
export type Facet = { kind: FacetKind; value: string; name: string; count: number }

/** One page of what a search found. */
export type SearchResult = {
  hits: Hit[]
  /** How many were found, at most SEARCHED of the newest. */
  total: number
  page: number
  pages: number
  facets: Facet[]
  /** Names of what the search is narrowed to; a slug that nothing bears stands for itself. */
  chosen: Partial<Record<FacetKind, string>>
  /** Nothing holds all the words: these hold the most telling of them. */
  relaxed: boolean
  /** Words that were perhaps meant, when nothing was found. */
  spellings: string[]
  /** Pieces wait to be indexed anew, so that something may be missing. */
  indexing: boolean
}

/** A search looks through this many of the newest pieces that match. */
export const SEARCHED = 1000

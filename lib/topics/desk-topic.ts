import type { TopicSectionKind } from '@/lib/db/generated/enums'
import type { Picture } from '@/lib/media/schema'

/** A piece as the desk names it: by the title readers see, when they do. */
export type Piece = { id: number; title: string; published: boolean }

export type DeskSection = {
  kind: TopicSectionKind
  title: string
  columnId: number | null
  tag: { id: number; name: string } | null
  most: number
  /** How the rows of a timeline stand. */
  newestFirst: boolean
  pieces: Piece[]
  events: { day: string; text: string; piece: Piece | null }[]
}

/** A topic as the desk edits it. */
export type DeskTopic = {
  id: number
  version: number
  title: string
  slug: string
  summary: string
  onHome: boolean
  publishedAt: Date | null
  cover: Picture | null
  sections: DeskSection[]
}

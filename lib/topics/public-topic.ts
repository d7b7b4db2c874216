import type { Card, Picture } from '@/lib/articles/card'

/** A topic in a list. */
export type TopicCard = {
  id: number
  slug: string
  title: string
  summary: string
  publishedAt: Date
  cover: Picture | null
}

/** A piece that a topic names. */
export type TopicPiece = Pick<Card, 'id' | 'title' | 'updatedAt'>

/** A day of a timeline, and the piece about it when there is one that readers may see. */
export type TopicEvent = { day: string; text: string; piece: TopicPiece | null }

/** A part of a topic as readers see it; one with nothing in it is left out. */
export type PublicSection =
  | { kind: 'PICKED'; id: number; title: string; cards: Card[] }
  | { kind: 'RULE'; id: number; title: string; cards: Card[]; more: { name: string; path: string } }
  | { kind: 'TIMELINE'; id: number; title: string; events: TopicEvent[] }

export type PublicTopic = TopicCard & { updatedAt: Date; sections: PublicSection[] }

/** A topic that a piece belongs to. */
export type TopicLink = Pick<TopicCard, 'id' | 'slug' | 'title' | 'summary'>

/** A topic on the home page, with the newest pieces in it. */
export type HomeTopic = TopicLink & { cover: Picture | null; newest: { id: number; title: string }[] }

import type { Doc } from '@/lib/content/schema'
import type { PublicCorrection } from '@/lib/corrections/schema'
import type { Origin } from '@/lib/db/generated/enums'
import type { Card, Picture } from './card'

/** Stands for “no column chosen yet” in a preview: no column has this id. */
export const NO_COLUMN = 0

/** A published piece, as its page draws it. */
export type PublicArticle = {
  id: number
  title: string
  leadTitle: string
  subTitle: string
  summary: string
  body: Doc
  publishedAt: Date
  updatedAt: Date
  origin: Origin
  source: { id: number; name: string; slug: string } | null
  sourceUrl: string
  /** 原标题 of a reprint or a translation; '' when none is known. */
  originalTitle: string
  authorNote: string
  editorName: string
  wordCount: number
  cover: { picture: Picture; caption: string } | null
  columnId: number
  tags: { id: number; name: string; slug: string }[]
  bylines: { id: number; name: string; slug: string; affiliation: string }[]
  /** 相关阅读 picked by hand, in order; not all of them need be public. */
  relatedIds: number[]
  /** 更正, in the order in which they were made. */
  corrections: PublicCorrection[]
}

/** What leads on from a piece. */
export type Surroundings = {
  /** 上一篇 is the newer neighbour in the column, 下一篇 the older: the order of the list. */
  newer: Card | null
  older: Card | null
  related: Card[]
  pictures: Card[]
}

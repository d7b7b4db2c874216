import { cache } from 'react'
import type { CardPage } from '@/lib/articles/card'
import { countPieces } from '@/lib/articles/count-public'
import { parseCursor } from '@/lib/articles/filters'
import { listCards } from '@/lib/articles/list-public'
import { db } from '@/lib/db/client'
import type { SourceKind } from '@/lib/db/generated/enums'
import { tag } from '@/lib/pages/render-context'
import { tags } from '@/lib/pages/tags'

export type SourcePage = CardPage & {
  total: number
  source: { id: number; name: string; slug: string; kind: SourceKind; homepage: string | null }
}

/** A source with one page of what was taken from it; null when there is none of that address. */
export const getSourcePage = cache(
  async (slug: string, before: string | null): Promise<SourcePage | null> => {
    tag(tags.slug('source', slug))
    const source = await db.source.findUnique({
      where: { slug },
      select: { id: true, name: true, slug: true, kind: true, homepage: true },
    })
    if (!source) return null
    tag(tags.source(source.id))
    const [page, total] = await Promise.all([
      listCards({ sourceId: source.id }, parseCursor(before)),
      countPieces({ sourceId: source.id }),
    ])
    return { ...page, total, source }
  },
)

export type ListedSource = { name: string; slug: string; kind: SourceKind }

/** So many stand in a list; the others are found by search. */
export const MOST_SOURCES = 1_000

/** The sources from which something public was taken. */
export const listPublicSources = cache(async (): Promise<ListedSource[]> => {
  tag(tags.sources, tags.articles)
  return db.source.findMany({
    where: { publications: { some: {} } },
    orderBy: { id: 'desc' },
    take: MOST_SOURCES,
    select: { name: true, slug: true, kind: true },
  })
})

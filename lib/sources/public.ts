import { cache } from 'react'
import type { CardPage } from '@/lib/articles/card'
import { parseCursor } from '@/lib/articles/filters'
import { listCards } from '@/lib/articles/list-public'
import { db } from '@/lib/db/client'
import type { SourceKind } from '@/lib/db/generated/enums'
import { tag } from '@/lib/pages/render-context'
import { tags } from '@/lib/pages/tags'

export type SourcePage = CardPage & {
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
    return { ...(await listCards({ sourceId: source.id }, parseCursor(before))), source }
  },
)

import { cache } from 'react'
import type { CardPage } from '@/lib/articles/card'
import { parseCursor } from '@/lib/articles/filters'
import { listCards } from '@/lib/articles/list-public'
import { db } from '@/lib/db/client'
import { tag } from '@/lib/pages/render-context'
import { tags } from '@/lib/pages/tags'

export type AuthorPage = CardPage & {
  author: {
    id: number
    name: string
    slug: string
    bio: string
    /** Latest first; days as `YYYY-MM-DD`, `until` null while it is held. */
    affiliations: { title: string; since: string; until: string | null }[]
  }
}

const day = (at: Date) => at.toISOString().slice(0, 10)

/** A byline person with one page of their pieces; null when there is nobody of that address. */
export const getAuthorPage = cache(
  async (slug: string, before: string | null): Promise<AuthorPage | null> => {
    tag(tags.slug('author', slug))
    const found = await db.author.findUnique({
      where: { slug },
      relationLoadStrategy: 'join',
      select: {
        id: true,
        name: true,
        slug: true,
        bio: true,
        affiliations: { orderBy: { since: 'desc' }, select: { title: true, since: true, until: true } },
      },
    })
    if (!found) return null
    tag(tags.author(found.id))
    const page = await listCards({ authorId: found.id }, parseCursor(before))
    const affiliations = found.affiliations.map(({ title, since, until }) => ({
      title,
      since: day(since),
      until: until && day(until),
    }))
    return { ...page, author: { ...found, affiliations } }
  },
)

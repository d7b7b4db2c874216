import { cache } from 'react'
import { type CardPage, type Picture, pictureSelect } from '@/lib/articles/card'
import { countPieces } from '@/lib/articles/count-public'
import { parseCursor } from '@/lib/articles/filters'
import { listCards } from '@/lib/articles/list-public'
import { db } from '@/lib/db/client'
import { tag } from '@/lib/pages/render-context'
import { tags } from '@/lib/pages/tags'
import { inDays } from './office'

export type AuthorPage = CardPage & {
  total: number
  author: {
    id: number
    name: string
    slug: string
    bio: string
    picture: Picture | null
    /** Latest first; days as `YYYY-MM-DD`, `until` null while it is held. */
    affiliations: { title: string; since: string; until: string | null }[]
  }
}

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
        picture: { select: pictureSelect },
        affiliations: { orderBy: { since: 'desc' }, select: { title: true, since: true, until: true } },
      },
    })
    if (!found) return null
    tag(tags.author(found.id))
    const [page, total] = await Promise.all([
      listCards({ authorId: found.id }, parseCursor(before)),
      countPieces({ authorId: found.id }),
    ])
    return { ...page, total, author: { ...found, affiliations: inDays(found.affiliations) } }
  },
)

/** Somebody in the list of authors, with the office held now, if any. */
export type ListedAuthor = { name: string; slug: string; office: string | null }

/** So many stand in a list; the others are found by search. */
export const MOST_AUTHORS = 1_000

/** The people under whose name something public stands. */
export const listPublicAuthors = cache(async (): Promise<ListedAuthor[]> => {
  tag(tags.authors, tags.articles)
  return db.$queryRaw<ListedAuthor[]>`
    SELECT a.name, a.slug, (SELECT f.title FROM affiliations f WHERE f.author_id = a.id AND f.until IS NULL
      ORDER BY f.since DESC, f.id DESC LIMIT 1) AS office
    FROM authors a WHERE EXISTS (SELECT FROM bylines b WHERE b.author_id = a.id)
    ORDER BY a.id DESC LIMIT ${MOST_AUTHORS}`
})

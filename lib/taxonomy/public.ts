import { cache } from 'react'
import type { CardPage } from '@/lib/articles/card'
import { parseCursor } from '@/lib/articles/filters'
import { listCards } from '@/lib/articles/list-public'
import { db } from '@/lib/db/client'
import { tag } from '@/lib/pages/render-context'
import { tags } from '@/lib/pages/tags'
import { pathTo, type SiteColumn, withDescendants } from '@/lib/settings/frame'
import { getSiteFrame } from '@/lib/settings/public'

export type ColumnPage = CardPage & {
  column: SiteColumn
  /** From the top level down to this column. */
  path: SiteColumn[]
  children: SiteColumn[]
}

/** A column with one page of its pieces and of all columns below it; null when there is no such column. */
export const getColumnPage = cache(
  async (slug: string, before: string | null): Promise<ColumnPage | null> => {
    tag(tags.slug('column', slug), tags.columns)
    const { columns } = await getSiteFrame()
    const column = columns.find((one) => one.slug === slug)
    if (!column) return null
    tag(tags.column(column.id))
    const page = await listCards({ columnIds: withDescendants(columns, column.id) }, parseCursor(before))
    const children = columns.filter(({ parentId }) => parentId === column.id)
    return { ...page, column, path: pathTo(columns, column.id), children }
  },
)

export type TagPage = CardPage & {
  tag: { id: number; name: string; slug: string; description: string; aliases: string[] }
}

const findTag = cache(async (slug: string) => {
  tag(tags.slug('tag', slug))
  return db.tag.findUnique({
    where: { slug },
    relationLoadStrategy: 'join',
    select: {
      id: true,
      name: true,
      slug: true,
      description: true,
      aliases: { orderBy: { name: 'asc' }, select: { name: true } },
    },
  })
})

/** A tag with one page of its pieces; null when there is no such tag. */
export const getTagPage = cache(async (slug: string, before: string | null): Promise<TagPage | null> => {
  const found = await findTag(slug)
  if (!found) return null
  tag(tags.tag(found.id))
  const page = await listCards({ tagId: found.id }, parseCursor(before))
  return { ...page, tag: { ...found, aliases: found.aliases.map(({ name }) => name) } }
})

/** How many tags a page lists. */
export const MOST_TAGS = 1_000

/** The tags that stand on a public piece, in the order of their pronunciation. */
export const listPublicTags = cache(async (): Promise<{ name: string; slug: string }[]> => {
  tag(tags.tags, tags.articles)
  return db.tag.findMany({
    where: { publications: { some: {} } },
    orderBy: { id: 'asc' },
    take: MOST_TAGS,
    select: { name: true, slug: true },
  })
})

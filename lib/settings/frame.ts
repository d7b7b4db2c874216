import type { ColumnGenre } from '@/lib/db/generated/enums'
import type { SiteSettings } from './schema'

export type SiteColumn = {
  id: number
  name: string
  slug: string
  description: string
  genre: ColumnGenre
  parentId: number | null
}
export type Headline = { id: number; title: string }

/** A page written in the desk (关于我们, 隐私说明 …). */
export type PageLink = { slug: string; title: string }

/** What stands around every reader's page. Columns are in the order of their level, pages in that of the footer. */
export type SiteFrame = {
  settings: SiteSettings
  columns: SiteColumn[]
  ticker: Headline[]
  pages: PageLink[]
}

/** The columns right below one; the top level for null. */
export function childrenOf(columns: SiteColumn[], id: number | null): SiteColumn[] {
  return columns.filter(({ parentId }) => parentId === id)
}

/** A column and everything below it, as ids. */
export function withDescendants(columns: SiteColumn[], id: number): number[] {
  return [id, ...childrenOf(columns, id).flatMap((column) => withDescendants(columns, column.id))]
}

/** The way from the top level down to a column, the column itself last. */
export function pathTo(columns: SiteColumn[], id: number | null): SiteColumn[] {
  const column = columns.find((one) => one.id === id)
  return column ? [...pathTo(columns, column.parentId), column] : []
}

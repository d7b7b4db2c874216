import type { SiteSettings } from './schema'

export type SiteColumn = {
  id: number
  name: string
  slug: string
  description: string
  parentId: number | null
}
export type Headline = { id: number; title: string }

/** What stands around every reader's page. Columns are in the order of their level. */
export type SiteFrame = { settings: SiteSettings; columns: SiteColumn[]; ticker: Headline[] }

/** A column and everything below it, as ids. */
export function withDescendants(columns: SiteColumn[], id: number): number[] {
  const below = columns.filter(({ parentId }) => parentId === id)
  return [id, ...below.flatMap((column) => withDescendants(columns, column.id))]
}

/** The way from the top level down to a column, the column itself last. */
export function pathTo(columns: SiteColumn[], id: number | null): SiteColumn[] {
  const column = columns.find((one) => one.id === id)
  return column ? [...pathTo(columns, column.parentId), column] : []
}

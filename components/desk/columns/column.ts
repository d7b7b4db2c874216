import type { ColumnGenre } from '@/lib/db/generated/enums'
import type { DeskAction } from '../send-action'

/** A column as the desk shows it, in tree order. */
export type Column = {
  id: number
  name: string
  slug: string
  description: string
  /** Something new at least every so many days; null when none is asked. */
  targetDays: number | null
  genre: ColumnGenre
  parentId: number | null
  depth: number
  /** Pieces that readers see in it, and all pieces. */
  publications: number
  articles: number
  seen: string
}

export type ColumnActions = Record<'create' | 'update' | 'move' | 'remove', DeskAction>

const DEEPEST = 2

/** Columns that may stand above a column (above a new one when null): not itself, nothing below it, not the lowest level. */
export function possibleParents(columns: Column[], own: number | null): Column[] {
  const barred = new Set(own === null ? [] : [own])
  for (const { id, parentId } of columns) if (parentId !== null && barred.has(parentId)) barred.add(id)
  return columns.filter(({ id, depth }) => depth < DEEPEST && !barred.has(id))
}

import { seenOf } from '@/lib/seen'
import type { ColumnInput, TagInput } from './schema'

/** The mark of a column as its form shows it. */
export const columnSeen = (column: Required<ColumnInput>) =>
  seenOf([
    ...[column.name, column.slug, column.description, column.parentId],
    ...[column.targetDays, column.genre],
  ])

/** The mark of a tag as its form shows it. */
export const tagSeen = ({ name, slug, description, aliases }: TagInput & { aliases: string[] }) =>
  seenOf([name, slug, description, aliases.toSorted()])

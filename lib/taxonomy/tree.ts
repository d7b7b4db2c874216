export type ColumnNode<T> = T & { depth: number }

/** Columns (already in the order of their level) as one list in tree order, each with its depth. */
export function flattenColumns<T extends { id: number; parentId: number | null }>(
  all: T[],
  parentId: number | null = null,
  depth = 0,
): ColumnNode<T>[] {
  if (depth > 3) return []
  return all
    .filter((column) => column.parentId === parentId)
    .flatMap((column) => [{ ...column, depth }, ...flattenColumns(all, column.id, depth + 1)])
}

/** The ids of a column and of all below it. */
export function idsUnder(columns: readonly { id: number; parentId: number | null }[], id: number): number[] {
  const below = columns.filter(({ parentId }) => parentId === id)
  return [id, ...below.flatMap((column) => idsUnder(columns, column.id))]
}

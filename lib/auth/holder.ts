import type { Prisma } from '@/lib/db/generated/client'
import type { Limits } from './permissions'

const below = {
  select: { id: true, children: { select: { id: true, children: { select: { id: true } } } } },
} as const

/** What has to be read of somebody who acts, or who is asked whether they may. */
export const holderSelect = {
  ...{ id: true, role: true, name: true },
  columns: { select: { column: below } },
} as const satisfies Prisma.UserSelect

export type HolderRow = Prisma.UserGetPayload<{ select: typeof holderSelect }>

type Node = { id: number; children?: Node[] }
const withAllBelow = ({ id, children = [] }: Node): number[] => [id, ...children.flatMap(withAllBelow)]

/** What somebody has otherwise than their role; null for who has nothing. */
export function limitsOf({ columns }: Pick<HolderRow, 'columns'>): Limits | null {
  if (columns.length === 0) return null
  return { columns: [...new Set(columns.flatMap(({ column }) => withAllBelow(column)))] }
}

/** Somebody as they act, from what was read with `holderSelect`; whatever else was read stays. */
export function holderOf<Row extends Pick<HolderRow, 'columns'>>({
  columns,
  ...rest
}: Row): Omit<Row, 'columns'> & { limits: Limits | null } {
  return { ...rest, limits: limitsOf({ columns }) }
}

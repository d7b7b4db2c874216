import type { Prisma } from '@/lib/db/generated/client'
import { readGrants } from './grants'
import type { Limits } from './permissions'

const below = {
  select: { id: true, children: { select: { id: true, children: { select: { id: true } } } } },
} as const

/** What has to be read of somebody who acts, or who is asked whether they may. */
export const holderSelect = {
  ...{ id: true, role: true, name: true },
  columns: { select: { column: below } },
  customRole: { select: { name: true, grants: true } },
} as const satisfies Prisma.UserSelect

export type HolderRow = Prisma.UserGetPayload<{ select: typeof holderSelect }>

type Held = Pick<HolderRow, 'columns' | 'customRole'>
type Node = { id: number; children?: Node[] }
const withAllBelow = ({ id, children = [] }: Node): number[] => [id, ...children.flatMap(withAllBelow)]

/** What somebody has otherwise than their role; null for who has nothing. */
export function limitsOf({ columns, customRole }: Held): Limits | null {
  if (columns.length === 0 && customRole === null) return null
  return {
    columns:
      columns.length === 0 ? null : [...new Set(columns.flatMap(({ column }) => withAllBelow(column)))],
    role: customRole && { name: customRole.name, grants: readGrants(customRole.grants) },
  }
}

/** Somebody as they act, from what was read with `holderSelect`; whatever else was read stays. */
export function holderOf<Row extends Held>({
  columns,
  customRole,
  ...rest
}: Row): Omit<Row, keyof Held> & { limits: Limits | null } {
  return { ...rest, limits: limitsOf({ columns, customRole }) }
}

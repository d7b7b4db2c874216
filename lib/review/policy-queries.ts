import { type Actor, can } from '@/lib/auth/permissions'
import { wherePeople } from '@/lib/auth/span'
import { db } from '@/lib/db/client'
import type { Role } from '@/lib/db/generated/enums'
import { holdingPolicy, type PolicyStep } from './policy'

const MOST_PEOPLE = 200
const stepSelect = {
  kind: true,
  name: true,
  roles: true,
  userIds: true,
  dueHours: true,
  alongside: true,
} as const

export type PolicyPage = {
  /** The column; null for the site. */
  column: { id: number; name: string } | null
  /** What is said for this very place; null when it takes what stands above. */
  own: { version: number; steps: PolicyStep[] } | null
  /** What stands above it, and where; null when there is nothing. */
  above: { from: string; steps: PolicyStep[] } | null
  people: { id: number; name: string; role: Role }[]
}

/** The policy of a column (null: of the site) with what it would inherit; null when there is no such column. */
export async function getPolicyPage(actor: Actor, columnId: number | null): Promise<PolicyPage | null> {
  if (!can(actor, 'review.manage')) return null
  const name = { id: true, name: true } as const
  const column =
    columnId === null
      ? null
      : await db.category.findUnique({
          where: { id: columnId },
          relationLoadStrategy: 'join',
          select: { ...name, parent: { select: { ...name, parent: { select: name } } } },
        })
  if (columnId !== null && !column) return null
  const over = [column?.parent, column?.parent?.parent].filter((one) => one !== null && one !== undefined)
  const policies = await db.reviewPolicy.findMany({
    where: { OR: [{ columnId: null }, { columnId: { in: [...over.map(({ id }) => id), columnId ?? -1] } }] },
    relationLoadStrategy: 'join',
    select: { columnId: true, version: true, steps: { orderBy: { position: 'asc' }, select: stepSelect } },
  })
  const own = policies.find((one) => one.columnId === columnId) ?? null
  const inherited =
    columnId === null
      ? null
      : holdingPolicy(
          over.map(({ id }) => id),
          policies,
        )
  const people = await db.user.findMany({
    where: { active: true, ...wherePeople('article.review') },
    orderBy: [{ role: 'asc' }, { id: 'asc' }],
    take: MOST_PEOPLE,
    select: { id: true, name: true, role: true },
  })
  const from = inherited?.columnId
  return {
    column: column && { id: column.id, name: column.name },
    own: own && { version: own.version, steps: own.steps },
    above: inherited && {
      from: from === null ? '全站' : `上级栏目“${over.find(({ id }) => id === from)?.name ?? ''}”`,
      steps: inherited.steps,
    },
    people,
  }
}

/** Which columns have a policy of their own, for the tree of columns. */
export async function listPolicyPlaces(actor: Actor): Promise<{ columnId: number | null; steps: number }[]> {
  if (!can(actor, 'review.manage')) return []
  const found = await db.reviewPolicy.findMany({
    take: 1000,
    select: { columnId: true, _count: { select: { steps: true } } },
  })
  return found.map(({ columnId, _count }) => ({ columnId, steps: _count.steps }))
}

import { type Grants, readGrants } from '@/lib/auth/grants'
import { type Actor, can } from '@/lib/auth/permissions'
import { db } from '@/lib/db/client'
import { Role } from '@/lib/db/generated/enums'
import { isSeparated } from './rules-queries'

const MOST_ROLES = 100
const MOST_HOLDERS = 200

/** Every role with how many people have it, the built-in ones first; and whether 三员 are apart. */
export async function listRoles(actor: Actor) {
  if (!can(actor, 'role.assign')) return null
  const [held, custom, separated] = await Promise.all([
    db.user.groupBy({ by: ['role'], where: { customRoleId: null }, _count: true }),
    db.customRole.findMany({
      orderBy: { id: 'asc' },
      take: MOST_ROLES,
      relationLoadStrategy: 'join',
      select: { id: true, name: true, base: true, version: true, _count: { select: { users: true } } },
    }),
    isSeparated(db),
  ])
  return {
    builtIn: Object.values(Role).map((role) => ({
      role,
      people: held.find((one) => one.role === role)?._count ?? 0,
    })),
    custom: custom.map(({ _count, ...role }) => ({ ...role, people: _count.users })),
    separated,
  }
}

/** One of the newsroom's own roles with who has it; null when there is none, or the actor may not know. */
export async function getRole(actor: Actor, id: number) {
  if (!can(actor, 'role.assign')) return null
  const role = await db.customRole.findUnique({
    where: { id },
    relationLoadStrategy: 'join',
    select: {
      ...{ id: true, name: true, base: true, grants: true, version: true },
      users: {
        orderBy: [{ active: 'desc' }, { id: 'asc' }],
        take: MOST_HOLDERS,
        select: { id: true, name: true, active: true },
      },
    },
  })
  return role && { ...role, grants: readGrants(role.grants) satisfies Grants }
}

/** The newsroom's own roles, where a role is chosen. */
export async function listRoleChoices(actor: Actor): Promise<{ id: number; name: string }[]> {
  if (!can(actor, 'user.read')) return []
  return db.customRole.findMany({
    orderBy: { id: 'asc' },
    take: MOST_ROLES,
    select: { id: true, name: true },
  })
}

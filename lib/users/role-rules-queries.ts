import { authorise } from '@/lib/auth/authorise'
import type { Actor } from '@/lib/auth/permissions'
import type { Tx } from '@/lib/db/client'
import type { Role } from '@/lib/db/generated/enums'
import { AppError } from '@/lib/errors'
import { type GivenRole, readRole, requireGivable } from '@/lib/roles/rules-queries'
import { customId, type RoleRef } from '@/lib/roles/schema'

/** The role that is given with a new account: whichever the actor may give, or, for who only keeps accounts, 作者. */
export async function roleToOpenWith(tx: Tx, actor: Actor, ref: RoleRef): Promise<GivenRole> {
  if (ref !== 'AUTHOR') authorise(actor, 'role.assign')
  const given = await readRole(tx, ref)
  await requireGivable(tx, actor, given)
  return given
}

/** The rules for the role that is asked most of; what a role of the newsroom's own counts as is not known here. */
export const strictest = (ref: RoleRef): Role => (customId(ref) === null ? (ref as Role) : 'ADMIN')

/** A role as the log keeps it: a built-in one by its code, another by its name of the day. */
export const recorded = ({ customRoleId, name, role }: GivenRole) => (customRoleId === null ? role : name)

/** Throws unless the actor may give this role to that person, who is not themselves. */
export async function requireMovable(tx: Tx, actor: Actor, id: number, to: GivenRole): Promise<void> {
  authorise(actor, 'role.assign')
  if (actor.id === id) throw new AppError('FORBIDDEN', '不能更改自己的角色，请由另一位管理员操作。')
  await requireGivable(tx, actor, to)
}

import {
  administrative,
  beyond,
  DUTIES,
  dutiesOf,
  type Grants,
  grantsOf,
  heldBy,
  readGrants,
} from '@/lib/auth/grants'
import { holderOf, holderSelect } from '@/lib/auth/holder'
import { permissionWords } from '@/lib/auth/permission-words'
import { type Actor, can, type Permission, roleName } from '@/lib/auth/permissions'
import { wherePeople } from '@/lib/auth/span'
import type { Tx } from '@/lib/db/client'
import type { Role } from '@/lib/db/generated/enums'
import { AppError } from '@/lib/errors'
import { customId, type RoleRef } from './schema'

/** Where it is kept that 三员 are apart. */
export const SEPARATION_KEY = 'separation-of-duties'

/** A role as somebody has it: what is stored of it, and what it grants. */
export type GivenRole = { role: Role; customRoleId: number | null; name: string; grants: Grants }

/** Whether 三员 are apart. */
export async function isSeparated(tx: Pick<Tx, 'setting'>): Promise<boolean> {
  const row = await tx.setting.findUnique({ where: { key: SEPARATION_KEY }, select: { value: true } })
  return row?.value === true
}

/** The role that a reference names, locked as it is; INVALID when it is not there any more. */
export async function readRole(tx: Tx, ref: RoleRef): Promise<GivenRole> {
  const id = customId(ref)
  if (id === null) {
    const role = ref as Role
    return { role, customRoleId: null, name: roleName({ role, limits: null }), grants: grantsOf(role) }
  }
  await tx.$queryRaw`SELECT id FROM custom_roles WHERE id = ${id}::int FOR SHARE`
  const found = await tx.customRole.findUnique({ where: { id } })
  if (!found) throw new AppError('INVALID', '这个角色已被删除，请另选。', { role: ['请另选一个角色'] })
  return { role: found.base, customRoleId: id, name: found.name, grants: readGrants(found.grants) }
}

/** Why one role may not grant all of this while 三员 are apart; null when it may. */
export function whyTooMuch(grants: Grants): string | null {
  const labels = dutiesOf(grants).map((duty) => DUTIES[duty].label)
  return labels.length > 1 ? `三员分立时，一个角色不能兼有${labels.join('、')}的权限。` : null
}

/** Throws CONFLICT when somebody with these grants would join two of 三员 that are apart; gives whether they are. */
export async function requireApart(
  tx: Tx,
  { name, grants }: Pick<GivenRole, 'name' | 'grants'>,
): Promise<boolean> {
  const separated = await isSeparated(tx)
  const refusal = separated ? whyTooMuch(grants) : null
  if (refusal) throw new AppError('CONFLICT', `“${name}”不能分派：${refusal}`, { role: ['请另选一个角色'] })
  return separated
}

/**
 * Throws unless the actor may give this role to somebody: nobody gives a right to run the system that they do not have. While
 * 三员 are apart, whoever assigns roles may, as no role joins two duties and nobody gives one to themselves.
 */
export async function requireGivable(tx: Tx, actor: Actor, { name, grants }: GivenRole): Promise<void> {
  const separated = await requireApart(tx, { name, grants })
  const more = separated && can(actor, 'role.assign') ? [] : beyond(heldBy(actor), administrative(grants))
  if (more.length === 0) return
  throw new AppError('FORBIDDEN', `不能给人您自己没有的权限：${more.map(permissionWords).join('、')}。`, {
    role: ['请另选一个角色'],
  })
}

/** Throws unless the actor may define a role with these grants; what it granted before may stay. */
export function requireDefinable(actor: Actor, grants: Grants, before: Grants = {}): void {
  const added = Object.fromEntries(
    Object.entries(grants).filter(([permission, far]) => before[permission as Permission] !== far),
  )
  const more = beyond(heldBy(actor), added)
  if (more.length > 0)
    throw new AppError('FORBIDDEN', `不能授出您自己没有的权限：${more.map(permissionWords).join('、')}。`)
}

/** Throws unless the actor may act in the place of somebody (by a new password): not of whom has more rights to run the system. */
export async function requireNotAbove(tx: Tx, actor: Actor, id: number): Promise<void> {
  const found = await tx.user.findUnique({ where: { id }, select: holderSelect })
  if (!found) return
  const more = beyond(heldBy(actor), administrative(heldBy(holderOf(found))))
  if (more.length > 0)
    throw new AppError(
      'FORBIDDEN',
      `${found.name}有您没有的权限（${more.map(permissionWords).join('、')}），不能替他重设。请他用登录页的“忘记密码”，或由有这些权限的人来做。`,
    )
}

/** What somebody in use must always be able to do, or the newsroom is locked out of its own accounts. */
const ESSENTIAL = ['user.manage', 'role.assign'] as const satisfies Permission[]

/** Throws CONFLICT when, after a change, nobody in use is left who manages accounts or assigns roles. Asked behind the lock `admins`. */
export async function requireKeepers(tx: Tx, before: Grants): Promise<void> {
  for (const permission of ESSENTIAL) {
    if (before[permission] === undefined) continue
    if ((await tx.user.count({ where: { active: true, ...wherePeople(permission) } })) > 0) continue
    throw new AppError(
      'CONFLICT',
      `这是最后一位在用的管理员（能${permissionWords(permission)}），不能停用或改成其他角色。请先指定另一位管理员。`,
    )
  }
}

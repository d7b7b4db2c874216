import type { MayWithUsers, RoleChoices, UserActions } from '@/components/desk/users/user'
import { type Actor, can, ROLE_LABELS } from '@/lib/auth/permissions'
import type { Role } from '@/lib/db/generated/enums'
import { mailIsOn } from '@/lib/env'
import { listRoleChoices } from '@/lib/roles/queries'
import { customRef, type RoleRef } from '@/lib/roles/schema'
import { userSeen } from '@/lib/users/seen'
import { givePassword, resetFactor, sendLink, setActive, signOut, unlinkIdentities, update } from './actions'

/** Built-in roles, by which people are counted and searched, the one that may most first. */
export const ROLES: RoleChoices = (Object.keys(ROLE_LABELS) as Role[]).map((value) => ({
  value,
  label: ROLE_LABELS[value],
}))

/** What the menu of an account does. */
export const menuActions = (): UserActions => ({
  ...{ update, setActive, givePassword, signOut, resetFactor, unlinkIdentities },
  sendLink: mailIsOn() ? sendLink : null,
})

/** Roles to choose among: the built-in ones, then the newsroom's own. */
export async function roleChoices(actor: Actor): Promise<RoleChoices> {
  const custom = await listRoleChoices(actor)
  return [...ROLES, ...custom.map(({ id, name }) => ({ value: customRef(id), label: name }))]
}

/** The role of somebody as it is chosen. */
export const chosenRole = ({
  role,
  customRole,
}: {
  role: Role
  customRole: { id: number } | null
}): RoleRef => (customRole ? customRef(customRole.id) : role)

/** The mark of an account as its window shows it. */
export const markOf = ({
  name,
  role,
  customRole,
}: {
  name: string
  role: Role
  customRole: { id: number } | null
}): string => userSeen({ name, role, customRoleId: customRole?.id ?? null })

/** What whoever looks may do with accounts. */
export const mayWithUsers = (actor: Actor): MayWithUsers => ({
  manage: can(actor, 'user.manage'),
  assign: can(actor, 'role.assign'),
})

import type { RoleChoices, UserActions } from '@/components/desk/users/user'
import { ROLE_LABELS } from '@/lib/auth/permissions'
import type { Role } from '@/lib/db/generated/enums'
import { mailIsOn } from '@/lib/env'
import { givePassword, resetFactor, sendLink, setActive, signOut, unlinkIdentities, update } from './actions'

/** Roles to choose among, the one that may most first. */
export const ROLES: RoleChoices = (Object.keys(ROLE_LABELS) as Role[]).map((value) => ({
  value,
  label: ROLE_LABELS[value],
}))

/** What the menu of an account does. */
export const menuActions = (): UserActions => ({
  ...{ update, setActive, givePassword, signOut, resetFactor, unlinkIdentities },
  sendLink: mailIsOn() ? sendLink : null,
})

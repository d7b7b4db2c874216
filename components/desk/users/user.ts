import type { Role } from '@/lib/db/generated/enums'
import type { DeskAction } from '../send-action'

/** An account as the desk shows it. */
export type DeskUser = {
  id: number
  name: string
  email: string
  role: Role
  active: boolean
  factor: boolean
  /** Whether somebody at a provider of single sign-on is this person. */
  linked: boolean
}

/** Roles with the word for each, the one that may most first. */
export type RoleChoices = { value: Role; label: string }[]

export type UserActions = Record<
  'update' | 'setActive' | 'givePassword' | 'signOut' | 'resetFactor' | 'unlinkIdentities',
  DeskAction
> & {
  /** Sends a mail in which a password is set; null where no mail is sent. */
  sendLink: DeskAction<{ email: string }> | null
}

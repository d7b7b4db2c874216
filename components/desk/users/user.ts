import type { RoleRef } from '@/lib/roles/schema'
import type { DeskAction } from '../send-action'

/** An account as the desk shows it. */
export type DeskUser = {
  id: number
  name: string
  email: string
  /** What a role is chosen by. */
  role: RoleRef
  active: boolean
  factor: boolean
  /** Whether somebody at a provider of single sign-on is this person. */
  linked: boolean
  /** The mark of name and role. */
  seen: string
}

/** Roles with the word for each, the one that may most first. */
export type RoleChoices = { value: RoleRef; label: string }[]

/** Whether whoever looks keeps accounts, and whether they assign roles. */
export type MayWithUsers = { manage: boolean; assign: boolean }

export type UserActions = Record<
  'update' | 'setActive' | 'givePassword' | 'signOut' | 'resetFactor' | 'unlinkIdentities',
  DeskAction
> & {
  /** Sends a mail in which a password is set; null where no mail is sent. */
  sendLink: DeskAction<{ email: string }> | null
}

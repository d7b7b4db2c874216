'use server'
import { endSessionOfUser } from '@/lib/auth/colleague-commands'
import { resetFactor as takeFactor } from '@/lib/auth/factor-commands'
import { sendAccountMail } from '@/lib/auth/link-commands'
import { endSessionsOfUser } from '@/lib/auth/session-commands'
import { handOver as giveWork } from '@/lib/handover/commands'
import { handoverInput } from '@/lib/handover/schema'
import { idInput } from '@/lib/id'
import { linkAuthor } from '@/lib/people/profile-commands'
import { authorLink } from '@/lib/people/schema'
import { action } from '@/lib/server/action'
import { unlinkIdentities as untie } from '@/lib/sso/commands'
import { revokeTokenOfUser } from '@/lib/tokens/commands'
import { tokenOfUser } from '@/lib/tokens/schema'
import { setUserColumns } from '@/lib/users/columns-commands'
import { createUser, inviteUser, resetPassword, setUserActive, updateUser } from '@/lib/users/commands'
import { importPeople } from '@/lib/users/import-commands'
import {
  colleagueSession,
  passwordReset,
  peopleFile,
  userActivation,
  userColumns,
  userInput,
  userInvitation,
  userUpdate,
} from '@/lib/users/schema'

export const create = action(userInput, (input, actor) => createUser(actor, input))
export const update = action(userUpdate, (input, actor) => updateUser(actor, input, new Date()))
export const setColumns = action(userColumns, (input, actor) => setUserColumns(actor, input))
export const setActive = action(userActivation, (input, actor) => setUserActive(actor, input, new Date()))
export const givePassword = action(passwordReset, (input, actor) => resetPassword(actor, input, new Date()))
export const signOut = action(idInput, (input, actor) => endSessionsOfUser(actor, input, new Date()))
export const invite = action(userInvitation, (input, actor) => inviteUser(actor, input, new Date()))
export const sendLink = action(idInput, (input, actor) => sendAccountMail(actor, input, new Date()))
export const resetFactor = action(idInput, (input, actor) => takeFactor(actor, input, new Date()))
export const unlinkIdentities = action(idInput, (input, actor) => untie(actor, input, new Date()))
export const handOver = action(handoverInput, (input, actor) => giveWork(actor, input, new Date()))
export const endSession = action(colleagueSession, (input, actor) =>
  endSessionOfUser(actor, input, new Date()),
)
export const importFile = action(peopleFile, (input, actor) => importPeople(actor, input, new Date()))
export const endToken = action(tokenOfUser, (input, actor) => revokeTokenOfUser(actor, input, new Date()))
export const tieAuthor = action(authorLink, (input, actor) => linkAuthor(actor, input))

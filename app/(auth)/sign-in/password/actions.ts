'use server'
import { action } from '@/lib/server/action'
import { changeOwnPassword } from '@/lib/users/commands'
import { ownPassword } from '@/lib/users/schema'

export const changeOwedPassword = action(
  ownPassword,
  (input, actor) => changeOwnPassword(actor, input, new Date()),
  { owing: true },
)

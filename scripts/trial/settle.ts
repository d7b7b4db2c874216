import { systemActor } from '@/lib/auth/authorise'
import type { Role } from '@/lib/db/generated/enums'
import { changeOwnPassword, createUser } from '@/lib/users/commands'
import { findUser } from '@/lib/users/queries'

type Account = { email: string; name: string; role: Role; password: string }

/** Changes the password that somebody was given to their own, as everybody does at the first sign-in. */
export async function settle(email: string, given: string, password: string): Promise<void> {
  const user = await findUser(systemActor('系统'), email)
  if (!user) throw new Error(`nobody has the address ${email}`)
  await changeOwnPassword({ ...user, limits: null }, { current: given, password }, new Date())
}

/** Opens an account whose person has signed in before. */
export async function createSettled(_system: unknown, account: Account): Promise<{ id: number }> {
  const given = `${account.password}-at-first`
  const created = await createUser(systemActor('系统'), { ...account, password: given })
  await settle(account.email, given, account.password)
  return created
}

import { db, type Tx } from '@/lib/db/client'
import { AppError } from '@/lib/errors'
import { isCommonPassword } from '@/lib/security/common-passwords'
import { type Owner, passwordFault } from '@/lib/security/password-rules'
import type { SecuritySettings } from '@/lib/security/schema'
import { passwordFits } from './passwords'

/** More than any rule asks for. */
const KEPT = 24

const refuse = (message: string) => new AppError('INVALID', message, { password: [message] })

/** Throws INVALID, with the reason beside the field, unless the password keeps the rules that look at it alone. */
export function requireGoodPassword(password: string, owner: Owner, rules: SecuritySettings): void {
  const fault = passwordFault(password, owner, rules)
  if (fault) throw refuse(fault)
  if (isCommonPassword(password)) throw refuse('这个密码太常见，很容易被猜到，请换一个')
}

/** Throws INVALID when the account has had this password lately, or has it now. Computes hashes, so no transaction waits for it. */
export async function requireNewPassword(
  userId: number,
  password: string,
  { history }: Pick<SecuritySettings, 'history'>,
): Promise<void> {
  if (history === 0) return
  const user = await db.user.findUniqueOrThrow({
    where: { id: userId },
    select: {
      passwordHash: true,
      formerPasswords: { orderBy: { id: 'desc' }, take: history - 1, select: { hash: true } },
    },
  })
  for (const hash of [user.passwordHash, ...user.formerPasswords.map((one) => one.hash)])
    if (await passwordFits(hash, password)) throw refuse(`不能与最近 ${history} 次用过的密码相同，请换一个`)
}

type Change = { passwordHash: string /** Somebody else chose it. */; given: boolean }

/** Gives an account another password, and keeps the hash of the one before. */
export async function setPassword(
  tx: Tx,
  userId: number,
  { passwordHash, given }: Change,
  now: Date,
): Promise<void> {
  const before = await tx.user.findUniqueOrThrow({
    where: { id: userId },
    select: { passwordHash: true },
  })
  await tx.formerPassword.create({
    data: { userId, hash: before.passwordHash, createdAt: now },
    select: { id: true },
  })
  const oldest = await tx.formerPassword.findMany({
    where: { userId },
    orderBy: { id: 'desc' },
    skip: KEPT,
    take: 1,
    select: { id: true },
  })
  if (oldest[0]) await tx.formerPassword.deleteMany({ where: { userId, id: { lte: oldest[0].id } } })
  // A link that was on its way is worth nothing any more.
  await tx.accountLink.deleteMany({ where: { userId, usedAt: null } })
  await tx.user.update({
    where: { id: userId },
    data: { passwordHash, passwordChangedAt: now, passwordGiven: given },
    select: { id: true },
  })
}

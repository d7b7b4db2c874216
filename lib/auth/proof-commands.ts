import { recordEvent } from '@/lib/audit/record'
import { authorise, systemActor } from '@/lib/auth/authorise'
import type { Actor } from '@/lib/auth/permissions'
import { db, transaction } from '@/lib/db/client'
import { AppError } from '@/lib/errors'
import { getSecurityRules } from '@/lib/security/queries'
import { refusesEvenly } from './even-time'
import { forgiveProofTry, takeProofTry } from './limit-commands'
import { tooMany } from './limits'
import { passwordFits } from './passwords'

/** Whether this is somebody's own password; wrong ones are counted and recorded, and TOO_MANY of them have to wait. */
export async function fitsOwnPassword(actor: Actor & { id: number }, password: string): Promise<boolean> {
  const { id, address = '' } = actor
  const rules = await getSecurityRules()
  const taken = await takeProofTry(id, rules)
  if ('wait' in taken) throw tooMany('密码错误次数过多', taken.wait)
  const user = await db.user.findUniqueOrThrow({ where: { id }, select: { passwordHash: true } })
  const fits = await passwordFits(user.passwordHash, password)
  if (fits) await forgiveProofTry(id, rules)
  else
    await transaction((tx) =>
      recordEvent(tx, {
        actor: systemActor('系统'),
        action: 'session.refuse-proof',
        subject: 'user',
        subjectId: id,
        address,
      }),
    )
  return fits
}

/** Takes the password once more, in the session that asks. */
export function proveAgain(actor: Actor, { password }: { password: string }, now: Date): Promise<void> {
  authorise(actor, 'account.keep')
  const { id, sessionId } = actor
  if (id === null || !sessionId) throw new AppError('FORBIDDEN', '系统不登录。')
  return refusesEvenly(async () => {
    if (!(await fitsOwnPassword(actor, password)))
      throw new AppError('INVALID', '密码不对，请重新输入。', { password: ['密码不对，请重新输入'] })
    await transaction(async (tx) => {
      await tx.userSession.updateMany({ where: { id: sessionId }, data: { provenAt: now } })
      await recordEvent(tx, { actor, action: 'session.prove', subject: 'user', subjectId: id })
    })
  })
}

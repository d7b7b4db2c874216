import { recordEvent } from '@/lib/audit/record'
import { systemActor } from '@/lib/auth/authorise'
import { db, type Tx, transaction } from '@/lib/db/client'
import { AppError } from '@/lib/errors'
import { getSecurityRules } from '@/lib/security/queries'
import { log } from '@/lib/server/log'
import { refusesEvenly } from './even-time'
import { forgiveFactorTry, takeFactorTry } from './limit-commands'
import { tooMany } from './limits'
import { hashCode, looksLikeRecoveryCode } from './recovery-codes'
import { openTotp } from './sealed-totp'
import { type From, type Opened, openSession } from './session-commands'
import { hashToken, newToken } from './token'
import { totpStepOf } from './totp'

/** How long the way from the password to the second factor may take (milliseconds). */
export const STEP_LASTS = 10 * 60_000

/** Notes that the first proof was right and the second factor is still to come; returns the token for the step's cookie. */
export async function beginSecondStep(
  userId: number,
  { owesPassword, sso }: { owesPassword: boolean; sso: boolean },
  now: Date,
): Promise<string> {
  const token = newToken()
  await db.signInStep.create({
    data: {
      userId,
      tokenHash: hashToken(token),
      createdAt: now,
      expiresAt: new Date(now.getTime() + STEP_LASTS),
      owesPassword,
      sso,
    },
    select: { id: true },
  })
  return token
}

const gone = () => new AppError('UNAUTHENTICATED', '登录等得太久了，请重新输入邮箱和密码。')
const wrong = () => {
  const message = '验证码不对，请重新输入。'
  return new AppError('INVALID', message, { code: [message] })
}

async function findStep(token: string, now: Date) {
  const step = await db.signInStep.findUnique({
    where: { tokenHash: hashToken(token), expiresAt: { gt: now }, user: { active: true } },
    relationLoadStrategy: 'join',
    select: {
      id: true,
      owesPassword: true,
      sso: true,
      user: { select: { id: true, name: true, role: true, totpSealed: true, totpStep: true } },
    },
  })
  if (!step) throw gone()
  return step
}

type Holder = { id: number; totpSealed: string | null; totpStep: bigint }

/** Uses a code of the app up; false when it is not right, or was used. */
async function takeTotp(
  tx: Tx,
  { id, totpSealed, totpStep }: Holder,
  code: string,
  now: Date,
): Promise<boolean> {
  if (totpSealed === null) return false
  const secret = openTotp(totpSealed)
  if (secret === null) {
    log.error(
      { userId: id },
      'a second factor cannot be opened: AUTH_SECRET is not the one it was sealed with',
    )
    return false
  }
  const step = await totpStepOf(code, { secret, after: totpStep, now })
  if (step === null) return false
  // Of two who come with one code at once, one finds it used.
  const { count } = await tx.user.updateMany({
    where: { id, totpStep: { lt: step } },
    data: { totpStep: step },
  })
  return count === 1
}

/** Uses a recovery code up; false when it is none, or was used. */
async function takeRecoveryCode(tx: Tx, { id }: Holder, code: string, now: Date): Promise<boolean> {
  const { count } = await tx.recoveryCode.updateMany({
    where: { userId: id, codeHash: hashCode(code), usedAt: null },
    data: { usedAt: now },
  })
  if (count === 0) return false
  await recordEvent(tx, {
    actor: systemActor('系统'),
    action: 'user.factor-code-used',
    subject: 'user',
    subjectId: id,
    data: { count: await tx.recoveryCode.count({ where: { userId: id, usedAt: null } }) },
  })
  return true
}

/** Whether a code is right; it is used up then. Wrong ones are counted for the account, and TOO_MANY of them lock it. */
export async function requireCode(holder: Holder, code: string, address: string, now: Date): Promise<void> {
  const rules = await getSecurityRules()
  const taken = await takeFactorTry(holder.id, rules)
  if ('wait' in taken) throw tooMany('验证码错误次数过多', taken.wait)
  const takes = looksLikeRecoveryCode(code) ? takeRecoveryCode : takeTotp
  if (await transaction((tx) => takes(tx, holder, code, now))) return forgiveFactorTry(holder.id, rules)
  await transaction((tx) =>
    recordEvent(tx, {
      actor: systemActor('系统'),
      action: 'session.refuse-code',
      subject: 'user',
      subjectId: holder.id,
      address,
    }),
  )
  throw wrong()
}

/** Opens the session for the right code of an app, or a recovery code, in the browser that gave the password. */
export function passSecondStep(
  { token, code }: { token: string; code: string },
  from: From,
  now: Date,
): Promise<Opened> {
  return refusesEvenly(async () => {
    const { id, owesPassword, sso, user } = await findStep(token, now)
    await requireCode(user, code, from.address ?? '', now)
    // A step leads in once.
    const { count } = await db.signInStep.deleteMany({ where: { id } })
    if (count === 0) throw gone()
    return openSession({ id: user.id, name: user.name, role: user.role }, from, now, { owesPassword, sso })
  })
}

/** Forgets steps that nobody went on with. */
export async function pruneSteps(now: Date): Promise<void> {
  await db.signInStep.deleteMany({ where: { expiresAt: { lt: now } } })
}

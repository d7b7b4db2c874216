import { recordEvent } from '@/lib/audit/record'
import { authorise, personId } from '@/lib/auth/authorise'
import type { Actor } from '@/lib/auth/permissions'
import { db, type Tx, transaction } from '@/lib/db/client'
import { env } from '@/lib/env'
import { AppError, notFound } from '@/lib/errors'
import { requireNotAbove } from '@/lib/roles/rules-queries'
import { getSecurityRules } from '@/lib/security/queries'
import { getSiteName } from '@/lib/settings/queries'
import { needsFactor } from './factor-rules'
import { requireProof } from './proof'
import { hashCode, newCodes } from './recovery-codes'
import { seal, unseal } from './seal'
import { TOTP } from './sealed-totp'
import { endSessionsOf } from './session-commands'
import { newTotpSecret, totpStepOf, totpUri } from './totp'

/** The same of one that is being set up: for one person, for a while. */
const setupOf = (userId: number) => `totp setup of ${userId}`
const SETUP_LASTS = 30 * 60_000

/** The newsroom's secret, without which nothing is sealed. */
export function masterSecret(): string {
  if (!env.AUTH_SECRET) throw new AppError('UNAVAILABLE', '没有设置 AUTH_SECRET，不能使用两步验证。')
  return env.AUTH_SECRET
}

/** What is shown to set up an authenticator app; `setup` comes back with the first code. Nothing is stored yet. */
export async function beginTotp(
  actor: Actor,
  now: Date,
): Promise<{ secret: string; uri: string; setup: string }> {
  const id = personId(actor)
  // Before anything is scanned, and not after.
  requireProof(actor, 'user.factor-on')
  const [user, site] = await Promise.all([
    db.user.findUniqueOrThrow({ where: { id }, select: { email: true } }),
    getSiteName(),
  ])
  const secret = newTotpSecret()
  const setup = seal(`${now.getTime() + SETUP_LASTS} ${secret}`, masterSecret(), setupOf(id))
  return { secret, uri: totpUri(secret, { site: `${site}采编台`, email: user.email }), setup }
}

/** Ten new recovery codes in the place of what there was. */
export async function writeCodes(tx: Tx, userId: number): Promise<string[]> {
  const codes = newCodes()
  await tx.recoveryCode.deleteMany({ where: { userId } })
  await tx.recoveryCode.createMany({ data: codes.map((code) => ({ userId, codeHash: hashCode(code) })) })
  return codes
}

/** Ends what a change of the second factor has to end: every other session, and what this one owed. */
export async function settleSessions(tx: Tx, actor: Actor, userId: number, now: Date): Promise<void> {
  await endSessionsOf(tx, userId, now, actor.sessionId)
  if (actor.sessionId)
    await tx.userSession.updateMany({ where: { id: actor.sessionId }, data: { owesFactor: false } })
}

/** Turns two-step sign-in on with the first right code; returns ten recovery codes, which are shown this once. */
export async function confirmTotp(
  actor: Actor,
  input: { setup: string; code: string },
  now: Date,
): Promise<{ codes: string[] }> {
  const id = personId(actor)
  const [until, secret] = (unseal(input.setup, masterSecret(), setupOf(id)) ?? '').split(' ')
  if (!secret || Number(until) < now.getTime())
    throw new AppError('INVALID', '设置的时间太长了，请重新扫描一次。')
  const step = await totpStepOf(input.code, { secret, after: 0n, now })
  if (step === null) {
    const message = '验证码不对。请检查手机的时间是否准确，再输入新的一组。'
    throw new AppError('INVALID', message, { code: [message] })
  }
  return transaction(async (tx) => {
    await tx.user.update({
      where: { id },
      data: { totpSealed: seal(secret, masterSecret(), TOTP), totpSince: now, totpStep: step },
      select: { id: true },
    })
    const codes = await writeCodes(tx, id)
    await settleSessions(tx, actor, id, now)
    await recordEvent(tx, { actor, action: 'user.factor-on', subject: 'user', subjectId: id })
    return { codes }
  })
}

/** What the account has: an app, and how many keys. */
async function factorsOf(tx: Tx, id: number): Promise<{ app: boolean; keys: number }> {
  const user = await tx.user.findUniqueOrThrow({
    where: { id },
    select: { totpSealed: true, _count: { select: { passkeys: true } } },
  })
  return { app: user.totpSealed !== null, keys: user._count.passkeys }
}

const nothingThere = () => new AppError('CONFLICT', '还没有启用两步验证，请刷新后查看。')

/** Turns two-step sign-in off, unless the role needs it. */
export async function disableTotp(actor: Actor, now: Date): Promise<void> {
  const id = personId(actor)
  const rules = await getSecurityRules()
  const customRole = actor.limits?.role ?? null
  if (actor.role !== 'SYSTEM' && needsFactor({ role: actor.role, customRole }, rules))
    throw new AppError('FORBIDDEN', '您的角色必须使用两步验证，不能关闭；换手机请用“重新设置”。')
  await transaction(async (tx) => {
    const { app, keys } = await factorsOf(tx, id)
    if (!app) throw nothingThere()
    await clearApp(tx, id, null)
    if (keys === 0) await tx.recoveryCode.deleteMany({ where: { userId: id } })
    await settleSessions(tx, actor, id, now)
    await recordEvent(tx, { actor, action: 'user.factor-off', subject: 'user', subjectId: id })
  })
}

/** Ten new recovery codes; the old ones open nothing any more. */
export async function renewRecoveryCodes(actor: Actor): Promise<{ codes: string[] }> {
  const id = personId(actor)
  return transaction(async (tx) => {
    const { app, keys } = await factorsOf(tx, id)
    if (!app && keys === 0) throw nothingThere()
    const codes = await writeCodes(tx, id)
    await recordEvent(tx, { actor, action: 'user.factor-codes', subject: 'user', subjectId: id })
    return { codes }
  })
}

async function clearApp(tx: Tx, id: number, factorAskedAt: Date | null): Promise<void> {
  await tx.user.update({
    where: { id },
    data: { totpSealed: null, totpSince: null, totpStep: 0n, factorAskedAt },
    select: { id: true },
  })
}

/** For a colleague who lost phone and codes: takes the second factor away; a role that needs one sets it up at the next sign-in. */
export async function resetFactor(actor: Actor, { id }: { id: number }, now: Date): Promise<void> {
  authorise(actor, 'user.manage')
  if (actor.id === id)
    throw new AppError(
      'FORBIDDEN',
      '不能重设自己的两步验证，请在“我的账号”里重新设置，或由另一位管理员操作。',
    )
  await transaction(async (tx) => {
    if (!(await tx.user.findUnique({ where: { id }, select: { id: true } }))) throw notFound('这个账号')
    await requireNotAbove(tx, actor, id)
    // No days of grace once more: whoever took the phone may know the password.
    await clearApp(tx, id, new Date(0))
    await tx.recoveryCode.deleteMany({ where: { userId: id } })
    await tx.passkey.deleteMany({ where: { userId: id } })
    await endSessionsOf(tx, id, now)
    await recordEvent(tx, { actor, action: 'user.factor-reset', subject: 'user', subjectId: id })
  })
}

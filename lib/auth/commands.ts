import { recordEvent } from '@/lib/audit/record'
import { systemActor } from '@/lib/auth/authorise'
import { db, transaction } from '@/lib/db/client'
import { AppError } from '@/lib/errors'
import { whyChange } from '@/lib/security/password-rules'
import { getSecurityRules } from '@/lib/security/queries'
import type { SecuritySettings } from '@/lib/security/schema'
import { normaliseEmail } from './email'
import { goOn, type SignedIn, STANDING, type Standing } from './entry-commands'
import { refusesEvenly } from './even-time'
import { forgiveTry, lock, takeTry } from './limit-commands'
import { type Subject, tooMany } from './limits'
import { hashPassword, isDated, passwordFits } from './passwords'
import { findKnownDevice } from './queries'
import type { From } from './session-commands'

const wrong = () => new AppError('UNAUTHENTICATED', '邮箱或密码不对，请重新输入。')

/** Records that somebody was turned away, and that what they tried is locked from now on. */
async function recordRefusal({ email, address }: Subject, lockedMinutes: number | null): Promise<void> {
  const about = { subject: 'email', subjectId: email.slice(0, 254), address } as const
  const actor = systemActor('系统')
  await transaction(async (tx) => {
    await recordEvent(tx, { actor, action: 'session.refuse', ...about })
    if (lockedMinutes !== null)
      await recordEvent(tx, { actor, action: 'session.lock', ...about, data: { minutes: lockedMinutes } })
  })
}

type Person = Standing & { passwordGiven: boolean; passwordChangedAt: Date }

/** Whose email and password these are; throws what everybody hears for whom they are not. */
async function provenBy(subject: Subject, password: string, rules: SecuritySettings): Promise<Person> {
  const taken = await takeTry(subject, rules)
  if ('wait' in taken) throw tooMany('密码错误次数过多', taken.wait)
  const user = await db.user.findUnique({
    where: { email: subject.email },
    select: {
      ...STANDING,
      active: true,
      passwordHash: true,
      passwordGiven: true,
      passwordChangedAt: true,
    },
  })
  const fits = await passwordFits(user?.active ? user.passwordHash : null, password)
  if (!user || !fits) {
    const isLast = taken.number >= rules.lockAfter
    if (isLast) await lock(subject, rules)
    await recordRefusal(subject, isLast ? rules.lockMinutes : null)
    throw wrong()
  }
  const { active: _active, passwordHash, ...person } = user
  await forgiveTry(subject, rules)
  if (isDated(passwordHash))
    await db.user.updateMany({
      where: { id: person.id, passwordHash },
      data: { passwordHash: await hashPassword(password) },
    })
  return person
}

/**
 * Goes as far as the right email and password lead: into a session, or to the second factor. Throws UNAUTHENTICATED, or
 * TOO_MANY after as many wrong ones as the rules allow. Unknown accounts are told the same, after the same time, as known ones.
 */
export function signIn(input: { email: string; password: string } & From, now: Date): Promise<SignedIn> {
  return refusesEvenly(async () => {
    const email = normaliseEmail(input.email)
    const [rules, deviceId] = await Promise.all([getSecurityRules(), findKnownDevice(email, input.device)])
    const subject = { email, address: input.address ?? '', deviceId }
    const person = await provenBy(subject, input.password, rules)
    return goOn(person, input, now, { owesPassword: whyChange(person, rules, now) !== null })
  })
}

import { recordEvent } from '@/lib/audit/record'
import { authorise, systemActor } from '@/lib/auth/authorise'
import type { Actor } from '@/lib/auth/permissions'
import { db, type Tx, transaction } from '@/lib/db/client'
import type { MailKind } from '@/lib/db/generated/enums'
import { mailIsOn } from '@/lib/env'
import { AppError, notFound } from '@/lib/errors'
import { requireNotAbove } from '@/lib/roles/rules-queries'
import { getSecurityRules } from '@/lib/security/queries'
import { revokeTokensOf } from '@/lib/tokens/commands'
import { normaliseEmail } from './email'
import { refusesEvenly, takesAtLeast } from './even-time'
import { takeMailTry, unlock } from './limit-commands'
import { tooMany } from './limits'
import { requireGoodPassword, requireNewPassword, setPassword } from './password-commands'
import { hashPassword } from './passwords'
import { endSessionsOf, forgetDevices } from './session-commands'
import { hashToken, newToken } from './token'

/** How long a link in a mail can be used (milliseconds), from the moment the mail is written. */
export const LINK_LASTS = 60 * 60_000

/** Makes the link of a mail that is being written; returns its token, which is kept nowhere else. */
export async function makeAccountLink(userId: number, now: Date): Promise<string> {
  const token = newToken()
  await db.accountLink.create({
    data: {
      userId,
      tokenHash: hashToken(token),
      createdAt: now,
      expiresAt: new Date(now.getTime() + LINK_LASTS),
    },
    select: { id: true },
  })
  return token
}

/** Puts a mail with a link into the queue, in the caller's transaction. */
export async function queueAccountMail(
  tx: Tx,
  userId: number,
  kind: Extract<MailKind, 'INVITE' | 'RESET'>,
  now: Date,
): Promise<void> {
  await tx.mail.create({ data: { kind, userId, nextAt: now, createdAt: now }, select: { id: true } })
}

const noMail = () =>
  new AppError('CONFLICT', '还没有设置邮件服务器，不能发邮件。请直接设置密码，再告诉本人。')

/** Sends a colleague a link to set their password: an invitation until they have signed in once. */
export async function sendAccountMail(
  actor: Actor,
  { id }: { id: number },
  now: Date,
): Promise<{ email: string }> {
  authorise(actor, 'user.manage')
  if (!mailIsOn()) throw noMail()
  return transaction(async (tx) => {
    const user = await tx.user.findUnique({
      where: { id, active: true },
      select: { email: true, _count: { select: { devices: true, formerPasswords: true } } },
    })
    if (!user) throw notFound('这个在用的账号')
    await requireNotAbove(tx, actor, id)
    const { devices, formerPasswords } = user._count
    const kind = devices + formerPasswords === 0 ? 'INVITE' : 'RESET'
    await queueAccountMail(tx, id, kind, now)
    await recordEvent(tx, {
      actor,
      action: kind === 'INVITE' ? 'user.invite' : 'user.reset-mail',
      subject: 'user',
      subjectId: id,
    })
    return { email: user.email }
  })
}

/**
 * Sends whoever has this address a link to set their password. Everybody hears the same after the same time, whether
 * there is such an account or not; TOO_MANY when an address asks too often.
 */
export async function askForReset(input: { email: string; address?: string }, now: Date): Promise<void> {
  if (!mailIsOn()) throw new AppError('UNAVAILABLE', '这里没有设置邮件，不能自己重设密码。请联系管理员。')
  const email = normaliseEmail(input.email)
  const address = input.address ?? ''
  const taken = await takeMailTry(email, address)
  if ('wait' in taken) throw tooMany('请求得太频繁', taken.wait)
  await takesAtLeast(async () => {
    await transaction(async (tx) => {
      const user = await tx.user.findUnique({ where: { email, active: true }, select: { id: true } })
      if (user && !taken.enough) await queueAccountMail(tx, user.id, 'RESET', now)
      await recordEvent(tx, {
        actor: systemActor('系统'),
        action: 'session.reset-ask',
        subject: 'email',
        subjectId: email.slice(0, 254),
        address,
      })
    })
  })
}

const dead = () => new AppError('NOT_FOUND', '这个链接已经用过或过期了。请重新要一封邮件。')

/** Sets the password of the account that a link was made for, once; its sessions and tokens end, and a lock is lifted. */
export function setPasswordByLink(
  { token, password, address = '' }: { token: string; password: string; address?: string },
  now: Date,
): Promise<void> {
  return refusesEvenly(async () => {
    const rules = await getSecurityRules()
    const link = await db.accountLink.findUnique({
      where: { tokenHash: hashToken(token), usedAt: null, expiresAt: { gt: now }, user: { active: true } },
      relationLoadStrategy: 'join',
      select: { id: true, user: { select: { id: true, email: true, name: true, role: true } } },
    })
    if (!link) throw dead()
    const { user } = link
    requireGoodPassword(password, user, rules)
    await requireNewPassword(user.id, password, rules)
    const passwordHash = await hashPassword(password)
    await transaction(async (tx) => {
      // Of two who come with it at once, one finds it used.
      const { count } = await tx.accountLink.updateMany({
        where: { id: link.id, usedAt: null },
        data: { usedAt: now },
      })
      if (count === 0) throw dead()
      await setPassword(tx, user.id, { passwordHash, given: false }, now)
      await endSessionsOf(tx, user.id, now)
      await forgetDevices(tx, user.id, undefined)
      await unlock(user.email)
      const tokens = await revokeTokensOf(tx, user.id, now)
      await recordEvent(tx, {
        actor: systemActor('系统'),
        action: 'user.password-link',
        subject: 'user',
        subjectId: user.id,
        address,
        ...(tokens === 0 ? {} : { data: { tokens } }),
      })
    })
  })
}

const DAY = 86_400_000

/** Forgets links that nobody can use any more. */
export async function pruneAccountLinks(now: Date): Promise<void> {
  await db.accountLink.deleteMany({ where: { expiresAt: { lt: new Date(now.getTime() - DAY) } } })
}

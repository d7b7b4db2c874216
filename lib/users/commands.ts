import { randomBytes } from 'node:crypto'
import { recordEvent } from '@/lib/audit/record'
import { authorise, fillsIn, systemActor } from '@/lib/auth/authorise'
import { heldBy } from '@/lib/auth/grants'
import { holderOf, holderSelect } from '@/lib/auth/holder'
import { unlock } from '@/lib/auth/limit-commands'
import { sendAccountMail } from '@/lib/auth/link-commands'
import { requireGoodPassword, requireNewPassword, setPassword } from '@/lib/auth/password-commands'
import { hashPassword } from '@/lib/auth/passwords'
import { type Actor, can, roleName } from '@/lib/auth/permissions'
import { fitsOwnPassword } from '@/lib/auth/proof-commands'
import { endSessionsOf, forgetDevices } from '@/lib/auth/session-commands'
import { wherePeople } from '@/lib/auth/span'
import { db, type Tx, together, transaction } from '@/lib/db/client'
import { isUniqueViolation } from '@/lib/db/errors'
import { takeLock } from '@/lib/db/locks'
import { AppError, notFound } from '@/lib/errors'
import { countWork } from '@/lib/handover/load-queries'
import { workWords } from '@/lib/handover/work'
import { readRole, requireApart, requireKeepers, requireNotAbove } from '@/lib/roles/rules-queries'
import type { RoleRef } from '@/lib/roles/schema'
import { getSecurityRules } from '@/lib/security/queries'
import { requireSeen, type Seen } from '@/lib/seen'
import { revokeTokensOf } from '@/lib/tokens/commands'
import { recorded, requireMovable, roleToOpenWith, strictest } from './role-rules-queries'
import type { UserInput, UserInvitation } from './schema'
import { userSeen } from './seen'

function explain(error: unknown): never {
  if (isUniqueViolation(error))
    throw new AppError('CONFLICT', '这个邮箱已有账号。', { email: ['这个邮箱已有账号'] })
  throw error
}

/** Lets only one command at a time change who is an admin, so that two cannot each take away “the other one”. */
async function lockAdmins(tx: Tx): Promise<void> {
  await takeLock(tx, 'admins')
}

/** One that nobody knows, and that keeps every rule there may be. */
const unknownPassword = () => `${randomBytes(48).toString('base64url')}-aA1`

/** Opens an account; its person has to choose another password at the first sign-in, if the rules say so. */
export async function createUser(actor: Actor, input: UserInput): Promise<{ id: number }> {
  authorise(actor, 'user.manage')
  const { password, role: ref, ...data } = input
  // What a program gives is random; nobody sits there to be told of rules.
  if (actor.id !== null)
    requireGoodPassword(password, { ...data, role: strictest(ref) }, await getSecurityRules())
  const passwordHash = await hashPassword(password)
  // Whoever tries the demo out knows the password of its people by choosing it.
  const passwordGiven = !fillsIn(actor)
  return transaction(async (tx) => {
    const given = await roleToOpenWith(tx, actor, ref)
    const { role, customRoleId } = given
    const created = await tx.user.create({
      data: { ...data, role, customRoleId, passwordHash, passwordGiven },
      select: { id: true },
    })
    await recordEvent(tx, {
      actor,
      action: 'user.create',
      subject: 'user',
      subjectId: created.id,
      data: { email: input.email, role: recorded(given) },
    })
    return created
  }).catch(explain)
}

/** Opens an account that nobody can sign in to until its person has followed the link in a mail, which is sent. */
export async function inviteUser(actor: Actor, input: UserInvitation, now: Date): Promise<{ id: number }> {
  authorise(actor, 'user.manage')
  return together(async () => {
    const created = await createUser(actor, { ...input, password: unknownPassword() })
    await sendAccountMail(actor, created, now)
    return created
  })
}

/** Opens the first admin's account; does nothing and returns false when an admin exists. Of two calls at once, one wins. */
export async function createFirstAdmin(input: Omit<UserInput, 'role'>): Promise<boolean> {
  const { password, ...data } = input
  const passwordHash = await hashPassword(password)
  return transaction(async (tx) => {
    await lockAdmins(tx)
    if ((await tx.user.count({ where: wherePeople('user.manage') })) > 0) return false
    const { id } = await tx.user.create({
      data: { ...data, role: 'ADMIN', passwordHash, passwordGiven: true },
      select: { id: true },
    })
    await recordEvent(tx, {
      actor: systemActor('系统'),
      action: 'user.create',
      subject: 'user',
      subjectId: id,
      data: { email: input.email, role: 'ADMIN' },
    })
    return true
  })
}

/**
 * Changes a colleague's name (who keeps accounts) and role (who assigns roles; it ends their sessions); nobody changes their own
 * role, gives rights to run the system that they do not have, or takes the last one away.
 */
export async function updateUser(
  actor: Actor,
  { id, name, role: ref, seen }: { id: number; name: string; role: RoleRef } & Seen,
  now: Date,
): Promise<void> {
  if (!can(actor, 'user.manage')) authorise(actor, 'role.assign')
  await transaction(async (tx) => {
    await lockAdmins(tx)
    const found = await tx.user.findUnique({ where: { id }, select: { ...holderSelect, customRoleId: true } })
    if (!found) throw notFound('这个账号')
    const { customRoleId, ...was } = holderOf(found)
    requireSeen(userSeen({ ...was, customRoleId }), { seen })
    const to = await readRole(tx, ref)
    const moves = was.role !== to.role || customRoleId !== to.customRoleId
    const before = { name: was.name, role: was.limits?.role?.name ?? was.role }
    if (before.name !== name) authorise(actor, 'user.manage')
    if (moves) await requireMovable(tx, actor, id, to)
    const given = { role: to.role, customRoleId: to.customRoleId }
    await tx.user.update({ where: { id }, data: { name, ...(moves ? given : {}) }, select: { id: true } })
    if (moves) await requireKeepers(tx, heldBy(was))
    if (moves) await endSessionsOf(tx, id, now)
    await recordEvent(tx, {
      actor,
      action: 'user.update',
      subject: 'user',
      subjectId: id,
      data: { before, after: { name, role: recorded(to) } },
    })
  })
}

/**
 * Closes an account (ending its sessions and tokens at once) or opens it again. While its person has unfinished work that is refused with
 * what there is, unless it is to stay behind `anyway`.
 */
export async function setUserActive(
  actor: Actor,
  { id, active, anyway = false }: { id: number; active: boolean; anyway?: boolean },
  now: Date,
): Promise<void> {
  authorise(actor, 'user.manage')
  await transaction(async (tx) => {
    await lockAdmins(tx)
    const found = await tx.user.findUnique({ where: { id }, select: { ...holderSelect, active: true } })
    const user = found && holderOf(found)
    if (!user) throw notFound('这个账号')
    if (!active && actor.id === id) throw new AppError('FORBIDDEN', '不能停用自己的账号。')
    const left = active ? '' : workWords(await countWork(tx, id))
    if (left !== '' && !anyway)
      throw new AppError('CONFLICT', `${user.name}手里还有${left}没有完成，请先交接。`, { left: [left] })
    await tx.user.update({ where: { id }, data: { active }, select: { id: true } })
    const grants = heldBy(user)
    if (active) await requireApart(tx, { name: roleName(user), grants })
    else await requireKeepers(tx, grants)
    if (!active) await endSessionsOf(tx, id, now)
    const tokens = active ? 0 : await revokeTokensOf(tx, id, now)
    await recordEvent(tx, {
      actor,
      action: active ? 'user.activate' : 'user.deactivate',
      subject: 'user',
      subjectId: id,
      data: {
        ...{ name: user.name, before: { active: user.active }, after: { active } },
        ...(left === '' ? {} : { left }),
        ...(tokens === 0 ? {} : { tokens }),
      },
    })
  })
}

/** Gives a colleague a new password, which they have to change at the next sign-in, and ends all their sessions and tokens. */
export async function resetPassword(
  actor: Actor,
  { id, password }: { id: number; password: string },
  now: Date,
): Promise<void> {
  authorise(actor, 'user.manage')
  const user = await db.user.findUnique({ where: { id }, select: { email: true, name: true, role: true } })
  if (!user) throw notFound('这个账号')
  if (actor.id !== null) requireGoodPassword(password, user, await getSecurityRules())
  const passwordHash = await hashPassword(password)
  await transaction(async (tx) => {
    await requireNotAbove(tx, actor, id)
    await setPassword(tx, id, { passwordHash, given: true }, now)
    await endSessionsOf(tx, id, now)
    await forgetDevices(tx, id, undefined)
    await unlock(user.email)
    const tokens = await revokeTokensOf(tx, id, now)
    await recordEvent(tx, {
      actor,
      action: 'user.password-reset',
      subject: 'user',
      subjectId: id,
      ...(tokens === 0 ? {} : { data: { tokens } }),
    })
  })
}

/** Changes one's own password and ends every session but the one that asks. */
export async function changeOwnPassword(
  actor: Actor,
  input: { current: string; password: string },
  now: Date,
): Promise<void> {
  const { id } = actor
  if (id === null) throw new AppError('FORBIDDEN', '系统没有密码。')
  if (!(await fitsOwnPassword(actor, input.current))) {
    throw new AppError('INVALID', '现在的密码不对。', { current: ['现在的密码不对'] })
  }
  const rules = await getSecurityRules()
  const user = await db.user.findUniqueOrThrow({
    where: { id },
    select: { email: true, name: true, role: true },
  })
  requireGoodPassword(input.password, user, rules)
  await requireNewPassword(id, input.password, rules)
  const passwordHash = await hashPassword(input.password)
  await transaction(async (tx) => {
    await setPassword(tx, id, { passwordHash, given: false }, now)
    if (actor.sessionId)
      await tx.userSession.updateMany({ where: { id: actor.sessionId }, data: { owesPassword: false } })
    await endSessionsOf(tx, id, now, actor.sessionId)
    await forgetDevices(tx, id, actor.sessionId)
    await recordEvent(tx, { actor, action: 'user.password-change', subject: 'user', subjectId: id })
  })
}

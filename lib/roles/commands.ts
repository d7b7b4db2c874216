import { recordEvent } from '@/lib/audit/record'
import { authorise } from '@/lib/auth/authorise'
import { DUTIES, dutiesOf, type Grants, grantsOf, heldBy, OFFICERS, readGrants } from '@/lib/auth/grants'
import { holderOf, holderSelect } from '@/lib/auth/holder'
import { differences } from '@/lib/auth/permission-words'
import type { Actor } from '@/lib/auth/permissions'
import { type Tx, transaction } from '@/lib/db/client'
import { isUniqueViolation } from '@/lib/db/errors'
import { takeLock } from '@/lib/db/locks'
import { AppError, notFound, staleVersion } from '@/lib/errors'
import { isSeparated, requireDefinable, requireKeepers, SEPARATION_KEY, whyTooMuch } from './rules-queries'
import type { RoleInput, RoleUpdate } from './schema'

function explain(error: unknown): never {
  if (isUniqueViolation(error))
    throw new AppError('CONFLICT', '已有同名的角色，请换一个名称。', { name: ['已有同名的角色'] })
  throw error
}

async function requireFit(tx: Tx, grants: Grants): Promise<void> {
  const refusal = (await isSeparated(tx)) ? whyTooMuch(grants) : null
  if (refusal) throw new AppError('CONFLICT', refusal)
}

/** What changed, as the log keeps it. */
const changeWords = (before: Grants, after: Grants) =>
  differences(before, after)
    .map((one) => `${one.words}：${one.before} → ${one.after}`)
    .join('；')

async function insertRole(tx: Tx, actor: Actor, { name, base, grants }: RoleInput): Promise<{ id: number }> {
  const role = await tx.customRole.create({ data: { name, base, grants }, select: { id: true } })
  await recordEvent(tx, {
    actor,
    action: 'role.create',
    subject: 'role',
    subjectId: role.id,
    data: { name, base, grants: changeWords(grantsOf(base), grants) },
  })
  return role
}

/** Makes a role of the newsroom's own. Nobody puts into it what they do not have themselves. */
export async function createRole(actor: Actor, input: RoleInput): Promise<{ id: number }> {
  authorise(actor, 'role.assign')
  requireDefinable(actor, input.grants)
  return transaction(async (tx) => {
    await takeLock(tx, 'admins')
    await requireFit(tx, input.grants)
    return insertRole(tx, actor, input)
  }).catch(explain)
}

/** Changes what a role is called and grants, for everybody who has it, from their next request on; not one's own role. */
export async function updateRole(actor: Actor, { id, version, name, grants }: RoleUpdate): Promise<void> {
  authorise(actor, 'role.assign')
  await transaction(async (tx) => {
    await takeLock(tx, 'admins')
    const role = await tx.customRole.findUnique({ where: { id } })
    if (!role) throw notFound('这个角色')
    if (role.version !== version) throw staleVersion()
    const before = readGrants(role.grants)
    requireDefinable(actor, grants, before)
    await requireFit(tx, grants)
    if (actor.id !== null && (await tx.user.count({ where: { id: actor.id, customRoleId: id } })) > 0)
      throw new AppError('FORBIDDEN', '不能改自己所属的角色，请由另一位能定角色的同事操作。')
    const data = { name, grants, version: version + 1 }
    await tx.customRole.update({ where: { id }, data, select: { id: true } })
    await requireKeepers(tx, before)
    await recordEvent(tx, {
      actor,
      action: 'role.update',
      subject: 'role',
      subjectId: id,
      data: { before: { name: role.name }, after: { name }, grants: changeWords(before, grants) },
    })
  }).catch(explain)
}

/** Takes a role away that nobody has. */
export async function deleteRole(actor: Actor, { id }: { id: number }): Promise<void> {
  authorise(actor, 'role.assign')
  await transaction(async (tx) => {
    await takeLock(tx, 'admins')
    const role = await tx.customRole.findUnique({
      where: { id },
      select: { name: true, _count: { select: { users: true } } },
    })
    if (!role) throw notFound('这个角色')
    if (role._count.users > 0)
      throw new AppError('CONFLICT', `还有 ${role._count.users} 人是“${role.name}”，请先给他们改角色。`)
    await tx.customRole.delete({ where: { id }, select: { id: true } })
    await recordEvent(tx, {
      actor,
      action: 'role.delete',
      subject: 'role',
      subjectId: id,
      data: { name: role.name },
    })
  })
}

/** 三员: makes the three roles, each with one duty and no pieces. They count as admins where the rules of signing in ask. */
export async function createOfficers(actor: Actor): Promise<void> {
  authorise(actor, 'role.assign')
  const roles = OFFICERS.map(({ name, permissions }) => ({
    ...{ name, base: 'ADMIN' as const },
    grants: Object.fromEntries(permissions.map((permission) => [permission, 'any'])) as Grants,
  }))
  for (const { grants } of roles) requireDefinable(actor, grants)
  await transaction(async (tx) => {
    await takeLock(tx, 'admins')
    for (const role of roles) await insertRole(tx, actor, role)
  }).catch(explain)
}

/** Who has a part in more than one of the three duties, in words; at most twenty of them. */
async function listJoined(tx: Tx): Promise<string[]> {
  const people = await tx.user.findMany({
    where: { active: true },
    orderBy: { id: 'asc' },
    select: holderSelect,
  })
  return people
    .map(holderOf)
    .flatMap((person) => {
      const duties = dutiesOf(heldBy(person))
      return duties.length > 1
        ? [`${person.name}（${duties.map((duty) => DUTIES[duty].label).join('、')}）`]
        : []
    })
    .slice(0, 20)
}

/** 三员分立: from now on nobody can have a part in two of the three duties. Refused, with who they are, while somebody has. */
export async function setSeparation(actor: Actor, { on }: { on: boolean }): Promise<void> {
  authorise(actor, 'role.assign')
  await transaction(async (tx) => {
    await takeLock(tx, 'admins')
    const before = await isSeparated(tx)
    const joined = on ? await listJoined(tx) : []
    if (joined.length > 0)
      throw new AppError('CONFLICT', `还有人兼管：${joined.join('、')}。请先给他们改角色，再打开三员分立。`)
    await tx.setting.upsert({
      where: { key: SEPARATION_KEY },
      create: { key: SEPARATION_KEY, value: on },
      update: { value: on },
      select: { key: true },
    })
    await recordEvent(tx, {
      actor,
      action: 'role.separate',
      subject: 'security',
      subjectId: 'duties',
      data: { before: { separated: before }, after: { separated: on } },
    })
  })
}

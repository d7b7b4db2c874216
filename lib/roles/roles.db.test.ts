import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { GRANTABLE, type Grants, grantsOf, readGrants } from '@/lib/auth/grants'
import { holderOf, holderSelect } from '@/lib/auth/holder'
import { can, type Permission } from '@/lib/auth/permissions'
import { peopleSql, wherePeople } from '@/lib/auth/span'
import { db } from '@/lib/db/client'
import { env } from '@/lib/env'
import { createUser, resetPassword, setUserActive, updateUser } from '@/lib/users/commands'
import type { Attempt } from '@/test/attempt'
import { ATTEMPTS_ON_PIECES } from '@/test/attempts-on-pieces'
import { ATTEMPTS_ON_SIGN_IN } from '@/test/attempts-on-sign-in'
import { ATTEMPTS_ON_THE_DESK } from '@/test/attempts-on-the-desk'
import { COMMANDS, isElsewhere } from '@/test/desk-commands'
import { fresh, makeUser, NOW, type Person, ROLES, system } from '@/test/newsroom'
import { lastEventOf, refused } from '@/test/refusals'
import { createRole, deleteRole, updateRole } from './commands'
import { getRole, listRoles } from './queries'
import { customRef } from './schema'

const PASSWORD = 'a password that is long-1A'
const asActor = async (id: number): Promise<Person> => ({
  ...holderOf(await db.user.findUniqueOrThrow({ where: { id }, select: holderSelect })),
  proven: true,
})

/** Somebody who has a role of the newsroom's own. */
async function holder(base: (typeof ROLES)[number], grants: Grants): Promise<Person & { roleId: number }> {
  const { id: roleId } = await createRole(system, { name: fresh('角色'), base, grants })
  const { id } = await makeUser(base)
  await updateUser(system, { id, name: fresh('某人'), role: customRef(roleId) }, NOW)
  return { ...(await asActor(id)), roleId }
}

beforeAll(() => void Object.assign(env, { AUTH_SECRET: 'a secret that is good enough for a test' }))

const ATTEMPTS: Record<string, Attempt> = {
  ...ATTEMPTS_ON_PIECES,
  ...ATTEMPTS_ON_THE_DESK,
  ...ATTEMPTS_ON_SIGN_IN,
}
const tried = Object.entries(COMMANDS).filter(([, row]) => !isElsewhere(row))
/** One's own account is one's own whatever the role. */
const OWN_ACCOUNT = tried
  .map(([command]) => command)
  .filter((command) =>
    /^(changeOwn|updateNotice|readNotices|unreadNotices|end(Own|Other)|(begin|confirm|disable)Totp|renewRec|(begin|add|remove)Passkey|unlinkOwn|createToken|revokeToken$)/.test(
      command,
    ),
  )

describe('a role that grants what its base does answers as its base', () => {
  test.each(ROLES)('%s', async (role) => {
    const plain = await makeUser(role)
    const twin = await holder(role, grantsOf(role))
    for (const permission of Object.keys({
      ...grantsOf('ADMIN'),
      'audit.prune': 1,
      'secret.rotate': 1,
    }) as Permission[])
      for (const ownerId of [plain.id, 0]) {
        const place = { ownerId, columnId: null }
        const same = { ownerId: ownerId === plain.id ? twin.id : 0, columnId: null }
        expect(can(twin, permission, same), permission).toBe(can(plain, permission, place))
      }
    for (const [command, row] of tried) {
      const reach = row.split(' ')[ROLES.indexOf(role)] ?? ''
      if (OWN_ACCOUNT.includes(command) || reach !== 'no') continue
      const attempt = await ATTEMPTS[command]?.(twin, await makeUser('AUTHOR'))
      if (attempt) await refused(attempt, 'FORBIDDEN')
    }
  })
})

test('a role that grants nothing is refused everything but its own account', async () => {
  const nobody = await holder('CHIEF', {})
  expect(can(nobody, 'account.keep')).toBe(true)
  expect(OWN_ACCOUNT.length).toBeGreaterThan(10)
  for (const permission of GRANTABLE) expect(can(nobody, permission), permission).toBe(false)
  for (const [command] of tried.filter(([name]) => !OWN_ACCOUNT.includes(name))) {
    const attempt = await ATTEMPTS[command]?.(nobody, await makeUser('AUTHOR'))
    // A plan that one may not begin is not there.
    if (attempt) await refused(attempt, command === 'startWriting' ? 'NOT_FOUND' : 'FORBIDDEN')
  }
})

test('what is stored and unknown, or nobody’s to grant, counts for nothing', async () => {
  const stored = {
    'article.read': 'any',
    'audit.prune': 'any',
    'backup.make': 'any',
    'article.publish': 'own',
    gone: 'any',
    'plan.read': 'all',
  }
  expect(readGrants(stored)).toEqual({ 'article.read': 'any' })
  for (const other of [null, 'any', [], 7]) expect(readGrants(other)).toEqual({})
})

test('who has a permission over everybody’s is found alike by both conditions and the rule', async () => {
  await holder('AUTHOR', { 'article.review': 'any', 'article.edit': 'own' })
  await holder('ADMIN', {})
  for (const role of ROLES) await makeUser(role)
  for (const permission of ['article.review', 'article.edit', 'user.manage'] as const) {
    const people = (await db.user.findMany({ orderBy: { id: 'asc' }, select: holderSelect })).map(holderOf)
    const allowed = people
      .filter((one) => can(one, permission, { ownerId: 0, columnId: null }))
      .map(({ id }) => id)
    const found = await db.user.findMany({ where: wherePeople(permission), orderBy: { id: 'asc' } })
    expect(found.map(({ id }) => id)).toEqual(allowed)
    const rows = await db.$queryRaw<
      { id: number }[]
    >`SELECT u.id FROM users u WHERE ${peopleSql(permission)} ORDER BY u.id`
    expect(rows.map(({ id }) => id)).toEqual(allowed)
  }
})

describe('making and giving roles', () => {
  let admin: Person
  beforeEach(async () => {
    admin = await makeUser('ADMIN')
  })

  test('a role is made, given, changed from the next request on, and taken away when nobody has it', async () => {
    const name = fresh('通讯员')
    const { id } = await createRole(admin, { name, base: 'AUTHOR', grants: { 'desk.enter': 'any' } })
    expect((await lastEventOf('role', id)).action).toBe('role.create')
    const { id: userId } = await makeUser('EDITOR')
    await updateUser(admin, { id: userId, name: '某人', role: customRef(id) }, NOW)
    expect(await db.user.findUnique({ where: { id: userId } })).toMatchObject({
      role: 'AUTHOR',
      customRoleId: id,
    })
    expect((await lastEventOf('user', userId)).data).toMatchObject({
      before: { role: 'EDITOR' },
      after: { role: name },
    })
    await updateRole(admin, { id, version: 1, name, grants: { 'desk.enter': 'any', 'article.read': 'any' } })
    expect(can(await asActor(userId), 'article.read', { ownerId: 0, columnId: null })).toBe(true)
    expect((await lastEventOf('role', id)).data).toMatchObject({ grants: '看稿件：不可以 → 所有人的' })
    await refused(() => updateRole(admin, { id, version: 1, name, grants: {} }), 'CONFLICT')
    await refused(() => deleteRole(admin, { id }), 'CONFLICT')
    expect((await getRole(admin, id))?.users.map((one) => one.id)).toEqual([userId])
    await updateUser(admin, { id: userId, name: '某人', role: 'AUTHOR' }, NOW)
    await deleteRole(admin, { id })
    expect((await listRoles(admin))?.custom.map((one) => one.id)).not.toContain(id)
  })

  test('a name stands for one role, and what is not there cannot be given', async () => {
    const name = fresh('角色')
    await createRole(admin, { name, base: 'AUTHOR', grants: {} })
    await refused(() => createRole(admin, { name, base: 'EDITOR', grants: {} }), 'CONFLICT')
    const { id } = await makeUser('EDITOR')
    await refused(() => updateUser(admin, { id, name: '某人', role: 'custom-999999' }, NOW), 'INVALID')
  })

  test('nobody grants, or gives, what they do not have', async () => {
    await refused(
      () =>
        createRole(admin, {
          name: fresh('急'),
          base: 'CHIEF',
          grants: { 'article.publish-urgently': 'any' },
        }),
      'FORBIDDEN',
    )
    const assigner = await holder('EDITOR', {
      'desk.enter': 'any',
      'user.read': 'any',
      'role.assign': 'any',
      'article.edit': 'own',
    })
    await refused(
      () => createRole(assigner, { name: fresh('大'), base: 'EDITOR', grants: { 'article.edit': 'any' } }),
      'FORBIDDEN',
    )
    await createRole(assigner, { name: fresh('小'), base: 'EDITOR', grants: { 'article.edit': 'own' } })
    const { id } = await makeUser('AUTHOR')
    const { name } = await db.user.findUniqueOrThrow({ where: { id } })
    await refused(() => updateUser(assigner, { id, name, role: 'ADMIN' }, NOW), 'FORBIDDEN')
    await refused(() => updateUser(assigner, { id, name: '改名', role: 'EDITOR' }, NOW), 'FORBIDDEN')
    await updateUser(assigner, { id, name, role: 'EDITOR' }, NOW)
    await refused(
      () => updateRole(assigner, { id: assigner.roleId, version: 1, name: fresh('己'), grants: {} }),
      'FORBIDDEN',
    )
    await refused(
      () => updateUser(assigner, { id: assigner.id, name: assigner.name, role: 'EDITOR' }, NOW),
      'FORBIDDEN',
    )
  })

  test('who only keeps accounts opens them for authors, and takes over nobody with more rights', async () => {
    const keeper = await holder('EDITOR', { 'desk.enter': 'any', 'user.read': 'any', 'user.manage': 'any' })
    const account = (role: 'AUTHOR' | 'EDITOR') => ({
      email: `${fresh('k')}@example.org`,
      name: '某',
      role,
      password: PASSWORD,
    })
    await createUser(keeper, account('AUTHOR'))
    await refused(() => createUser(keeper, account('EDITOR')), 'FORBIDDEN')
    await refused(() => resetPassword(keeper, { id: admin.id, password: PASSWORD }, NOW), 'FORBIDDEN')
    const { id, name } = await makeUser('EDITOR')
    await resetPassword(keeper, { id, password: PASSWORD }, NOW)
    await refused(() => updateUser(keeper, { id, name, role: 'CHIEF' }, NOW), 'FORBIDDEN')
  })

  test('the last who keeps accounts or assigns roles cannot lose it, whatever their role is called', async () => {
    await db.user.updateMany({ where: { id: { not: admin.id } }, data: { active: false } })
    const keeper = await holder('EDITOR', { 'user.read': 'any', 'user.manage': 'any', 'role.assign': 'any' })
    await updateUser(system, { id: admin.id, name: '原管理员', role: 'EDITOR' }, NOW)
    await refused(() => setUserActive(system, { id: keeper.id, active: false }, NOW), 'CONFLICT')
    await refused(
      () => updateUser(system, { id: keeper.id, name: keeper.name, role: 'CHIEF' }, NOW),
      'CONFLICT',
    )
    await refused(
      () =>
        updateRole(system, { id: keeper.roleId, version: 1, name: '空', grants: { 'role.assign': 'any' } }),
      'CONFLICT',
    )
  })
})

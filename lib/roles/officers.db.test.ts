import { expect, test } from 'vitest'
import { type Grants, OFFICERS } from '@/lib/auth/grants'
import { holderOf, holderSelect } from '@/lib/auth/holder'
import { can } from '@/lib/auth/permissions'
import { db } from '@/lib/db/client'
import { updateUser } from '@/lib/users/commands'
import { fresh, makeUser, NOW, type Person, ROLES, system } from '@/test/newsroom'
import { lastEventOf, refused } from '@/test/refusals'
import { createOfficers, createRole, setSeparation } from './commands'
import { customRef } from './schema'

const asActor = async (id: number): Promise<Person> => ({
  ...holderOf(await db.user.findUniqueOrThrow({ where: { id }, select: holderSelect })),
  proven: true,
})

test('三员: three roles with one duty each; apart only when nobody joins two, and then nobody can', async () => {
  await db.user.updateMany({ data: { active: false } })
  const admin = await makeUser('ADMIN')
  await createOfficers(admin)
  const roles = await db.customRole.findMany({
    where: { name: { in: OFFICERS.map(({ name }) => name) } },
    orderBy: { id: 'asc' },
  })
  const people: Person[] = []
  for (const { id: roleId } of roles) {
    const { id, name } = await makeUser('EDITOR')
    await updateUser(admin, { id, name, role: customRef(roleId) }, NOW)
    people.push(await asActor(id))
  }
  const [keeper, guard, auditor] = people
  if (!keeper || !guard || !auditor) throw new Error('an officer is missing')
  const may = (person: Person) =>
    (
      [
        'user.manage',
        'settings.manage',
        'security.manage',
        'role.assign',
        'audit.read',
        'article.read',
      ] as const
    ).filter((one) => can(person, one))
  expect(people.map(may)).toEqual([
    ['user.manage', 'settings.manage'],
    ['security.manage', 'role.assign'],
    ['audit.read'],
  ])
  await expect(setSeparation(guard, { on: true })).rejects.toThrow(admin.name)
  await refused(() => setSeparation(guard, { on: true }), 'CONFLICT')
  for (const other of [keeper, auditor]) await refused(() => setSeparation(other, { on: false }), 'FORBIDDEN')
  await updateUser(guard, { id: admin.id, name: admin.name, role: 'EDITOR' }, NOW)
  await setSeparation(guard, { on: true })
  expect(await lastEventOf('security', 'duties')).toMatchObject({
    action: 'role.separate',
    actorId: guard.id,
  })
  await refused(() => updateUser(guard, { id: admin.id, name: admin.name, role: 'ADMIN' }, NOW), 'CONFLICT')
  const joined: Grants = { 'security.manage': 'any', 'role.assign': 'any', 'audit.read': 'any' }
  await refused(() => createRole(system, { name: fresh('兼'), base: 'ADMIN', grants: joined }), 'CONFLICT')
  const [first] = roles
  await updateUser(guard, { id: admin.id, name: admin.name, role: customRef(first?.id ?? 0) }, NOW)
  await setSeparation(guard, { on: false })
})

test.each(ROLES.filter((role) => role !== 'ADMIN'))(
  '%s has no say in whether 三员 are apart',
  async (role) => {
    const actor = await makeUser(role)
    for (const on of [true, false]) await refused(() => setSeparation(actor, { on }), 'FORBIDDEN')
  },
)

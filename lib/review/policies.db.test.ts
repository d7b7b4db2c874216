import { beforeAll, describe, expect, test } from 'vitest'
import { db } from '@/lib/db/client'
import type { Role } from '@/lib/db/generated/enums'
import { makeColumn, makeStaff, makeUser, type Person, ROLES } from '@/test/newsroom'
import { lastEventOf, refused } from '@/test/refusals'
import { step } from '@/test/review'
import { removePolicy, savePolicy } from './policy-commands'
import { getPolicyPage } from './policy-queries'

let staff: Record<Role, Person>
let author: Person
let second: Person

beforeAll(async () => {
  staff = await makeStaff()
  ;[author, second] = [await makeUser('AUTHOR'), await makeUser('EDITOR')]
})

describe('policies', () => {
  const steps = [step('终审')]

  test.each(ROLES)('are set and taken away by who manages reviews: %s', async (role) => {
    const { id } = await makeColumn()
    const may = role === 'ADMIN' || role === 'CHIEF'
    const save = () => savePolicy(staff[role], { columnId: id, version: 0, steps })
    const remove = () => removePolicy(staff[role], { columnId: id, version: 1 })
    if (!may) {
      await refused(save, 'FORBIDDEN')
      await refused(remove, 'FORBIDDEN')
      expect(await getPolicyPage(staff[role], id)).toBeNull()
      return
    }
    await save()
    expect(await lastEventOf('column', id)).toMatchObject({
      action: 'review.policy',
      actorId: staff[role].id,
    })
    expect((await getPolicyPage(staff[role], id))?.own).toMatchObject({ version: 1 })
    await remove()
    expect(await db.reviewPolicy.count({ where: { columnId: id } })).toBe(0)
  })

  test('of two who save at once one is told; what is not there is said', async () => {
    const { id } = await makeColumn()
    const save = (version: number) => savePolicy(staff.CHIEF, { columnId: id, version, steps })
    const both = await Promise.allSettled([save(0), save(0)])
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    await refused(() => save(0), 'CONFLICT')
    await refused(() => removePolicy(staff.CHIEF, { columnId: id, version: 7 }), 'CONFLICT')
    await refused(() => savePolicy(staff.CHIEF, { columnId: 999_999, version: 0, steps }), 'NOT_FOUND')
  })

  test('name only people who can review', async () => {
    const { id } = await makeColumn()
    const naming = (userId: number) => () =>
      savePolicy(staff.CHIEF, {
        columnId: id,
        version: 0,
        steps: [step('终审', { roles: [], userIds: [userId] })],
      })
    await refused(naming(author.id), 'INVALID')
    await refused(naming(999_999), 'INVALID')
    const gone = await makeUser('EDITOR')
    await db.user.update({ where: { id: gone.id }, data: { active: false } })
    await refused(naming(gone.id), 'INVALID')
    await naming(second.id)()
  })

  test('of the site there is one; a column takes the nearest', async () => {
    await savePolicy(staff.CHIEF, { columnId: null, version: 0, steps })
    await expect(db.reviewPolicy.create({ data: { columnId: null } })).rejects.toThrow()
    const parent = (await makeColumn()).id
    const child = (await makeColumn(undefined, parent)).id
    expect((await getPolicyPage(staff.CHIEF, child))?.above?.from).toBe('全站')
    await savePolicy(staff.CHIEF, { columnId: parent, version: 0, steps: [] })
    const page = await getPolicyPage(staff.CHIEF, child)
    expect(page?.above).toMatchObject({ steps: [] })
    expect(page?.above?.from).toMatch(/^上级栏目/)
    await removePolicy(staff.CHIEF, { columnId: null, version: 1 })
  })
})

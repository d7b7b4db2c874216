import { beforeEach, expect, test } from 'vitest'
import { findSession } from '@/lib/auth/queries'
import { db } from '@/lib/db/client'
import { deleteColumn } from '@/lib/taxonomy/column-commands'
import { later, makeColumn, makeUser, NOW, type Person } from '@/test/newsroom'
import { lastEventOf, refused } from '@/test/refusals'
import { setUserColumns } from './columns-commands'
import { listPeople } from './list-queries'
import { userColumns } from './schema'

let admin: Person
let person: Person

beforeEach(async () => {
  admin = await makeUser('ADMIN')
  person = await makeUser('EDITOR')
})

async function sessionOf({ id: userId }: Person): Promise<string> {
  const ends = { expiresAt: later(600), idleUntil: later(600) }
  return (await db.userSession.create({ data: { userId, ...ends } })).id
}

test('what is set holds from the next request on, with all that is below it, and ends no session', async () => {
  const sid = await sessionOf(person)
  const limits = async () => (await findSession(sid, NOW))?.actor.limits
  const top = await makeColumn()
  const middle = await makeColumn(undefined, top.id)
  const low = await makeColumn(undefined, middle.id)
  expect(await limits()).toBeNull()
  await setUserColumns(admin, { id: person.id, columnIds: [top.id] })
  expect((await limits())?.columns).toEqual([top.id, middle.id, low.id])
  expect(await lastEventOf('user', person.id)).toMatchObject({
    action: 'user.columns',
    data: { before: { columns: '全部栏目' }, after: { columns: top.name } },
  })
  const notices = await db.notification.findMany({ where: { userId: person.id } })
  expect(notices.map(({ data }) => data)).toMatchObject([{ detail: `负责的栏目：全部栏目 → ${top.name}` }])
  const { rows } = await listPeople(admin, { q: person.name }, null, NOW)
  expect(rows.map(({ columnNames }) => columnNames)).toEqual([[top.name]])
  await setUserColumns(admin, { id: person.id, columnIds: [] })
  expect(await limits()).toBeNull()
})

test('a column that somebody is limited to is not deleted under them: they would be let into all', async () => {
  const column = await makeColumn()
  await setUserColumns(admin, { id: person.id, columnIds: [column.id] })
  await refused(() => deleteColumn(admin, { id: column.id }), 'CONFLICT')
  await setUserColumns(admin, { id: person.id, columnIds: [] })
  await deleteColumn(admin, { id: column.id })
})

test('what is not there, one’s own, and no choice at all are refused', async () => {
  const { id: columnId } = await makeColumn()
  await refused(() => setUserColumns(admin, { id: 999_999, columnIds: [columnId] }), 'NOT_FOUND')
  await refused(() => setUserColumns(admin, { id: person.id, columnIds: [columnId, 999_999] }), 'INVALID')
  await refused(() => setUserColumns(admin, { id: admin.id, columnIds: [columnId] }), 'FORBIDDEN')
  await refused(
    () => setUserColumns({ ...admin, proven: false }, { id: person.id, columnIds: [columnId] }),
    'PROOF',
  )
  expect(userColumns.safeParse({ id: '1', scope: 'some' }).error?.issues[0]?.message).toContain(
    '请至少选一个栏目',
  )
  expect(userColumns.parse({ id: '1', scope: 'all', columnIds: ['3'] })).toEqual({ id: 1, columnIds: [] })
})

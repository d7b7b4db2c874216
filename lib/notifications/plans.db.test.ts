import { beforeEach, expect, test } from 'vitest'
import { db } from '@/lib/db/client'
import type { Role } from '@/lib/db/generated/enums'
import { closePlan, createPlan, movePlan, startWriting, updatePlan } from '@/lib/planning/commands'
import { planInput } from '@/lib/planning/schema'
import { makeColumn, makeStaff, makeUser, NOW, type Person } from '@/test/newsroom'
import { listNotices } from './queries'

let staff: Record<Role, Person>
let columnId: number

beforeEach(async () => {
  staff = await makeStaff()
  columnId = (await makeColumn()).id
})

const plan = (over: object = {}) => planInput.parse({ title: '候鸟路上的灯', columnId, ...over })
const inbox = async (person: Person) => (await listNotices(person, {})).rows
const said = async (person: Person) => (await inbox(person)).map(({ sentence }) => sentence)
const versionOf = async (id: number) => (await db.plan.findUniqueOrThrow({ where: { id } })).version

test('whoever is given a plan hears of it with its days, and comes to it from the inbox', async () => {
  const { AUTHOR: author, CHIEF: chief } = staff
  const days = { dueOn: '2026-12-05', slotOn: '2026-12-08' }
  const { id } = await createPlan(chief, plan({ assigneeId: author.id, ...days }), NOW)
  expect(await inbox(author)).toMatchObject([
    {
      sentence: `${chief.name}派给您选题《候鸟路上的灯》`,
      detail: '交稿日：2026-12-05；见报日：2026-12-08',
      urgent: true,
      path: `/admin/planning?plan=${id}`,
    },
  ])
  expect(await said(chief)).toEqual([])
})

test('a plan that goes to somebody else is told to both; one who keeps it hears what changed', async () => {
  const { AUTHOR: first, CHIEF: chief } = staff
  const second = await makeUser('AUTHOR')
  const { id } = await createPlan(chief, plan({ assigneeId: first.id }), NOW)
  await updatePlan(chief, { id, version: 1, ...plan({ assigneeId: first.id, dueOn: '2026-12-05' }) }, NOW)
  await movePlan(chief, { id, version: 2, which: 'dueOn', day: '2026-12-06' }, NOW)
  expect((await inbox(first)).slice(0, 2)).toMatchObject([
    { sentence: `${chief.name}调整了选题《候鸟路上的灯》`, detail: '交稿日：2026-12-05 → 2026-12-06' },
    { sentence: `${chief.name}调整了选题《候鸟路上的灯》`, detail: '交稿日：（空） → 2026-12-05' },
  ])
  await updatePlan(chief, { id, version: 3, ...plan({ assigneeId: second.id, dueOn: '2026-12-06' }) }, NOW)
  expect((await said(first))[0]).toBe(`${chief.name}改派了选题《候鸟路上的灯》，不再由您执笔`)
  expect(await said(second)).toEqual([`${chief.name}派给您选题《候鸟路上的灯》`])
})

test('who proposed a plan and who writes it hear that it is begun for them, given up and opened again', async () => {
  const { EDITOR: pitcher, AUTHOR: author, CHIEF: chief } = staff
  const { id } = await createPlan(pitcher, plan({ assigneeId: author.id }), NOW)
  await startWriting(chief, { id }, NOW)
  expect((await said(author))[0]).toBe(`${chief.name}替您开始写了选题《候鸟路上的灯》`)
  for (const [outcome, words] of [
    ['DROPPED', '放弃'],
    ['OPEN', '重新打开'],
  ] as const) {
    await closePlan(chief, { id, version: await versionOf(id), outcome }, NOW)
    for (const one of [pitcher, author])
      expect((await said(one))[0]).toBe(`${chief.name}${words}了选题《候鸟路上的灯》`)
  }
  const begun = (await said(author)).length
  await closePlan(chief, { id, version: await versionOf(id), outcome: 'DONE' }, NOW)
  expect(await said(author)).toHaveLength(begun + 1)
})

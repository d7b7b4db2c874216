import { beforeAll, expect, test } from 'vitest'
import * as desk from '@/lib/articles/queries'
import { db } from '@/lib/db/client'
import type { Role } from '@/lib/db/generated/enums'
import { later, makeColumn, makeStaff, makeUser, NOW, type Person, ROLES } from '@/test/newsroom'
import { eventsOf, lastEventOf, refused } from '@/test/refusals'
import { closePlan, createPlan, movePlan, startWriting, updatePlan } from './commands'
import { getPlan, listPlans } from './queries'
import { type PlanInput, planInput } from './schema'
import { type PlanState, planState } from './state'

const TODAY = '2026-03-02'
let staff: Record<Role, Person>
let columnId: number

beforeAll(async () => {
  staff = await makeStaff()
  columnId = (await makeColumn()).id
})

let made = 0
const input = (over: Partial<PlanInput> = {}): PlanInput =>
  planInput.parse({ title: `选题 ${++made}`, columnId, ...over })
const make = async (over: Partial<PlanInput> = {}, by: Person = staff.EDITOR) => {
  const given = input(over)
  const { id } = await createPlan(by, given, NOW)
  return { ...given, id, version: 1 }
}

test('anybody proposes; who and when is said by those who arrange', async () => {
  for (const role of ROLES) {
    const { id } = await make({}, staff[role])
    expect(await lastEventOf('plan', id)).toMatchObject({ action: 'plan.create', actorId: staff[role].id })
  }
  for (const over of [{ assigneeId: staff.AUTHOR.id }, { dueOn: TODAY }, { slotOn: TODAY }])
    await refused(() => createPlan(staff.AUTHOR, input(over), NOW), 'FORBIDDEN')
})

test('editors change, move and end plans; authors do not', async () => {
  for (const role of ROLES) {
    const plan = await make()
    const ref = { id: plan.id, version: 1 }
    const attempts = [
      () => updatePlan(staff[role], { ...plan, title: '改过的选题' }, later(1)),
      () => movePlan(staff[role], { ...ref, version: 2, which: 'slotOn', day: '2026-03-09' }, later(2)),
      () => closePlan(staff[role], { ...ref, version: 3, outcome: 'DONE' }, later(3)),
    ]
    for (const attempt of attempts)
      if (role === 'AUTHOR') await refused(attempt, 'FORBIDDEN')
      else await attempt()
    if (role === 'AUTHOR') continue
    const actions = (await eventsOf('plan', plan.id)).map(({ action }) => action)
    expect(actions).toEqual(['plan.create', 'plan.update', 'plan.move', 'plan.finish'])
    expect(await getPlan(staff[role], plan.id, TODAY)).toMatchObject({ state: 'DONE', slotOn: '2026-03-09' })
  }
})

test('what somebody else changed meanwhile is not written over, and days keep their order', async () => {
  const plan = await make({ dueOn: '2026-03-05', slotOn: '2026-03-09' })
  const move = (over: object) => () =>
    movePlan(staff.EDITOR, { id: plan.id, version: 1, which: 'slotOn', day: '2026-03-06', ...over }, NOW)
  await refused(move({ day: '2026-03-04' }), 'INVALID')
  await refused(move({ which: 'dueOn', day: '2026-03-10' }), 'INVALID')
  await refused(move({ id: 999_999 }), 'NOT_FOUND')
  expect(await move({})()).toEqual({ version: 2 })
  await refused(move({}), 'CONFLICT')
  await refused(() => updatePlan(staff.EDITOR, plan, NOW), 'CONFLICT')
  await refused(() => closePlan(staff.EDITOR, { ...plan, outcome: 'DROPPED' }, NOW), 'CONFLICT')
  expect(planInput.safeParse({ title: '反了', dueOn: '2026-03-09', slotOn: '2026-03-05' }).success).toBe(
    false,
  )
  await refused(() => createPlan(staff.EDITOR, input({ columnId: 999_999 }), NOW), 'INVALID')
})

test('“start writing” makes one draft with the plan’s title and column, for whoever it was given to', async () => {
  const plan = await make({ assigneeId: staff.AUTHOR.id, title: '退水之后' })
  const { articleId } = await startWriting(staff.AUTHOR, plan, NOW)
  expect(await desk.getArticle(staff.AUTHOR, articleId)).toMatchObject({
    title: '退水之后',
    columnId,
    status: 'DRAFT',
    ownerId: staff.AUTHOR.id,
  })
  expect(await startWriting(staff.AUTHOR, plan, NOW)).toEqual({ articleId })
  expect(await getPlan(staff.AUTHOR, plan.id, TODAY)).toMatchObject({ articleId, version: 2 })
  expect(await lastEventOf('plan', plan.id)).toMatchObject({ action: 'plan.start', data: { articleId } })

  const others = await make({ assigneeId: staff.EDITOR.id })
  await refused(() => startWriting(staff.AUTHOR, others, NOW), 'NOT_FOUND')
  const pitch = await make()
  await startWriting(staff.CHIEF, pitch, NOW)
  expect(await getPlan(staff.CHIEF, pitch.id, TODAY)).toMatchObject({
    assigneeId: staff.CHIEF.id,
    state: 'ASSIGNED',
  })
  // Begun by who arranges plans, it is the writer's all the same.
  const given = await make({ assigneeId: staff.AUTHOR.id })
  const begun = await startWriting(staff.CHIEF, given, NOW)
  expect(await desk.getArticle(staff.AUTHOR, begun.articleId)).toMatchObject({ ownerId: staff.AUTHOR.id })
  const ended = await make()
  await closePlan(staff.EDITOR, { ...ended, outcome: 'DROPPED' }, NOW)
  await refused(() => startWriting(staff.EDITOR, ended, NOW), 'CONFLICT')
})

test('lists by state agree with the rule, page by page, and authors see their own', async () => {
  const author = staff.AUTHOR.id
  const plans = [
    await make(),
    await make({ assigneeId: author, dueOn: '2026-03-03' }),
    await make({ assigneeId: author, dueOn: TODAY }),
    await make({ assigneeId: staff.EDITOR.id }),
  ]
  const states: PlanState[] = ['PITCH', 'ASSIGNED', 'DUE', 'DONE', 'DROPPED']
  for (const state of states) {
    const seen: number[] = []
    for (let before: number | undefined; ; ) {
      const { rows, next } = await listPlans(staff.CHIEF, { state, today: TODAY, before })
      for (const row of rows) expect(planState(row, TODAY)).toBe(state)
      seen.push(...rows.map(({ id }) => id))
      if (next === null) break
      before = next
    }
    expect(seen).toEqual([...seen].sort((a, b) => b - a))
    const here = { PITCH: [0], ASSIGNED: [1, 3], DUE: [2], DONE: [], DROPPED: [] }[state]
    expect(seen).toEqual(expect.arrayContaining(here.map((n) => plans[n]?.id)))
    const own = await listPlans(staff.AUTHOR, { state, today: TODAY })
    expect(
      own.rows.every(({ assigneeId, pitchedBy }) => assigneeId === author || pitchedBy === staff.AUTHOR.name),
    ).toBe(true)
  }
})

test('nobody is given a plan that they could not begin', async () => {
  const [near, far] = await Promise.all([makeUser('AUTHOR'), makeUser('AUTHOR')])
  const { id: elsewhere } = await makeColumn()
  await db.userColumn.create({ data: { userId: near.id, columnId } })
  await db.userColumn.create({ data: { userId: far.id, columnId: elsewhere } })
  const { id, ...plan } = await make({ assigneeId: near.id })
  const give = (to: number) => () => updatePlan(staff.EDITOR, { id, ...plan, assigneeId: to }, NOW)
  for (const attempt of [() => make({ assigneeId: far.id }), give(far.id)]) {
    await refused(attempt, 'INVALID')
    await expect(attempt()).rejects.toThrow('不负责这个栏目，请另选一人')
  }
  await db.user.update({ where: { id: far.id }, data: { active: false } })
  await refused(give(far.id), 'INVALID')
  await expect(give(far.id)()).rejects.toThrow('账号已停用，请另选一人')
  // Who has it keeps it when their columns change, and the rest of it can still be changed.
  await db.userColumn.updateMany({ where: { userId: near.id }, data: { columnId: elsewhere } })
  await updatePlan(staff.EDITOR, { id, ...plan, title: '改了题目' }, NOW)
  // What stands in no column yet can be anybody's.
  expect(await make({ assigneeId: near.id, columnId: null })).toMatchObject({ version: 1 })
})

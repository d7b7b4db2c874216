import { beforeAll, beforeEach, expect, test } from 'vitest'
import { saveArticle } from '@/lib/articles/commands'
import { getArticle } from '@/lib/articles/public'
import { db } from '@/lib/db/client'
import {
  draft,
  later,
  makeColumn,
  makeDraft,
  makePublished,
  makeStaff,
  makeUser,
  NOW,
  type Person,
  ROLES,
} from '@/test/newsroom'
import { lastEventOf, refused } from '@/test/refusals'
import { cancelSchedule, moveSchedule, schedulePublication, scheduleWithdrawal } from './commands'
import { runDue } from './run-due'

let editor: Person
let columnId: number

beforeAll(async () => {
  editor = await makeUser('EDITOR')
  columnId = (await makeColumn()).id
})
beforeEach(async () => {
  await db.schedule.deleteMany({ where: { state: 'PENDING' } })
})

async function appointed(minutes = 30) {
  const ref = await makeDraft(editor, { columnId, title: '定下的那一版' })
  const { scheduleId } = await schedulePublication(editor, { ...ref, dueAt: later(minutes) }, NOW)
  return { ref, scheduleId }
}

test('a moved appointment keeps its version, and the log says from when to when', async () => {
  const { ref, scheduleId } = await appointed()
  await saveArticle(editor, { ...draft({ columnId, title: '后来的' }), ...ref }, later(1))
  await moveSchedule(editor, { scheduleId, from: later(30), dueAt: later(90) }, later(2))
  expect(await lastEventOf('article', ref.id)).toMatchObject({
    action: 'schedule.move',
    actorId: editor.id,
    tags: [],
    data: {
      scheduleId,
      before: { dueAt: later(30).toISOString() },
      after: { dueAt: later(90).toISOString() },
    },
  })
  expect(await runDue(later(60))).toBe(0)
  expect(await runDue(later(90))).toBe(1)
  expect(await getArticle(ref.id)).toMatchObject({ title: '定下的那一版', publishedAt: later(90) })
})

test('moving is refused to a minute that has passed, out of order, and when the appointment is not what one saw', async () => {
  const { ref, scheduleId } = await appointed()
  await scheduleWithdrawal(editor, { ...ref, dueAt: later(120) }, NOW)
  const move = (over: object) => () =>
    moveSchedule(editor, { scheduleId, from: later(30), dueAt: later(90), ...over }, later(5))
  await refused(move({ dueAt: later(4) }), 'INVALID')
  await refused(move({ dueAt: later(120) }), 'INVALID')
  await refused(move({ from: later(31) }), 'CONFLICT')
  await refused(move({ scheduleId: 999_999 }), 'NOT_FOUND')
  await cancelSchedule(editor, { scheduleId }, later(6))
  await refused(move({}), 'CONFLICT')
})

test('who may appoint may move; nobody else', async () => {
  const staff = await makeStaff()
  const { scheduleId } = await appointed()
  let from = 30
  for (const role of ROLES) {
    const dueAt = later(from + 1)
    const move = () => moveSchedule(staff[role], { scheduleId, from: later(from), dueAt }, NOW)
    if (role === 'AUTHOR') await refused(move, 'FORBIDDEN')
    else await move().then(() => from++)
  }
})

test('what readers are told belongs to the appointment: it moves with it, and a withdrawal by appointment is as hard as one by hand', async () => {
  const ref = await makePublished({ columnId })
  const told = { ...ref, dueAt: later(30), notice: '数据有误，核实后另发。' }
  const { scheduleId } = await scheduleWithdrawal(editor, told, NOW)
  await moveSchedule(editor, { scheduleId, from: later(30), dueAt: later(60) }, NOW)
  expect(await runDue(later(60))).toBe(1)
  const withdrawn = await db.article.findUniqueOrThrow({ where: { id: ref.id } })
  expect(withdrawn).toMatchObject({ state: 'WITHDRAWN', withdrawNotice: '数据有误，核实后另发。' })
  const touched = (await lastEventOf('article', ref.id)).tags
  const hard = await db.cacheTag.findMany({ where: { tag: { in: touched }, hardXid: { not: null } } })
  expect(hard.map(({ tag }) => tag).sort()).toEqual([...touched].sort())
})

test('the 更正 of an appointed update is the one of the appointment that took the place of another', async () => {
  const ref = await makePublished({ columnId }, later(-60))
  const saved = await saveArticle(editor, { ...draft({ columnId, title: '改过的标题' }), ...ref }, NOW)
  const [first, second] = ['“2023 年”应为“2024 年”。', '“万吨”应为“吨”。']
  const update = { ...saved, dueAt: later(30), why: '核对原始记录。' }
  const { scheduleId } = await schedulePublication(editor, { ...update, what: first }, NOW)
  await schedulePublication(editor, { ...update, what: second, replaces: scheduleId }, NOW)
  expect((await lastEventOf('article', ref.id)).data).toMatchObject({
    what: second,
    before: { dueAt: later(30).toISOString() },
  })
  await runDue(later(30))
  const notes = await db.correction.findMany({ where: { articleId: ref.id }, select: { what: true } })
  expect(notes).toEqual([{ what: second }])
})

import { beforeAll, beforeEach, expect, test } from 'vitest'
import { saveArticle } from '@/lib/articles/commands'
import { getArticle } from '@/lib/articles/public'
import { withdrawArticle } from '@/lib/articles/publication-commands'
import * as desk from '@/lib/articles/queries'
import { db } from '@/lib/db/client'
import { deleteTag, mergeTags } from '@/lib/taxonomy/tag-commands'
import {
  draft,
  later,
  makeColumn,
  makeDraft,
  makePublished,
  makeTag,
  makeUser,
  NOW,
  type Person,
} from '@/test/newsroom'
import { eventsOf, lastEventOf } from '@/test/refusals'
import { runSchedule, schedulePublication, scheduleWithdrawal } from './commands'
import { countOverdue, listDueSchedules } from './queries'
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

const schedulesOf = (articleId: number) =>
  db.schedule.findMany({
    where: { articleId },
    orderBy: { id: 'asc' },
    select: { action: true, state: true, dueAt: true, finishedAt: true, note: true },
  })
const dueIds = async (limit: number) => (await listDueSchedules(later(60), limit)).map(({ id }) => id)
const statusOf = async (id: number) => (await desk.getArticle(editor, id))?.status

test('several sweeps at once keep every appointment exactly once', async () => {
  const refs = await Promise.all(
    Array.from({ length: 6 }, async () => {
      const ref = await makeDraft(editor, { columnId })
      await schedulePublication(editor, { ...ref, dueAt: later(30) }, NOW)
      return ref
    }),
  )
  const kept = await Promise.all([runDue(later(31)), runDue(later(31)), runDue(later(31))])
  expect(kept.reduce((sum, one) => sum + one)).toBe(6)
  for (const { id } of refs) {
    const actions = (await eventsOf('article', id)).map(({ action }) => action)
    expect(actions.filter((action) => action === 'article.publish')).toHaveLength(1)
    expect(actions).not.toContain('schedule.fail')
  }
})

test('more than one batch is kept in one sweep; a batch is bounded', async () => {
  const ref = await makeDraft(editor, { columnId })
  const latest = await schedulePublication(editor, { ...ref, dueAt: later(10) }, NOW)
  for (let n = 0; n < 54; n++) {
    const one = await makeDraft(editor, { columnId })
    await schedulePublication(editor, { ...one, dueAt: later(5) }, NOW)
  }
  expect(await dueIds(50)).toHaveLength(50)
  expect(await dueIds(50)).not.toContain(latest.scheduleId)
  expect(await countOverdue(later(60), 5)).toBe(55)
  expect(await runDue(later(60))).toBe(55)
  expect(await countOverdue(later(60), 5)).toBe(0)
})

test('before its time, or after somebody else kept it, an appointment does nothing', async () => {
  const ref = await makeDraft(editor, { columnId })
  const { scheduleId } = await schedulePublication(editor, { ...ref, dueAt: later(30) }, NOW)
  expect(await runSchedule(scheduleId, later(29))).toBe(false)
  expect(await runSchedule(scheduleId, later(30))).toBe(true)
  expect(await runSchedule(scheduleId, later(30))).toBe(false)
  expect(await runSchedule(999_999, later(30))).toBe(false)
})

test('an appointment that is refused is marked with its reason, and the others are kept', async () => {
  const doomed = await makeColumn()
  const ref = await makeDraft(editor, { columnId: doomed.id })
  await schedulePublication(editor, { ...ref, dueAt: later(30) }, NOW)
  await saveArticle(editor, { ...draft({ columnId }), ...ref }, NOW)
  // The command refuses this; a row may still be lost to a hand at the database.
  await db.category.delete({ where: { id: doomed.id } })
  const fine = await makeDraft(editor, { columnId })
  await schedulePublication(editor, { ...fine, dueAt: later(40) }, NOW)
  expect(await runDue(later(60))).toBe(1)
  expect((await getArticle(fine.id))?.id).toBe(fine.id)
  expect(await getArticle(ref.id)).toBeNull()
  const [failed] = await schedulesOf(ref.id)
  expect(failed).toMatchObject({ state: 'FAILED', finishedAt: later(60) })
  expect(failed?.note).toContain('已被删除')
  expect(await lastEventOf('article', ref.id)).toMatchObject({ action: 'schedule.fail', tags: [] })
  expect(await statusOf(ref.id)).toBe('DRAFT')
  expect(await runDue(later(61))).toBe(0)
})

test('a tag that was merged or deleted meanwhile does not keep a piece from appearing', async () => {
  const [merged, into, deleted, kept] = [await makeTag(), await makeTag(), await makeTag(), await makeTag()]
  const tagIds = [merged.id, deleted.id, into.id, kept.id]
  const ref = await makeDraft(editor, { columnId, tagIds })
  await schedulePublication(editor, { ...ref, dueAt: later(30) }, NOW)
  await mergeTags(editor, { id: merged.id, intoId: into.id })
  await saveArticle(editor, { ...draft({ columnId }), ...ref }, NOW)
  await deleteTag(editor, { id: deleted.id })
  expect(await runDue(later(31))).toBe(1)
  expect((await getArticle(ref.id))?.tags.map(({ id }) => id)).toEqual([into.id, kept.id])
  expect((await lastEventOf('article', ref.id)).tags).toEqual(
    expect.arrayContaining([`tag:${into.id}`, `tag:${kept.id}`]),
  )
})

test('a piece withdrawn by hand takes its appointments with it', async () => {
  const ref = await makePublished({ columnId })
  await scheduleWithdrawal(editor, { ...ref, dueAt: later(30) }, NOW)
  await withdrawArticle(editor, { ...ref, reason: '重复' }, later(1))
  expect((await schedulesOf(ref.id)).map(({ state }) => state)).toEqual(['CANCELLED'])
  expect(await runDue(later(60))).toBe(0)
})

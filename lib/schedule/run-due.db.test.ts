import pg from 'pg'
import { beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { saveArticle } from '@/lib/articles/commands'
import { getArticle } from '@/lib/articles/public'
import { withdrawArticle } from '@/lib/articles/publication-commands'
import * as desk from '@/lib/articles/queries'
import { db } from '@/lib/db/client'
import { env } from '@/lib/env'
import { log } from '@/lib/server/log'
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
import { eventsOf, lastEventOf, refused } from '@/test/refusals'
import { schedulePublication, scheduleWithdrawal } from './commands'
import { countOverdue } from './queries'
import { keepNext } from './run-commands'
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
const statusOf = async (id: number) => (await desk.getArticle(editor, id))?.status

test('several sweeps at once keep every appointment exactly once (R-12)', async () => {
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

test('whatever is due is kept in one sweep', async () => {
  for (let n = 0; n < 55; n++) {
    const one = await makeDraft(editor, { columnId })
    await schedulePublication(editor, { ...one, dueAt: later(5) }, NOW)
  }
  expect(await countOverdue(later(60), 5)).toBe(55)
  expect(await runDue(later(60))).toBe(55)
  expect(await countOverdue(later(60), 5)).toBe(0)
})

test('before its time, or after somebody else kept it, an appointment does nothing (R-17)', async () => {
  const ref = await makeDraft(editor, { columnId })
  const { scheduleId } = await schedulePublication(editor, { ...ref, dueAt: later(30) }, NOW)
  expect(await keepNext(later(29), null)).toBeNull()
  expect(await keepNext(later(30), null)).toMatchObject({ claim: { id: scheduleId }, error: null })
  expect(await keepNext(later(30), null)).toBeNull()
})

test('clocks that jump an hour to and fro make nothing happen twice (R-16)', async () => {
  const ref = await makeDraft(editor, { columnId })
  const other = await makeDraft(editor, { columnId })
  await schedulePublication(editor, { ...ref, dueAt: later(30) }, NOW)
  await schedulePublication(editor, { ...other, dueAt: later(75) }, NOW)
  const kept: number[] = []
  for (const minutes of [0, 60, 0, 31, 91, 31, 60]) kept.push(await runDue(later(minutes)))
  expect(kept).toEqual([0, 1, 0, 0, 1, 0, 0])
  for (const { id } of [ref, other])
    expect((await eventsOf('article', id)).filter(({ action }) => action === 'article.publish')).toHaveLength(
      1,
    )
})

test('the database refuses a deed that was done, even where the appointment was made to wait again', async () => {
  const ref = await makeDraft(editor, { columnId })
  const { scheduleId } = await schedulePublication(editor, { ...ref, dueAt: later(30) }, NOW)
  expect(await runDue(later(30))).toBe(1)
  await db.schedule.update({ where: { id: scheduleId }, data: { state: 'PENDING', finishedAt: null } })
  expect(await runDue(later(31))).toBe(0)
  expect(
    (await eventsOf('article', ref.id)).filter(({ action }) => action === 'article.publish'),
  ).toHaveLength(1)
})

test('what was caught up with is told piece by piece, with how late it was (R-13)', async () => {
  const told = vi.spyOn(log, 'warn').mockImplementation(() => undefined)
  const refs = [await makeDraft(editor, { columnId }), await makeDraft(editor, { columnId })]
  for (const [n, ref] of refs.entries())
    await schedulePublication(editor, { ...ref, dueAt: later(30 + n) }, NOW)
  const punctual = await makeDraft(editor, { columnId })
  await schedulePublication(editor, { ...punctual, dueAt: later(60) }, NOW)
  await runDue(new Date(later(60).getTime() + 300))
  expect(told.mock.calls.map(([facts]) => facts)).toEqual([
    expect.objectContaining({ articleId: refs[0]?.id, kind: 'PUBLISH', lateSeconds: 1800 }),
    expect.objectContaining({ articleId: refs[1]?.id, kind: 'PUBLISH', lateSeconds: 1740 }),
  ])
  told.mockRestore()
})

test('the authority is the signer’s at the time of signing: nobody is asked again', async () => {
  const [signer, author] = [await makeUser('EDITOR'), await makeUser('AUTHOR')]
  const ref = await makeDraft(author, { columnId })
  await refused(() => schedulePublication(author, { ...ref, dueAt: later(30) }, NOW), 'FORBIDDEN')
  await schedulePublication(signer, { ...ref, dueAt: later(30) }, NOW)
  await db.user.updateMany({
    where: { id: { in: [signer.id, author.id] } },
    data: { active: false, role: 'AUTHOR' },
  })
  expect(await runDue(later(30))).toBe(1)
  const events = await eventsOf('article', ref.id)
  expect(events.find(({ action }) => action === 'schedule.publish')?.actorId).toBe(signer.id)
})

test('while one sweep is at a piece, another neither waits for it nor takes what follows on it', async () => {
  const ref = await makeDraft(editor, { columnId })
  await schedulePublication(editor, { ...ref, dueAt: later(30) }, NOW)
  await scheduleWithdrawal(editor, { ...ref, dueAt: later(40) }, NOW)
  const other = new pg.Client({ connectionString: env.DATABASE_URL })
  await other.connect()
  await other.query('BEGIN')
  await other.query("SELECT 1 FROM schedules WHERE article_id = $1 AND action = 'PUBLISH' FOR UPDATE", [
    ref.id,
  ])
  const began = Date.now()
  expect(await runDue(later(60))).toBe(0)
  expect(Date.now() - began).toBeLessThan(500)
  await other.query('ROLLBACK')
  await other.end()
  expect(await runDue(later(60))).toBe(2)
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

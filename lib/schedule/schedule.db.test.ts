import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { saveArticle } from '@/lib/articles/commands'
import { getArticle } from '@/lib/articles/public'
import { publishArticle } from '@/lib/articles/publication-commands'
import * as desk from '@/lib/articles/queries'
import { db } from '@/lib/db/client'
import {
  bodyOf,
  draft,
  later,
  makeColumn,
  makeDraft,
  makePiece,
  makePublished,
  makeUser,
  NOW,
  type Person,
} from '@/test/newsroom'
import { eventsOf, lastEventOf, refused } from '@/test/refusals'
import { cancelSchedule, schedulePublication, scheduleWithdrawal } from './commands'
import { runDue } from './run-due'

let editor: Person
let author: Person
let columnId: number

beforeAll(async () => {
  editor = await makeUser('EDITOR')
  author = await makeUser('AUTHOR')
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

describe('appointments', () => {
  test('a schedule names a revision: later edits do not appear with it (R-05)', async () => {
    const ref = await makeDraft(editor, { columnId, title: '定下的标题', body: bodyOf('定下的正文') })
    await schedulePublication(editor, { ...ref, dueAt: later(30) }, NOW)
    expect(await statusOf(ref.id)).toBe('SCHEDULED')
    await saveArticle(editor, { ...draft({ columnId, title: '后来的标题' }), ...ref }, later(10))
    expect(await runDue(later(29))).toBe(0)
    expect(await getArticle(ref.id)).toBeNull()
    expect(await runDue(later(31))).toBe(1)
    expect(await getArticle(ref.id)).toMatchObject({ title: '定下的标题', body: bodyOf('定下的正文') })
    expect((await desk.getArticle(editor, ref.id))?.title).toBe('后来的标题')
  })

  test('the piece carries the appointed time, not the time of the sweep', async () => {
    const ref = await makeDraft(editor, { columnId })
    await schedulePublication(editor, { ...ref, dueAt: later(30) }, NOW)
    await runDue(later(30 + 8 * 60))
    expect(await getArticle(ref.id)).toMatchObject({ publishedAt: later(30), updatedAt: later(30) })
    expect(await schedulesOf(ref.id)).toMatchObject([{ state: 'DONE', finishedAt: later(510) }])
    const { action, actorName, tags } = await lastEventOf('article', ref.id)
    expect({ action, actorName }).toEqual({ action: 'article.publish', actorName: '定时任务' })
    expect(tags).toEqual(expect.arrayContaining(['articles', `article:${ref.id}`, `column:${columnId}`]))
  })

  test('an update of a public piece keeps its date and says when it changed', async () => {
    const ref = await makePublished({ columnId }, later(-60))
    const saved = await saveArticle(editor, { ...draft({ columnId, title: '更新版' }), ...ref }, NOW)
    const note = { what: '换了标题', why: '原题有误' }
    await schedulePublication(editor, { ...saved, ...note, dueAt: later(30) }, NOW)
    expect(await statusOf(ref.id)).toBe('PUBLISHED')
    await runDue(later(30))
    expect(await getArticle(ref.id)).toMatchObject({
      title: '更新版',
      publishedAt: later(-60),
      updatedAt: later(30),
    })
  })

  test.each([
    ['a minute ago', -1],
    ['now', 0],
    ['later in this minute', 0.5],
    ['in three years', 3 * 366 * 24 * 60],
  ])('%s is refused', async (_when, minutes) => {
    const ref = await makePiece('PUBLISHED', editor, { columnId })
    const dueAt = later(minutes)
    await refused(() => schedulePublication(editor, { ...ref, dueAt }, NOW), 'INVALID')
    await refused(() => scheduleWithdrawal(editor, { ...ref, dueAt }, NOW), 'INVALID')
  })

  test('what could not be published cannot be scheduled', async () => {
    const ref = await makeDraft(editor, { columnId: null })
    await refused(() => schedulePublication(editor, { ...ref, dueAt: later(30) }, NOW), 'INVALID')
  })

  test('an appointment is replaced only where that is said, and a publication by hand settles it', async () => {
    const ref = await makeDraft(editor, { columnId })
    const { scheduleId } = await schedulePublication(editor, { ...ref, dueAt: later(30) }, NOW)
    const again = { ...ref, dueAt: later(60) }
    await refused(() => schedulePublication(editor, again, later(1)), 'CONFLICT')
    await refused(() => schedulePublication(editor, { ...again, replaces: 999_999 }, later(1)), 'CONFLICT')
    await schedulePublication(editor, { ...again, replaces: scheduleId }, later(1))
    expect(await schedulesOf(ref.id)).toMatchObject([
      { state: 'CANCELLED', dueAt: later(30), finishedAt: later(1) },
      { state: 'PENDING', dueAt: later(60), finishedAt: null },
    ])
    expect((await lastEventOf('article', ref.id)).data).toMatchObject({
      before: { dueAt: later(30).toISOString() },
      after: { dueAt: later(60).toISOString() },
    })
    await publishArticle(editor, ref, later(2))
    expect((await schedulesOf(ref.id)).map(({ state }) => state)).toEqual(['CANCELLED', 'CANCELLED'])
    expect(await runDue(later(90))).toBe(0)
    expect((await getArticle(ref.id))?.publishedAt).toEqual(later(2))
  })

  test('scheduled as version 3 and edited to 5, version 3 appears', async () => {
    let ref = await makeDraft(editor, { columnId, title: '第 1 版' })
    const edit = async (n: number) => {
      ref = await saveArticle(editor, { ...draft({ columnId, title: `第 ${n} 版` }), ...ref }, later(n))
    }
    await edit(2)
    await edit(3)
    await schedulePublication(editor, { ...ref, dueAt: later(30) }, later(3))
    await edit(4)
    await edit(5)
    await runDue(later(30))
    expect((await getArticle(ref.id))?.title).toBe('第 3 版')
    expect((await desk.getArticle(editor, ref.id))?.title).toBe('第 5 版')
  })

  test('called off, it does not happen; called off twice, one is told (R-17)', async () => {
    const ref = await makeDraft(author, { columnId })
    const { scheduleId } = await schedulePublication(editor, { ...ref, dueAt: later(30) }, NOW)
    await refused(() => cancelSchedule(author, { scheduleId }, NOW), 'FORBIDDEN')
    await refused(() => cancelSchedule(editor, { scheduleId: 999_999 }, NOW), 'NOT_FOUND')
    await cancelSchedule(editor, { scheduleId }, NOW)
    expect(await lastEventOf('article', ref.id)).toMatchObject({
      action: 'schedule.cancel',
      actorId: editor.id,
      data: { scheduleId },
    })
    await refused(() => cancelSchedule(editor, { scheduleId }, NOW), 'CONFLICT')
    expect(await runDue(later(60))).toBe(0)
    expect(await statusOf(ref.id)).toBe('DRAFT')
  })
})

describe('withdrawal', () => {
  test('at its time the piece is gone, and what else waited is called off', async () => {
    const ref = await makePublished({ columnId })
    await scheduleWithdrawal(editor, { ...ref, dueAt: later(30) }, NOW)
    await schedulePublication(editor, { ...ref, dueAt: later(45) }, NOW)
    expect(await runDue(later(30))).toBe(1)
    expect(await getArticle(ref.id)).toBeNull()
    expect(await desk.getArticle(editor, ref.id)).toMatchObject({
      status: 'WITHDRAWN',
      withdrawReason: '定时撤稿',
    })
    expect((await schedulesOf(ref.id)).map(({ state }) => state)).toEqual(['DONE', 'CANCELLED'])
  })

  test('after a downtime over both, a piece appears and goes in the right order', async () => {
    const ref = await makeDraft(editor, { columnId })
    await schedulePublication(editor, { ...ref, dueAt: later(30) }, NOW)
    await scheduleWithdrawal(editor, { ...ref, dueAt: later(60) }, NOW)
    expect(await runDue(later(600))).toBe(2)
    expect(await statusOf(ref.id)).toBe('WITHDRAWN')
    const actions = (await eventsOf('article', ref.id)).map(({ action }) => action)
    expect(actions.slice(-2)).toEqual(['article.publish', 'article.withdraw'])
  })

  test('a piece cannot go before it has come', async () => {
    const ref = await makeDraft(editor, { columnId })
    const { scheduleId } = await schedulePublication(editor, { ...ref, dueAt: later(60) }, NOW)
    for (const minutes of [30, 60])
      await refused(() => scheduleWithdrawal(editor, { ...ref, dueAt: later(minutes) }, NOW), 'INVALID')
    await scheduleWithdrawal(editor, { ...ref, dueAt: later(90) }, NOW)
    const after = { ...ref, dueAt: later(120), replaces: scheduleId }
    await refused(() => schedulePublication(editor, after, NOW), 'INVALID')
  })

  test('a piece that will not come need not go', async () => {
    const ref = await makeDraft(editor, { columnId })
    const { scheduleId } = await schedulePublication(editor, { ...ref, dueAt: later(60) }, NOW)
    await scheduleWithdrawal(editor, { ...ref, dueAt: later(90) }, NOW)
    await cancelSchedule(editor, { scheduleId }, NOW)
    expect((await schedulesOf(ref.id)).map(({ state }) => state)).toEqual(['CANCELLED', 'CANCELLED'])
  })
})

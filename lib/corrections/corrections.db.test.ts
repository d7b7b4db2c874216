import { beforeAll, expect, test } from 'vitest'
import { saveArticle } from '@/lib/articles/commands'
import { getArticle } from '@/lib/articles/public'
import { publishArticle, withdrawArticle } from '@/lib/articles/publication-commands'
import { db } from '@/lib/db/client'
import type { Role } from '@/lib/db/generated/enums'
import { schedulePublication } from '@/lib/schedule/commands'
import { runDue } from '@/lib/schedule/run-due'
import {
  bodyOf,
  draft,
  later,
  makeColumn,
  makeDraft,
  makePublished,
  makeStaff,
  makeTag,
  NOW,
  type Person,
  ROLES,
  system,
} from '@/test/newsroom'
import { lastEventOf, refused } from '@/test/refusals'
import { draftChange } from './change-queries'
import { addCorrection, takeBackCorrection } from './commands'
import { listCorrections } from './public'
import { articleCorrections } from './queries'

let staff: Record<Role, Person>
let columnId: number
const NOTE = { what: '第二段“三十微克”应为“十三微克”。', why: '核对监测站原始记录后发现笔误。' }

beforeAll(async () => {
  staff = await makeStaff()
  columnId = (await makeColumn()).id
})

/** A public piece whose draft says something else by now. */
async function edited(over: object = { body: bodyOf('当日浓度为十三微克。') }) {
  const before = draft({ columnId, body: bodyOf('当日浓度为三十微克。') })
  const ref = await makePublished({ ...before, columnId })
  return saveArticle(system, { ...before, ...ref, ...over }, NOW)
}
const shown = async (id: number) => (await getArticle(id))?.corrections

test('what is published again with a note carries it, with the revision, and the log says all of it', async () => {
  const ref = await edited()
  await publishArticle(staff.EDITOR, { ...ref, ...NOTE }, later(5))
  expect(await shown(ref.id)).toEqual([{ number: 1, at: later(5), ...NOTE }])
  const [row] = await db.correction.findMany({ where: { articleId: ref.id } })
  const { publishedRevisionId } = await db.article.findUniqueOrThrow({ where: { id: ref.id } })
  expect(row).toMatchObject({ revisionId: publishedRevisionId, createdById: staff.EDITOR.id })
  expect(await lastEventOf('article', ref.id)).toMatchObject({
    action: 'article.publish',
    data: { ...NOTE, quiet: false, added: 1, removed: 1 },
  })
})

test.each(ROLES)('who publishes a change without a note: %s', async (role) => {
  const ref = await edited()
  const attempt = () => publishArticle(staff[role], ref, later(5))
  if (role === 'AUTHOR') return refused(attempt, 'FORBIDDEN')
  if (role === 'EDITOR') {
    await refused(attempt, 'INVALID')
    await expect(attempt()).rejects.toMatchObject({
      fields: { what: ['请写明改了什么'], why: ['请写明为什么改'] },
    })
    return
  }
  await attempt()
  expect(await shown(ref.id)).toEqual([])
  expect(await lastEventOf('article', ref.id)).toMatchObject({ data: { quiet: true, added: 1, removed: 1 } })
})

test('who chose to write a note and wrote none is asked again, also who might have fixed quietly', async () => {
  const ref = await edited()
  await refused(() => publishArticle(staff.CHIEF, { ...ref, way: 'note' }, NOW), 'INVALID')
  await refused(() => publishArticle(staff.EDITOR, { ...ref, what: '只有一半' }, NOW), 'INVALID')
  await refused(() => publishArticle(staff.EDITOR, { ...ref, ...NOTE, way: 'quiet' }, NOW), 'INVALID')
  await publishArticle(staff.CHIEF, { ...ref, way: 'quiet' }, NOW)
  expect(await shown(ref.id)).toEqual([])
})

test('a piece that is filed elsewhere needs no note; one that was never public can have none', async () => {
  const ref = await edited({ tagIds: [(await makeTag()).id] })
  expect(await draftChange(staff.EDITOR, ref.id)).toBeNull()
  await publishArticle(staff.EDITOR, ref, NOW)
  const fresh = await makeDraft(staff.EDITOR, { columnId })
  await refused(() => publishArticle(staff.EDITOR, { ...fresh, ...NOTE }, NOW), 'INVALID')
})

test('the size of a change is told to who may see the piece', async () => {
  const ref = await edited()
  expect(await draftChange(staff.EDITOR, ref.id)).toEqual({ added: 1, removed: 1 })
  expect(await draftChange(staff.AUTHOR, ref.id)).toBeNull()
  expect(await draftChange(staff.EDITOR, 999_999)).toBeNull()
})

test('an appointed change brings its note with it, under the name of who appointed it', async () => {
  const ref = await edited()
  const dueAt = later(30)
  await refused(() => schedulePublication(staff.EDITOR, { ...ref, dueAt }, NOW), 'INVALID')
  await schedulePublication(staff.EDITOR, { ...ref, dueAt, ...NOTE }, NOW)
  expect(await shown(ref.id)).toEqual([])
  expect(await runDue(later(31))).toBe(1)
  expect(await shown(ref.id)).toEqual([{ number: 1, at: dueAt, ...NOTE }])
  const found = await articleCorrections(staff.EDITOR, ref.id)
  expect(found?.rows[0]?.by).toBe(staff.EDITOR.name)
})

test('a note alone leaves the text, says that the page changed, and is not sent twice', async () => {
  const ref = await makePublished({ columnId })
  const before = await getArticle(ref.id)
  await addCorrection(staff.EDITOR, { id: ref.id, ...NOTE }, later(9))
  expect(await getArticle(ref.id)).toEqual({
    ...before,
    updatedAt: later(9),
    corrections: [{ number: 1, at: later(9), ...NOTE }],
  })
  expect(await lastEventOf('article', ref.id)).toMatchObject({
    action: 'correction.add',
    tags: expect.arrayContaining(['articles', `article:${ref.id}`]),
  })
  await refused(() => addCorrection(staff.EDITOR, { id: ref.id, ...NOTE }, later(10)), 'CONFLICT')
  await refused(() => addCorrection(staff.EDITOR, { id: ref.id, what: '', why: '' }, NOW), 'INVALID')
  await addCorrection(staff.EDITOR, { id: ref.id, what: '另一处', why: '读者来信' }, later(11))
  expect((await shown(ref.id))?.map(({ number }) => number)).toEqual([1, 2])
})

test.each(ROLES)('who takes a note back: %s', async (role) => {
  const ref = await makePublished({ columnId })
  await addCorrection(system, { id: ref.id, ...NOTE }, later(1))
  const [{ id: correctionId } = { id: 0 }] = await db.correction.findMany({ where: { articleId: ref.id } })
  const attempt = () => takeBackCorrection(staff[role], { correctionId, reason: '发错了稿件' }, later(2))
  if (role === 'AUTHOR' || role === 'EDITOR') {
    await refused(attempt, 'FORBIDDEN')
    expect(await shown(ref.id)).toHaveLength(1)
    return
  }
  await attempt()
  expect(await shown(ref.id)).toEqual([])
  expect((await listCorrections(null)).rows.map(({ articleId }) => articleId)).not.toContain(ref.id)
  const found = await articleCorrections(staff.EDITOR, ref.id)
  expect(found?.rows).toMatchObject([
    { ...NOTE, takenBackAt: later(2), takenBackBy: staff[role].name, takenBackReason: '发错了稿件' },
  ])
  expect(await lastEventOf('article', ref.id)).toMatchObject({ action: 'correction.take-back' })
  await refused(attempt, 'CONFLICT')
  await refused(
    () => takeBackCorrection(staff[role], { correctionId: 999_999, reason: '无' }, NOW),
    'NOT_FOUND',
  )
})

test('the database itself keeps what readers were told', async () => {
  const ref = await makePublished({ columnId })
  await addCorrection(system, { id: ref.id, ...NOTE }, later(1))
  const where = { articleId_number: { articleId: ref.id, number: 1 } }
  await expect(db.correction.update({ where, data: { what: '没有的事' } })).rejects.toThrow('never changed')
  await expect(db.correction.delete({ where })).rejects.toThrow('never changed')
  const takenBack = { takenBackAt: later(2), takenBackReason: '误发' }
  await db.correction.update({ where, data: takenBack })
  await expect(db.correction.update({ where, data: { takenBackReason: '改口' } })).rejects.toThrow(
    'never changed',
  )
})

test('the public list is newest first, in pages, and forgets what was withdrawn', async () => {
  const refs = []
  for (let n = 0; n < 33; n++) {
    const ref = await makePublished({ columnId })
    await addCorrection(system, { id: ref.id, what: `第 ${n} 处`, why: '核对' }, later(1000 + n))
    refs.push(ref)
  }
  const first = await listCorrections(null)
  expect(first.rows.map(({ articleId }) => articleId)).toEqual(
    refs
      .map(({ id }) => id)
      .reverse()
      .slice(0, 30),
  )
  const second = await listCorrections(first.next)
  expect(second.rows.slice(0, 3).map(({ what }) => what)).toEqual(['第 2 处', '第 1 处', '第 0 处'])
  const [newest] = refs.slice(-1)
  if (!newest) throw new Error('nothing was made')
  await withdrawArticle(system, { ...newest, reason: '重复' }, later(2000))
  expect((await listCorrections(null)).rows[0]?.what).toBe('第 31 处')
})

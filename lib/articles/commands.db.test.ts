import { beforeAll, describe, expect, test } from 'vitest'
import { db } from '@/lib/db/client'
import { cancelSchedule, schedulePublication } from '@/lib/schedule/commands'
import {
  bodyOf,
  draft,
  later,
  makeAuthor,
  makeColumn,
  makeDraft,
  makePiece,
  makeSource,
  makeTag,
  makeUser,
  NOW,
  type Person,
  system,
} from '@/test/newsroom'
import { eventsOf, fingerprint, lastEventOf, refused } from '@/test/refusals'
import {
  createArticle,
  purgeArticle,
  restoreArticle,
  returnArticle,
  saveArticle,
  submitArticle,
  trashArticle,
} from './commands'
import { publishArticle, withdrawArticle } from './publication-commands'
import { purgeTrash } from './purge-trash'
import { getArticle } from './queries'

let author: Person
let editor: Person
let columnId: number

beforeAll(async () => {
  author = await makeUser('AUTHOR')
  editor = await makeUser('EDITOR')
  columnId = (await makeColumn()).id
})

const revisionsOf = (articleId: number) =>
  db.revision.findMany({ where: { articleId }, orderBy: { number: 'asc' } })

describe('create and save', () => {
  test('a draft belongs to whoever began it, and keeps all that was given', async () => {
    const [tag, other] = [await makeTag(), await makeTag()]
    const [first, second, source] = [await makeAuthor(), await makeAuthor(), await makeSource()]
    const input = draft({
      columnId,
      ...{ leadTitle: '引题', subTitle: '副题', summary: '摘要' },
      sourceId: source.id,
      originalTitle: '原来的标题',
      tagIds: [other.id, tag.id, other.id],
      bylines: [
        { authorId: second.id, affiliation: '二级巡视员' },
        { authorId: first.id, affiliation: '' },
      ],
    })
    const ref = await createArticle(author, input, NOW)
    expect(ref.version).toBe(1)
    expect(await getArticle(author, ref.id)).toMatchObject({
      status: 'DRAFT',
      ownerId: author.id,
      title: input.title,
      ...{ leadTitle: '引题', subTitle: '副题', summary: '摘要' },
      body: input.body,
      columnId,
      source: { id: source.id },
      originalTitle: '原来的标题',
      tags: [{ id: other.id }, { id: tag.id }],
      bylines: [
        { authorId: second.id, affiliation: '二级巡视员' },
        { authorId: first.id, affiliation: '' },
      ],
      updatedAt: NOW,
      updatedByName: author.name,
      wordCount: 11,
    })
    expect(await eventsOf('article', ref.id)).toEqual([
      { action: 'article.create', actorId: author.id, actorName: author.name, tags: [] },
    ])
  })

  test('a save replaces the draft and counts the version; readers’ pages stay fresh', async () => {
    const ref = await makeDraft(author, { columnId })
    const saved = await saveArticle(
      editor,
      { ...draft({ title: '改过的标题', body: bodyOf('新的正文') }), ...ref },
      later(1),
    )
    expect(saved).toEqual({ id: ref.id, version: 2 })
    expect(await getArticle(author, ref.id)).toMatchObject({
      version: 2,
      title: '改过的标题',
      body: bodyOf('新的正文'),
      columnId: null,
      ownerId: author.id,
      updatedAt: later(1),
      updatedByName: editor.name,
    })
    expect((await lastEventOf('article', ref.id)).tags).toEqual([])
  })

  test('the same content again is acknowledged and writes nothing', async () => {
    const [tag, person] = [await makeTag(), await makeAuthor()]
    const input = draft({ columnId, tagIds: [tag.id], bylines: [{ authorId: person.id, affiliation: '甲' }] })
    const ref = await createArticle(author, input, NOW)
    const before = await fingerprint()
    expect(await saveArticle(editor, { ...input, ...ref }, later(5))).toEqual(ref)
    expect(await fingerprint()).toEqual(before)
    const changed = { ...input, bylines: [{ authorId: person.id, affiliation: '乙' }] }
    expect((await saveArticle(editor, { ...changed, ...ref }, later(5))).version).toBe(2)
  })

  test('of two saves at once that saw the same version one is kept and the other is told (R-03)', async () => {
    const ref = await makeDraft(author, { columnId })
    const results = await Promise.allSettled(
      ['甲', '乙', '丙'].map((title) => saveArticle(author, { ...draft({ title }), ...ref }, later(1))),
    )
    const kept = results.flatMap((one, at) => (one.status === 'fulfilled' ? ['甲乙丙'[at]] : []))
    expect(kept).toHaveLength(1)
    for (const one of results)
      if (one.status === 'rejected') expect(one.reason).toMatchObject({ code: 'CONFLICT' })
    expect(await getArticle(author, ref.id)).toMatchObject({ version: 2, title: kept[0] })
  })

  test.each([
    ['column', { columnId: 999_999 }],
    ['tag', { tagIds: [999_999] }],
    ['author', { bylines: [{ authorId: 999_999, affiliation: '' }] }],
    ['source', { sourceId: 999_999 }],
    ['cover', { coverId: 999_999 }],
  ])('a %s that is gone is refused by name, and nothing is half written', async (_what, gone) => {
    await refused(() => createArticle(author, draft(gone), NOW), 'INVALID')
    const ref = await makeDraft(author, { columnId })
    await refused(() => saveArticle(author, { ...draft(gone), ...ref }, NOW), 'INVALID')
  })
})

describe('submit and return', () => {
  test('the revision shows exactly what was handed in', async () => {
    const ref = await makeDraft(author, { columnId, title: '送审时的标题' })
    await submitArticle(author, ref, later(1))
    await saveArticle(editor, { ...draft({ columnId, title: '编辑改过' }), ...ref }, later(2))
    const [revision, ...more] = await revisionsOf(ref.id)
    expect(more).toEqual([])
    expect(revision).toMatchObject({
      number: 1,
      reason: 'SUBMIT',
      title: '送审时的标题',
      createdById: author.id,
      createdAt: later(1),
    })
    expect((await getArticle(author, ref.id))?.status).toBe('SUBMITTED')
    expect(await lastEventOf('article', ref.id)).toMatchObject({ action: 'article.save', tags: [] })
  })

  test('a return keeps the reason, and the same content submitted again is the same revision', async () => {
    const ref = await makePiece('SUBMITTED', author, { columnId })
    await returnArticle(editor, { ...ref, reason: '请补充数据来源' }, later(3))
    expect(await lastEventOf('article', ref.id)).toMatchObject({
      action: 'article.return',
      actorId: editor.id,
      data: { reason: '请补充数据来源' },
      tags: [],
    })
    expect((await getArticle(author, ref.id))?.status).toBe('DRAFT')
    await submitArticle(author, ref, later(9))
    expect(await revisionsOf(ref.id)).toHaveLength(1)
  })
})

describe('trash', () => {
  test('a restored piece stands as it stood', async () => {
    const ref = await makePiece('WITHDRAWN', author, { columnId })
    const before = await getArticle(author, ref.id)
    await trashArticle(author, ref, later(1))
    expect(await getArticle(author, ref.id)).toMatchObject({ status: 'TRASHED', trashedAt: later(1) })
    await restoreArticle(author, ref)
    expect(await getArticle(author, ref.id)).toEqual(before)
  })

  test('a purge takes a piece with its whole history, appointments that were called off included', async () => {
    const ref = await makeDraft(author, { columnId, tagIds: [(await makeTag()).id] })
    const { scheduleId } = await schedulePublication(editor, { ...ref, dueAt: later(60) }, NOW)
    await cancelSchedule(editor, { scheduleId }, NOW)
    await trashArticle(author, ref, NOW)
    await purgeArticle(system, ref.id)
    expect(await db.article.count({ where: { id: ref.id } })).toBe(0)
    expect(await revisionsOf(ref.id)).toEqual([])
    expect((await lastEventOf('article', ref.id)).action).toBe('article.purge')
  })

  test('what was ever public is never purged', async () => {
    const ref = await makePiece('WITHDRAWN', author, { columnId })
    await trashArticle(author, ref, NOW)
    await refused(() => purgeArticle(system, ref.id), 'CONFLICT')
  })

  test('after thirty days the trash is emptied of what was never public', async () => {
    const [old, young, public_] = [
      await makeDraft(author, { columnId }),
      await makeDraft(author, { columnId }),
      await makePiece('WITHDRAWN', author, { columnId }),
    ]
    const day = 24 * 60
    await trashArticle(author, old, later(-31 * day))
    await trashArticle(author, young, later(-29 * day))
    await trashArticle(author, public_, later(-31 * day))
    expect(await purgeTrash(NOW)).toBe(1)
    const left = await db.article.findMany({
      where: { id: { in: [old.id, young.id, public_.id] } },
      orderBy: { id: 'asc' },
      select: { id: true },
    })
    expect(left).toEqual([{ id: young.id }, { id: public_.id }])
  })
})

test('a revision is never changed, by no route', async () => {
  const ref = await makeDraft(author, { columnId })
  await publishArticle(editor, ref, NOW)
  const [revision] = await revisionsOf(ref.id)
  const id = revision?.id ?? 0
  for (const data of [
    { title: '改' },
    { content: {} },
    { contentHash: '0' },
    { number: 9 },
    { articleId: ref.id + 1 },
  ])
    await expect(db.revision.update({ where: { id }, data })).rejects.toThrow('never changed')
  await withdrawArticle(editor, { ...ref, reason: '重复' }, NOW)
  expect(await revisionsOf(ref.id)).toEqual([revision])
})

test('the log is never changed and never shortened', async () => {
  const { id } = await makeDraft(author)
  const mine = { subject: 'article', subjectId: String(id) }
  await expect(db.auditEvent.updateMany({ where: mine, data: { actorName: '别人' } })).rejects.toThrow(
    'never changed',
  )
  await expect(db.auditEvent.deleteMany({ where: mine })).rejects.toThrow('never changed')
  const delivered = await db.auditEvent.updateMany({ where: mine, data: { deliveredAt: NOW } })
  expect(delivered.count).toBe(1)
})

import { beforeAll, describe, expect, test } from 'vitest'
import { createArticle, saveArticle, submitArticle } from '@/lib/articles/commands'
import { publishArticle } from '@/lib/articles/publication-commands'
import { getArticle } from '@/lib/articles/queries'
import { db } from '@/lib/db/client'
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
} from '@/test/newsroom'
import { lastEventOf, refused } from '@/test/refusals'
import { discardChanges, nameDraft, nameRevision, restoreRevision } from './commands'
import { getEdition, listRevisions } from './queries'

let staff: Awaited<ReturnType<typeof makeStaff>>
let author: Person
let editor: Person
let columnId: number

beforeAll(async () => {
  staff = await makeStaff()
  author = staff.AUTHOR
  editor = staff.EDITOR
  columnId = (await makeColumn()).id
})

const revisionsOf = (articleId: number) =>
  db.revision.findMany({ where: { articleId }, orderBy: { number: 'asc' } })
const numbered = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`
const textOf = async (id: number) => (await getArticle(staff.ADMIN, id))?.body

describe('saves that arrive twice, late or unanswered', () => {
  test('the same save twice is answered twice alike and written once', async () => {
    const ref = await makeDraft(author, { columnId })
    const input = { ...draft({ title: '一次' }), ...ref, saveId: numbered(1) }
    const first = await saveArticle(author, input, later(1))
    expect(await saveArticle(author, input, later(2))).toEqual(first)
    expect(first.version).toBe(2)
    const both = { ...draft({ title: '同时' }), ...first, saveId: numbered(2) }
    const answers = await Promise.all([1, 2, 3].map(() => saveArticle(author, both, later(3))))
    expect(answers).toEqual(Array(3).fill({ id: ref.id, version: 3 }))
  })

  test('a save that comes after a later one changes nothing', async () => {
    const ref = await makeDraft(author, { columnId })
    const late = { ...draft({ title: '迟到' }), ...ref, saveId: numbered(3) }
    await saveArticle(author, { ...draft({ title: '先到' }), ...ref, saveId: numbered(4) }, later(1))
    await refused(() => saveArticle(author, late, later(2)), 'CONFLICT')
    expect(await getArticle(author, ref.id)).toMatchObject({ title: '先到', saveId: numbered(4) })
  })

  test('a piece begun several times at once under one key is one piece', async () => {
    const input = { ...draft({ title: '新稿' }), draftKey: numbered(5), saveId: numbered(6) }
    const begun = await Promise.all([1, 2, 3].map(() => createArticle(author, input, NOW)))
    expect(new Set(begun.map(({ id }) => id)).size).toBe(1)
    await refused(() => createArticle(author, { ...input, saveId: numbered(7) }, NOW), 'CONFLICT')
    await refused(() => createArticle(editor, { ...input, saveId: numbered(7) }, NOW), 'CONFLICT')
    const other = (await makeStaff()).AUTHOR
    await refused(() => createArticle(other, input, NOW), 'FORBIDDEN')
  })

  test('after a decided conflict both texts are kept as revisions', async () => {
    const ref = await makeDraft(author, { columnId, title: '原文' })
    const theirs = await saveArticle(editor, { ...draft({ title: '编辑的' }), ...ref }, later(1))
    const lost = draft({ title: '作者的' })
    const saved = await saveArticle(author, { ...draft({ title: '合并的' }), ...theirs, lost }, later(2))
    expect(await getArticle(author, ref.id)).toMatchObject({ title: '合并的', version: saved.version })
    expect(
      (await revisionsOf(ref.id)).map(({ title, reason, createdById }) => [title, reason, createdById]),
    ).toEqual([
      ['原文', 'PERIODIC', author.id],
      ['编辑的', 'CONFLICT', editor.id],
      ['作者的', 'CONFLICT', author.id],
    ])
  })
})

describe('what is kept while somebody writes', () => {
  test('every ten minutes the text that a save replaces, with its size; not at every save', async () => {
    let ref = await makeDraft(author, { columnId, title: '零' })
    for (let minute = 1; minute <= 25; minute += 1)
      ref = await saveArticle(
        author,
        { ...draft({ title: `江边滩涂观察笔记第${minute}次`, body: bodyOf('正文。') }), ...ref },
        later(minute),
      )
    const kept = await revisionsOf(ref.id)
    expect(kept.map(({ title, reason, createdAt }) => [title, reason, createdAt])).toEqual([
      ['江边滩涂观察笔记第9次', 'PERIODIC', later(9)],
      ['江边滩涂观察笔记第18次', 'PERIODIC', later(18)],
    ])
    expect(kept[1]).toMatchObject({ added: 2, removed: 1 })
  })

  test('a text that is cut to less than half is kept at once', async () => {
    const ref = await makeDraft(author, { columnId, body: bodyOf('退潮之后滩涂上全是脚印。'.repeat(10)) })
    await saveArticle(author, { ...draft({ body: bodyOf('没了') }), ...ref }, later(1))
    expect((await revisionsOf(ref.id)).map(({ reason }) => reason)).toEqual(['PERIODIC'])
  })

  test('what was kept by the way counts for good once it is handed in or published', async () => {
    const ref = await makeDraft(author, { columnId, title: '甲' })
    const second = await saveArticle(author, { ...draft({ columnId, title: '乙' }), ...ref }, later(11))
    const back = await saveArticle(author, { ...draft({ columnId, title: '丙' }), ...second }, later(30))
    await submitArticle(author, back, later(31))
    await publishArticle(editor, back, later(32))
    expect((await revisionsOf(ref.id)).map(({ title, reason }) => [title, reason])).toEqual([
      ['甲', 'PERIODIC'],
      ['乙', 'PERIODIC'],
      ['丙', 'SUBMIT'],
    ])
  })

  test('after months of writing few are left of what was kept by the way, and all that was named (R-35)', async () => {
    let ref = await makeDraft(author, { columnId })
    await nameDraft(author, { ...ref, label: '初稿' }, NOW)
    for (let n = 1; n <= 40; n += 1)
      ref = await saveArticle(author, { ...draft({ title: `第${n}次` }), ...ref }, later(n * 12))
    await saveArticle(author, { ...draft({ title: '两个月后' }), ...ref }, later(60 * 24 * 60))
    const kept = await revisionsOf(ref.id)
    expect(kept.filter(({ reason }) => reason === 'PERIODIC').length).toBeLessThanOrEqual(2)
    expect(kept[0]).toMatchObject({ reason: 'NAMED', label: '初稿' })
  })
})

describe('restore, discard and name', () => {
  test('a restored version is the draft, what it replaced is kept, and readers see what they saw (R-11)', async () => {
    const shown = { columnId, title: '公开的', originalTitle: '转载之前的' }
    const ref = await makePublished(shown, NOW, author)
    const changed = await saveArticle(author, { ...draft({ columnId, title: '改坏了' }), ...ref }, later(5))
    const [first] = await revisionsOf(ref.id)
    const { version, missing } = await restoreRevision(
      author,
      { ...changed, revisionId: first?.id ?? 0 },
      later(6),
    )
    expect(missing).toEqual([])
    expect(await getArticle(author, ref.id)).toMatchObject({
      ...{ title: '公开的', originalTitle: '转载之前的' },
      version,
      status: 'PUBLISHED',
      unpublishedChanges: false,
    })
    expect((await revisionsOf(ref.id)).map(({ title, reason }) => [title, reason])).toEqual([
      ['公开的', 'PUBLISH'],
      ['改坏了', 'RESTORE'],
    ])
    expect((await db.publication.findUnique({ where: { articleId: ref.id } }))?.revisionId).toBe(first?.id)
    expect((await lastEventOf('article', ref.id)).tags).toEqual([])
  })

  test('discarding goes back to what readers see; what is not public has nothing to go back to', async () => {
    const ref = await makePublished({ columnId, title: '公开的' }, NOW, author)
    const changed = await saveArticle(author, { ...draft({ columnId, title: '未发布' }), ...ref }, later(5))
    expect(await getArticle(author, ref.id)).toMatchObject({ unpublishedChanges: true })
    await discardChanges(author, changed, later(6))
    expect(await getArticle(author, ref.id)).toMatchObject({ title: '公开的', unpublishedChanges: false })
    const never = await makeDraft(author, { columnId })
    await refused(() => discardChanges(author, never, later(7)), 'CONFLICT')
  })

  test('a version that names what is gone comes back without it, and says so', async () => {
    const tag = await makeTag('要删的标签')
    const ref = await makeDraft(author, { columnId, tagIds: [tag.id], body: bodyOf('原来的正文') })
    const { id: revisionId } = await nameDraft(author, { ...ref, label: '有标签' }, NOW)
    const next = await saveArticle(author, { ...draft({ columnId }), ...ref }, later(1))
    await db.articleTag.deleteMany({ where: { tagId: tag.id } })
    await db.tag.delete({ where: { id: tag.id } })
    const { missing } = await restoreRevision(author, { ...next, revisionId }, later(2))
    expect(missing).toEqual(['标签“要删的标签”'])
    expect(await textOf(ref.id)).toEqual(bodyOf('原来的正文'))
  })

  test('a version of another piece, a stale page and a stranger are refused (S-05)', async () => {
    const ref = await makeDraft(author, { columnId })
    const other = await makeDraft(author, { columnId })
    const { id: revisionId } = await nameDraft(author, { ...other, label: '别篇' }, NOW)
    await refused(() => restoreRevision(author, { ...ref, revisionId }, NOW), 'NOT_FOUND')
    await refused(() => nameRevision(author, { id: ref.id, revisionId, label: '改名' }), 'NOT_FOUND')
    await refused(() => restoreRevision(author, { id: other.id, version: 9, revisionId }, NOW), 'CONFLICT')
    await refused(() => nameDraft(author, { ...ref, version: 9, label: '旧页' }, NOW), 'CONFLICT')
    const stranger = (await makeStaff()).AUTHOR
    await refused(() => restoreRevision(stranger, { ...other, revisionId }, NOW), 'FORBIDDEN')
    await refused(() => nameRevision(stranger, { id: other.id, revisionId, label: '改名' }), 'FORBIDDEN')
    await refused(() => discardChanges(stranger, other, NOW), 'FORBIDDEN')
    expect(await listRevisions(stranger, other.id, null)).toBeNull()
    expect(await getEdition(stranger, other.id, 'draft')).toBeNull()
  })

  test.each(ROLES)('%s sees the history and may name and restore in what is their own', async (role) => {
    const person = staff[role]
    const ref = await makeDraft(person, { columnId, title: '历史' })
    const { id: revisionId } = await nameDraft(person, { ...ref, label: '一' }, NOW)
    await nameRevision(person, { id: ref.id, revisionId, label: '二' })
    const next = await saveArticle(person, { ...draft({ columnId, title: '后来' }), ...ref }, later(1))
    await restoreRevision(person, { ...next, revisionId }, later(2))
    const history = await listRevisions(person, ref.id, null)
    expect(history?.rows.map(({ label, reason, title }) => [label, reason, title])).toEqual([
      ['', 'RESTORE', '后来'],
      ['二', 'NAMED', '历史'],
    ])
    expect(await getEdition(person, ref.id, 1)).toMatchObject({ title: '历史' })
  })

  test('of two people who restore the same page at once one is told', async () => {
    const ref = await makeDraft(author, { columnId })
    const { id: revisionId } = await nameDraft(author, { ...ref, label: '一' }, NOW)
    const next = await saveArticle(author, { ...draft({ columnId }), ...ref }, later(1))
    const results = await Promise.allSettled(
      [author, editor].map((person) => restoreRevision(person, { ...next, revisionId }, later(2))),
    )
    expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
  })
})

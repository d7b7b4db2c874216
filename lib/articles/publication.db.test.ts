import { beforeAll, expect, test } from 'vitest'
import { db } from '@/lib/db/client'
import { newRenderContext, withRenderContext } from '@/lib/pages/render-context'
import { updateAuthor } from '@/lib/people/commands'
import {
  bodyOf,
  draft,
  later,
  makeAuthor,
  makeColumn,
  makeDraft,
  makeMedia,
  makePiece,
  makePublished,
  makeSource,
  makeTag,
  makeUser,
  NOW,
  type Person,
  system,
} from '@/test/newsroom'
import { lastEventOf } from '@/test/refusals'
import { saveArticle } from './commands'
import { getHome, getLatest } from './home-public'
import { listCards } from './list-public'
import { getArticle, getSurroundings, wasPublished } from './public'
import { publishArticle, withdrawArticle } from './publication-commands'
import * as desk from './queries'

const NOTE = { what: '全文改写', why: '初稿有误' }
let editor: Person
let columnId: number

beforeAll(async () => {
  editor = await makeUser('EDITOR')
  columnId = (await makeColumn()).id
})

/** What a read collects for the page store. */
async function tagsOf(read: () => Promise<unknown>): Promise<string[]> {
  const context = newRenderContext()
  await withRenderContext(context, read)
  return [...context.tags].sort()
}
const hardTag = (tag: string) => db.cacheTag.findUnique({ where: { tag } })

test('readers see the published revision while the draft changes, until it is published again', async () => {
  const ref = await makeDraft(editor, { columnId, title: '一稿', body: bodyOf('一稿正文') })
  expect(await getArticle(ref.id)).toBeNull()
  expect(await publishArticle(editor, ref, later(1))).toEqual({ path: `/articles/${ref.id}` })
  const shown = await getArticle(ref.id)
  expect(shown).toMatchObject({ title: '一稿', body: bodyOf('一稿正文'), publishedAt: later(1) })

  const edited = draft({ columnId, title: '二稿', body: bodyOf('二稿正文'), tagIds: [(await makeTag()).id] })
  const saved = await saveArticle(editor, { ...edited, ...ref }, later(2))
  expect(await getArticle(ref.id)).toEqual(shown)
  expect((await listCards({ columnIds: [columnId] }, null)).cards.map((card) => card.title)).toContain('一稿')
  expect((await desk.getArticle(editor, ref.id))?.title).toBe('二稿')

  await publishArticle(editor, { ...saved, ...NOTE }, later(3))
  expect(await getArticle(ref.id)).toMatchObject({
    title: '二稿',
    body: bodyOf('二稿正文'),
    tags: [{ id: edited.tagIds[0] }],
    publishedAt: later(1),
    updatedAt: later(3),
  })
  const { cards } = await listCards({ columnIds: [columnId] }, null)
  expect(cards.find(({ id }) => id === ref.id)).toMatchObject({ publishedAt: later(1), updatedAt: later(3) })
})

test('a byline is frozen at publication, although the office and the name change later', async () => {
  const office = { title: '某省生态环境厅二级巡视员', since: '2020-01-01', until: null }
  const author = await makeAuthor('陆清和', [office])
  const bylines = [{ authorId: author.id, affiliation: office.title }]
  const { id } = await makePublished({ columnId, bylines })
  await updateAuthor(editor, {
    id: author.id,
    name: '陆清和（退休）',
    slug: '',
    bio: '',
    affiliations: [{ title: '一级巡视员', since: '2026-01-01', until: null }],
  })
  expect((await getArticle(id))?.bylines).toEqual([
    { id: author.id, name: '陆清和', affiliation: office.title, slug: 'luqinghe-tuixiu' },
  ])
})

test('the events name every page the piece stands on, before and after', async () => {
  const parent = await makeColumn()
  const [child, elsewhere] = [await makeColumn(undefined, parent.id), await makeColumn()]
  const [kept, dropped, added] = [await makeTag(), await makeTag(), await makeTag()]
  const [before, after] = [await makeAuthor(), await makeAuthor()]
  const [from, to] = [await makeSource(), await makeSource()]
  const byline = (authorId: number) => [{ authorId, affiliation: '' }]
  const ref = await makeDraft(editor, {
    columnId: child.id,
    tagIds: [kept.id, dropped.id],
    bylines: byline(before.id),
    sourceId: from.id,
  })
  await publishArticle(editor, ref, NOW)
  const article = `article:${ref.id}`
  const first = [
    ...['articles', article, `column:${parent.id}`, `column:${child.id}`, `tag:${kept.id}`],
    ...[`tag:${dropped.id}`, `author:${before.id}`, `source:${from.id}`],
  ]
  expect((await lastEventOf('article', ref.id)).tags.sort()).toEqual(first.sort())

  const moved = draft({
    columnId: elsewhere.id,
    tagIds: [kept.id, added.id],
    bylines: byline(after.id),
    sourceId: to.id,
  })
  await publishArticle(editor, { ...(await saveArticle(editor, { ...moved, ...ref }, NOW)), ...NOTE }, NOW)
  const second = [`column:${elsewhere.id}`, `tag:${added.id}`, `author:${after.id}`, `source:${to.id}`]
  expect((await lastEventOf('article', ref.id)).tags.sort()).toEqual([...first, ...second].sort())

  await withdrawArticle(editor, { ...ref, reason: '事实有误' }, NOW)
  const last = await lastEventOf('article', ref.id)
  expect(last).toMatchObject({ action: 'article.withdraw', data: { reason: '事实有误' } })
  expect(last.tags.sort()).toEqual(['articles', article, `tag:${kept.id}`, ...second].sort())
  // Neither the page of a withdrawn piece nor a list that named it may even be served stale.
  for (const tag of last.tags) expect((await hardTag(tag))?.hardXid, tag).toEqual(expect.any(BigInt))
})

test('what a reader’s page collects is what the events name (R-18)', async () => {
  const [tag, author, source] = [await makeTag(), await makeAuthor(), await makeSource()]
  const ref = await makePublished({
    columnId,
    tagIds: [tag.id],
    bylines: [{ authorId: author.id, affiliation: '' }],
    sourceId: source.id,
  })
  expect(await tagsOf(() => getArticle(ref.id))).toEqual(
    [`article:${ref.id}`, `author:${author.id}`, 'columns', `source:${source.id}`, `tag:${tag.id}`].sort(),
  )
  expect(await tagsOf(() => getArticle(999_999))).toEqual(['article:999999', 'columns'])
  expect(await tagsOf(() => wasPublished(999_999))).toEqual(['article:999999'])
  expect(await tagsOf(() => getHome(NOW))).toEqual(['articles', 'columns', 'lead', 'most-read'])
})

test('a withdrawn piece is gone from every list, and is known to have been there', async () => {
  const [tag, author, source] = [await makeTag(), await makeAuthor(), await makeSource()]
  const ref = await makePublished({
    columnId,
    tagIds: [tag.id],
    bylines: [{ authorId: author.id, affiliation: '' }],
    sourceId: source.id,
  })
  const lists = [
    { columnIds: [columnId] },
    { tagId: tag.id },
    { authorId: author.id },
    { sourceId: source.id },
  ]
  const found = () =>
    Promise.all(lists.map(async (of) => (await listCards(of, null)).cards.some((card) => card.id === ref.id)))
  expect(await found()).toEqual([true, true, true, true])
  await withdrawArticle(editor, { ...ref, reason: '重复发稿' }, later(5))
  expect(await found()).toEqual([false, false, false, false])
  expect((await getLatest()).map(({ id }) => id)).not.toContain(ref.id)
  expect([await getArticle(ref.id), await wasPublished(ref.id)]).toEqual([null, true])
  expect(await desk.getArticle(editor, ref.id)).toMatchObject({
    status: 'WITHDRAWN',
    withdrawnAt: later(5),
    withdrawReason: '重复发稿',
  })
  // A draft was never there: 404 and not 410.
  const never = await makeDraft(editor, { columnId })
  expect([await getArticle(never.id), await wasPublished(never.id)]).toEqual([null, false])
})

test('firstPublishedAt is set once, whatever happens later; a piece that returns carries its new date', async () => {
  const ref = await makePublished({ columnId }, later(1))
  const first = async () => (await desk.getArticle(editor, ref.id))?.firstPublishedAt
  expect(await first()).toEqual(later(1))
  await publishArticle(editor, ref, later(2))
  await withdrawArticle(editor, { ...ref, reason: '补充材料' }, later(3))
  expect(await first()).toEqual(later(1))
  await publishArticle(editor, ref, later(4))
  expect(await first()).toEqual(later(1))
  expect((await getArticle(ref.id))?.publishedAt).toEqual(later(4))
  expect(await desk.getArticle(editor, ref.id)).toMatchObject({ withdrawnAt: null, withdrawReason: '' })
})

test('only the system may publish with a date in the past', async () => {
  const publishedAt = new Date('2021-04-11T16:00:00Z')
  const [imported, written] = [await makeDraft(system, { columnId }), await makeDraft(editor, { columnId })]
  await publishArticle(system, { ...imported, publishedAt }, NOW)
  await publishArticle(editor, { ...written, publishedAt }, NOW)
  expect((await getArticle(imported.id))?.publishedAt).toEqual(publishedAt)
  expect((await getArticle(written.id))?.publishedAt).toEqual(NOW)
})

test('two publications at once: one revision, one publication, both acknowledged (R-07)', async () => {
  const ref = await makeDraft(editor, { columnId })
  await Promise.all([publishArticle(editor, ref, NOW), publishArticle(editor, ref, NOW)])
  expect(await db.revision.count({ where: { articleId: ref.id } })).toBe(1)
  expect(await db.publication.count({ where: { articleId: ref.id } })).toBe(1)
})

test('a publication without its article’s word, or the other way round, does not commit', async () => {
  const ref = await makePublished({ columnId })
  const { id } = await makeDraft(editor, { columnId })
  await expect(db.publication.delete({ where: { articleId: ref.id } })).rejects.toThrow('disagree')
  await expect(
    db.article.update({ where: { id: ref.id }, data: { state: 'DRAFT', publishedRevisionId: null } }),
  ).rejects.toThrow('disagree')
  await expect(db.article.update({ where: { id }, data: { state: 'PUBLISHED' } })).rejects.toThrow()
  expect((await getArticle(ref.id))?.id).toBe(ref.id)
})

test('around a piece: its neighbours in the column, what shares tags first, pictures', async () => {
  const [own, other] = [await makeColumn(), await makeColumn()]
  const tag = await makeTag()
  const cover = await makeMedia()
  const older = await makePublished({ columnId: own.id }, later(-30))
  const tagged = await makePublished({ columnId: other.id, tagIds: [tag.id] }, later(-25))
  // Says too little for words to be like it: what words find has a test of its own.
  const few = { columnId: own.id, tagIds: [tag.id], title: '记', body: bodyOf('一二三。') }
  const ref = await makePublished(few, later(-20))
  const newer = await makePublished({ columnId: own.id, coverId: cover.id }, later(-10))
  const hidden = await makePiece('WITHDRAWN', editor, { columnId: own.id, tagIds: [tag.id] })
  const article = await getArticle(ref.id)
  if (!article) throw new Error('not public')
  const around = await getSurroundings(article)
  expect([around.newer?.id, around.older?.id]).toEqual([newer.id, older.id])
  expect(around.related.map(({ id }) => id)).toEqual([tagged.id, newer.id, older.id])
  expect(around.pictures.map(({ id }) => id)).toEqual([newer.id])
  expect(JSON.stringify(around)).not.toContain(`"id":${hidden.id},`)
})

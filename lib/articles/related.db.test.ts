import { beforeAll, expect, test } from 'vitest'
import { db } from '@/lib/db/client'
import { editionNames, getEdition } from '@/lib/revisions/queries'
import {
  bodyOf,
  draft,
  fresh,
  later,
  makeColumn,
  makeDraft,
  makeMedia,
  makePublished,
  makeStaff,
  makeTag,
  type Person,
  system,
} from '@/test/newsroom'
import { saveArticle } from './commands'
import { getArticle, getSurroundings } from './public'
import { publishArticle, withdrawArticle } from './publication-commands'
import { getArticle as getDraft } from './queries'
import { suggestPublished } from './related-queries'
import type { ArticleInput } from './schema'

let columnId: number
const piece = (minutes: number, over: Omit<Partial<ArticleInput>, 'columnId'> = {}) =>
  makePublished({ columnId, ...over }, later(minutes))

async function relatedOf(id: number): Promise<number[]> {
  const article = await getArticle(id)
  if (!article) throw new Error(`${id} is not public`)
  return (await getSurroundings(article)).related.map((card) => card.id)
}

beforeAll(async () => {
  columnId = (await makeColumn()).id
})

test('what was picked comes first and in its order, what is not public is passed over, tags and the column follow', async () => {
  const tag = await makeTag()
  const [old, newer, gone] = [await piece(1), await piece(2), await piece(3)]
  const tagged = await piece(4, { tagIds: [tag.id] })
  const { id } = await piece(5, { tagIds: [tag.id], relatedIds: [old.id, gone.id, newer.id] })
  expect((await relatedOf(id)).slice(0, 4)).toEqual([old.id, gone.id, newer.id, tagged.id])
  await withdrawArticle(system, { ...gone, reason: '事实有误' }, later(6))
  expect((await relatedOf(id)).slice(0, 3)).toEqual([old.id, newer.id, tagged.id])
})

test('what shares most comes first, however many newer pieces share less', async () => {
  const [one, two, three] = [await makeTag(), await makeTag(), await makeTag()]
  const most = await piece(-60, { tagIds: [one.id, two.id, three.id] })
  const half = await piece(-59, { tagIds: [one.id, two.id] })
  for (let minute = -58; minute < -50; minute++) await piece(minute, { tagIds: [one.id] })
  const tagIds = [one.id, two.id, three.id]
  // Nothing is like it by its words: only the tags speak here.
  const { id } = await piece(-40, { tagIds, title: '碳价', body: bodyOf('核查机构复核排放报告。') })
  expect((await relatedOf(id)).slice(0, 2)).toEqual([most.id, half.id])
})

test('hot pictures are those of what is read most, and no picture is shown twice', async () => {
  const [first, second, third] = [await makeMedia(), await makeMedia(), await makeMedia()]
  const withCover = (minutes: number, { id }: { id: number }) => piece(minutes, { coverId: id })
  const read = await withCover(-40, first)
  const same = await withCover(-39, second)
  const less = await withCover(-38, third)
  const unread = await withCover(-37, second)
  const { id } = await piece(-30)
  const rows = [read, less, same].map((ref, at) => ({
    span: 'WEEK' as const,
    rank: at + 1,
    articleId: ref.id,
    views: 9 - at,
  }))
  await db.mostRead.createMany({ data: rows })
  const article = await getArticle(id)
  const shown = article ? (await getSurroundings(article)).pictures.map((card) => card.id) : []
  expect(shown).toEqual([read.id, less.id, same.id])
  expect(shown).not.toContain(unread.id)
})

test('a pick is part of the content: readers see it with the next publication, and a piece is not its own', async () => {
  const [one, other] = [await piece(10), await piece(11)]
  const content = draft({ columnId, relatedIds: [other.id] })
  const ref = await makePublished({ ...content, columnId }, later(12))
  const kept = { ...content, ...ref }
  expect(await saveArticle(system, kept, later(13))).toEqual(ref)
  const changed = await saveArticle(system, { ...kept, relatedIds: [one.id, ref.id] }, later(14))
  expect(changed.version).toBe(ref.version + 1)
  expect((await relatedOf(ref.id))[0]).toBe(other.id)
  await publishArticle(system, changed, later(15))
  expect((await relatedOf(ref.id))[0]).toBe(one.id)
  expect(await db.articleRelated.count({ where: { articleId: ref.id } })).toBe(1)
})

test('a pick that does not exist is refused and changes nothing', async () => {
  const ref = await piece(20)
  const input = { ...draft({ columnId, relatedIds: [2_000_000_000] }), ...ref }
  await expect(saveArticle(system, input, later(21))).rejects.toMatchObject({ code: 'INVALID' })
  expect(await db.articleRelated.count({ where: { articleId: ref.id } })).toBe(0)
})

test('whoever writes may look for public pieces to pick', async () => {
  const staff = await makeStaff()
  const title = fresh('芦苇荡里的回声')
  const { id } = await piece(30, { title })
  expect(await suggestPublished(staff.AUTHOR, title)).toEqual([{ id, title }])
  expect((await suggestPublished(staff.EDITOR, '')).map((one) => one.id)).toContain(id)
})

test('of another’s piece that is not public a pick tells no word, wherever the pick is read', async () => {
  const { AUTHOR, EDITOR } = await makeStaff()
  const hidden = await makeDraft(EDITOR, { columnId, title: '还没有公开的标题' })
  const shown = await makePublished({ columnId, title: '公开的标题' }, later(40), EDITOR)
  await saveArticle(EDITOR, { ...draft({ columnId, title: '改而未发的标题' }), ...shown }, later(41))
  const own = await makeDraft(AUTHOR, { columnId, relatedIds: [hidden.id, shown.id] })
  const names = async (actor: Person) => (await getDraft(actor, own.id))?.related.map(({ name }) => name)
  expect(await names(AUTHOR)).toEqual([`稿件 ${hidden.id}`, '公开的标题'])
  expect(await names(EDITOR)).toEqual(['还没有公开的标题', '改而未发的标题'])
  const compared = async (actor: Person) => {
    const edition = await getEdition(actor, own.id, 'draft')
    return edition && [...(await editionNames(actor, [edition])).related.values()].sort()
  }
  expect(await compared(AUTHOR)).toEqual(['公开的标题', `稿件 ${hidden.id}`])
  expect(await compared(EDITOR)).toEqual(['改而未发的标题', '还没有公开的标题'])
})

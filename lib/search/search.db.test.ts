import { beforeAll, expect, test } from 'vitest'
import { restoreArticle, saveArticle, trashArticle } from '@/lib/articles/commands'
import { publishArticle, withdrawArticle } from '@/lib/articles/publication-commands'
import { db, transaction } from '@/lib/db/client'
import {
  bodyOf,
  draft,
  later,
  makeAuthor,
  makeColumn,
  makeDraft,
  makePublished,
  makeSource,
  makeTag,
  makeUser,
  NOW,
  type Person,
} from '@/test/newsroom'
import { refused } from '@/test/refusals'
import { searchPublic } from './public'
import { searchArticleIds } from './queries'
import { indexArticle } from './write'

let editor: Person
let columnId: number

beforeAll(async () => {
  editor = await makeUser('EDITOR')
  columnId = (await makeColumn()).id
})

const inPublic = (q: string) => searchArticleIds('PUBLIC', q, 100)
const onDesk = (q: string) => searchArticleIds('DESK', q, 100)
const text = (pieces: { text: string }[]) => pieces.map((piece) => piece.text).join('')

test('readers find what is published, the desk what is written; each as it stands', async () => {
  const ref = await makeDraft(editor, { columnId, title: '红树林里的弹涂鱼' })
  expect([await inPublic('弹涂鱼'), await onDesk('弹涂鱼')]).toEqual([[], [ref.id]])
  await publishArticle(editor, ref, NOW)
  const saved = await saveArticle(editor, { ...draft({ columnId, title: '红树林里的招潮蟹' }), ...ref }, NOW)
  expect([await inPublic('弹涂鱼'), await onDesk('弹涂鱼')]).toEqual([[ref.id], []])
  expect([await inPublic('招潮蟹'), await onDesk('招潮蟹')]).toEqual([[], [ref.id]])
  await publishArticle(editor, { ...saved, what: '换了题', why: '认错了' }, NOW)
  expect([await inPublic('弹涂鱼'), await inPublic('招潮蟹')]).toEqual([[], [ref.id]])
  await withdrawArticle(editor, { ...saved, reason: '重复' }, NOW)
  expect([await inPublic('招潮蟹'), await onDesk('招潮蟹')]).toEqual([[], [ref.id]])
  await trashArticle(editor, saved, NOW)
  expect([await inPublic('招潮蟹'), await onDesk('招潮蟹')]).toEqual([[], [ref.id]])
  await restoreArticle(editor, saved)
  expect(await onDesk('招潮蟹')).toEqual([ref.id])
})

test('the index is written with the piece or not at all (R-18)', async () => {
  const ref = await makeDraft(editor, { columnId, title: '江豚的微笑' })
  const stale = { ...ref, version: 9 }
  await refused(() => saveArticle(editor, { ...draft({ title: '江豚的眼泪' }), ...stale }, NOW), 'CONFLICT')
  const entry = { articleId: ref.id, keywords: '', people: '', text: '', sortAt: NOW }
  const undone = transaction(async (tx) => {
    await indexArticle(tx, { ...entry, scope: 'DESK', title: '江豚的眼泪' })
    throw new Error('undone')
  })
  await expect(undone).rejects.toThrow('undone')
  expect([await onDesk('眼泪'), await onDesk('微笑')]).toEqual([[], [ref.id]])
})

test.each([
  ['two characters out of a longer word', '清洁', true],
  ['across words', '洁生', true],
  ['the whole phrase', '清洁生产', true],
  ['one character', '产', true],
  ['traditional characters', '清潔生產', true],
  ['upper case', 'VOCS', true],
  ['full width', 'ｖｏｃｓ', true],
  ['the beginning of a word', 'pm2', true],
  ['two terms', '清洁 VOCs', true],
  ['the characters in another order', '生清', false],
  ['a phrase that does not occur', '清产', false],
  ['one of two terms', '清洁 沙漠', false],
  ['the middle of a word', 'ocs', false],
])('%s: %s', async (_what, q, found) => {
  const known = await db.article.findUnique({ where: { importKey: 'fold' }, select: { id: true } })
  const id = known?.id ?? (await makePublished({ columnId, title: '清洁生产与VOCs、PM2.5' })).id
  await db.article.update({ where: { id }, data: { importKey: 'fold' } })
  expect((await inPublic(q)).includes(id)).toBe(found)
})

test('what is written in traditional characters is found by simplified ones', async () => {
  const { id } = await makePublished({ columnId, title: '黃渤海候鳥棲息地', body: bodyOf('環境保護') })
  for (const q of ['候鸟', '栖息地', '环境保护']) expect(await inPublic(q)).toContain(id)
})

test.each(["'", '\\', "a' | 'b", '!!', ':*', '((', '& |', '\u0000湿', '"'])(
  'signs of the query language are only signs: %j (S-39)',
  async (q) => {
    await expect(inPublic(q)).resolves.toEqual(expect.any(Array))
    await expect(searchPublic(q, {}, NOW)).resolves.not.toBe(undefined)
  },
)

test('tags, byline and source are searched, and a title counts more than a text', async () => {
  const [tag, author, source] = [
    await makeTag('绿孔雀'),
    await makeAuthor('阿依古丽'),
    await makeSource('雨林通讯'),
  ]
  const inText = await makePublished({ columnId, body: bodyOf('这里写到了苏铁。') }, later(-1))
  const inTitle = await makePublished(
    {
      columnId,
      title: '苏铁',
      tagIds: [tag.id],
      bylines: [{ authorId: author.id, affiliation: '' }],
      sourceId: source.id,
    },
    later(-10),
  )
  for (const q of ['绿孔雀', '阿依古丽', '雨林通讯']) expect(await inPublic(q)).toEqual([inTitle.id])
  const result = await searchPublic('苏铁', {}, NOW)
  expect(result?.hits.map(({ card }) => card.id)).toEqual([inTitle.id, inText.id])
  expect(result).toMatchObject({ total: 2, page: 1, pages: 1 })
  expect(result?.hits[0]?.title).toEqual([{ text: '苏铁', hit: true }])
  expect(result?.hits[1]?.snippet).toContainEqual({ text: '苏铁', hit: true })
  expect(text(result?.hits[1]?.snippet ?? [])).toBe('这里写到了苏铁。')
})

test('pages of results hold every piece once; nothing searchable is told apart from nothing found', async () => {
  for (let n = 0; n < 23; n++) await makePublished({ columnId, title: '朱鹮归来' }, later(-n))
  const pages = [await searchPublic('朱鹮', {}, NOW), await searchPublic('朱鹮', { page: 2 }, NOW)]
  expect(pages.map((page) => page?.hits.length)).toEqual([20, 3])
  expect(pages[0]).toMatchObject({ total: 23, pages: 2 })
  const ids = pages.flatMap((page) => page?.hits.map(({ card }) => card.id) ?? [])
  expect(new Set(ids).size).toBe(23)
  expect(await searchPublic('麒麟', {}, NOW)).toMatchObject({ hits: [], total: 0, pages: 0, relaxed: false })
  expect(await searchPublic(' ，。', {}, NOW)).toBeNull()
})

import { beforeAll, expect, test } from 'vitest'
import { withdrawArticle } from '@/lib/articles/publication-commands'
import { db } from '@/lib/db/client'
import {
  bodyOf,
  later,
  makeAuthor,
  makeColumn,
  makePublished,
  makeTag,
  type Named,
  NOW,
  system,
} from '@/test/newsroom'
import { propose } from './propose'
import { searchPublic } from './public'
import { suggest } from './suggest-public'
import { rebuildSuggestions, refreshSuggestions } from './suggestion-commands'

let column: Named
let tag: Named

beforeAll(async () => {
  column = await makeColumn('污染防治')
  tag = await makeTag('VOCs')
  const author = await makeAuthor('重阳子')
  const body = bodyOf('环保督察组进驻以后，环保督察整改清单贴上了墙，挥发性有机物的账也要算。')
  const bylines = [{ authorId: author.id, affiliation: '' }]
  await makePublished({ columnId: column.id, title: '重庆的江面', tagIds: [tag.id], bylines, body })
  await makePublished({ columnId: column.id, title: '督察回头看', body })
  await rebuildSuggestions()
})

const texts = async (typed: string) => (await suggest(typed)).map(({ text }) => text)

test.each([
  ['by first letters', 'hbdc', '环保督察'],
  ['by its sound', 'huanbao', '环保督察'],
  ['by its sound with spaces', 'huan bao du', '环保督察'],
  ['by what it begins with', '环保', '环保督察'],
  ['in traditional characters', '環保督', '环保督察'],
  ['by what it has inside', '督察', '环保督察'],
  ['a character with two sounds', 'chongqing', '重庆的江面'],
  ['a person', 'cyz', '重阳子'],
  ['a tag, in whatever case', 'voc', 'VOCs'],
  ['a column', 'wrfz', '污染防治'],
  ['inside a title by sound', 'jiangmian', '重庆的江面'],
])('%s: %s', async (_how, typed, meant) => {
  expect(await texts(typed)).toContain(meant)
})

test.each([
  ['hbdc', '环保督察'],
  ['huanbaoducha', '环保督察'],
  ['huan bao du', '环保督察'],
  ['WRFZ', '污染防治'],
  ['jiangmian', '重庆的江面'],
])('%s finds nothing by itself, and is asked whether it meant %s', async (typed, meant) => {
  const result = await searchPublic(typed, {}, NOW)
  expect(result?.total).toBe(0)
  expect(result?.spellings).toContain(meant)
})

test('two letters are no sound, and letters among Han text neither', async () => {
  for (const typed of ['hb', 'hbdc 二', 'hbdc2'])
    expect((await searchPublic(typed, {}, NOW))?.spellings, typed).toEqual([])
})

test('a name leads to its page, a title to its piece, a word to a search', async () => {
  expect(await suggest('vocs')).toContainEqual({ text: 'VOCs', kind: 'TAG', path: `/tags/${tag.slug}` })
  expect(await suggest('污染防治')).toContainEqual({
    text: '污染防治',
    kind: 'COLUMN',
    path: `/columns/${column.slug}`,
  })
  const [word] = (await suggest('hbdc')).filter(({ kind }) => kind === 'WORD')
  expect(word?.path).toBe(`/search?q=${encodeURIComponent('环保督察')}`)
})

test('each edition is proposed to in its characters, and stays in its addresses', async () => {
  expect(await propose('污染', 'zh-Hans')).toContainEqual({
    text: '污染防治',
    what: '栏目',
    path: `/columns/${column.slug}`,
  })
  expect(await propose('hbdc', 'zh-Hans')).toContainEqual({
    text: '环保督察',
    what: '',
    path: `/search?q=${encodeURIComponent('环保督察')}`,
  })
  expect(await propose('環保督', 'zh-Hant')).toContainEqual({
    text: '環保督察',
    what: '',
    path: `/zh-Hant/search?q=${encodeURIComponent('環保督察')}`,
  })
  const piece = await db.publication.findFirstOrThrow({ where: { title: '重庆的江面' } })
  const path = `/zh-Hant/articles/${piece.articleId}`
  expect(await propose('cqdjm', 'zh-Hant')).toEqual([{ text: '重慶的江面', what: '文章', path }])
  expect(await propose('', 'zh-Hant')).toEqual([])
})

test('a person keeps the surname that only looks simplified', async () => {
  const bylines = [{ authorId: (await makeAuthor('于发展')).id, affiliation: '' }]
  await makePublished({ columnId: column.id, bylines })
  await rebuildSuggestions()
  expect((await propose('于发展', 'zh-Hant')).map(({ text }) => text)).toContain('于發展')
})

test('no more than eight rows, none twice, nothing for nothing, whatever is typed', async () => {
  for (let n = 0; n < 12; n++) await makePublished({ columnId: column.id, title: `环评第${n}问` }, later(n))
  await rebuildSuggestions()
  const rows = await suggest('环')
  expect(rows.length).toBeLessThanOrEqual(8)
  expect(new Set(rows.map(({ text }) => text)).size).toBe(rows.length)
  for (const typed of ['', '  ', "'", '%', '_', '\\', '\u0000', '😀', '<script>', 'x'.repeat(9_999)])
    expect(await suggest(typed), JSON.stringify(typed)).toEqual([])
})

test('what is withdrawn is proposed no more, even before the table is renewed', async () => {
  const ref = await makePublished({ columnId: column.id, title: '鼋头渚的水色' })
  await rebuildSuggestions()
  expect(await texts('鼋头渚')).toEqual(['鼋头渚的水色'])
  await withdrawArticle(system, { ...ref, reason: '重复' }, NOW)
  expect(await texts('鼋头渚')).toEqual([])
})

test('only what differs is written, and the job runs when something was published and a minute has passed', async () => {
  await rebuildSuggestions()
  expect(await rebuildSuggestions()).toEqual({ written: 0, removed: 0 })
  const day = later(24 * 60)
  await refreshSuggestions(day)
  await makePublished({ columnId: column.id, title: '岜沙的香樟' })
  await refreshSuggestions(new Date(day.getTime() + 1_000))
  expect(await db.searchSuggestion.count({ where: { text: '岜沙的香樟' } })).toBe(0)
  await refreshSuggestions(later(48 * 60))
  expect(await db.searchSuggestion.count({ where: { text: '岜沙的香樟' } })).toBe(1)
})

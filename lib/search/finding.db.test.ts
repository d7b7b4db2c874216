import fc from 'fast-check'
import { beforeAll, expect, test } from 'vitest'
import { db } from '@/lib/db/client'
import { Prisma } from '@/lib/db/generated/client'
import {
  bodyOf,
  later,
  makeAuthor,
  makeColumn,
  makePublished,
  makeSource,
  makeTag,
  type Named,
  NOW,
  reprintOf,
} from '@/test/newsroom'
import type { SearchFilters } from './filters'
import { matching } from './match'
import { searchPublic } from './public'
import { parseQuery } from './query'

const YEAR = 365 * 24 * 60

let column: Named
let below: Named
let tag: Named
let author: Named
let source: Named
let early: number
let late: number

beforeAll(async () => {
  column = await makeColumn('江河')
  below = await makeColumn('湖泊', column.id)
  tag = await makeTag('增殖放流')
  author = await makeAuthor('季清和')
  source = await makeSource('鄱湖观察')
  const other = (await makeColumn('城市')).id
  const bylines = [{ authorId: author.id, affiliation: '' }]
  early = (await makePublished({ columnId: other, title: '江豚旧事' }, later(-2 * YEAR))).id
  const given = { columnId: below.id, title: '江豚新事', tagIds: [tag.id], bylines, sourceId: source.id }
  late = (await makePublished({ ...(await reprintOf(source.id)), ...given })).id
})

const find = async (q: string, filters: Partial<SearchFilters> = {}) =>
  (await searchPublic(q, filters, NOW))?.hits.map(({ card }) => card.id)

test('filters narrow by column with all below it, tag, author, source, days and origin', async () => {
  expect((await find('江豚'))?.sort()).toEqual([early, late].sort())
  const narrow: Partial<SearchFilters>[] = [
    { column: column.slug },
    { column: below.slug },
    { tag: tag.slug },
    { author: author.slug },
    { source: source.slug },
    { origin: 'REPRINT' },
    { from: '2026-03-02' },
    { from: '2026-03-02', to: '2026-03-02' },
  ]
  for (const filters of narrow) expect(await find('江豚', filters), JSON.stringify(filters)).toEqual([late])
  expect(await find('江豚', { to: '2026-03-01' })).toEqual([early])
  expect(await find('江豚', { tag: tag.slug, origin: 'ORIGINAL' })).toEqual([])
  expect(await find('江豚', { tag: 'no-such-tag' })).toEqual([])
  expect(await find('江豚', { column: 'no-such-column' })).toEqual([])
})

test('what was found is spread over facets, and what was chosen is named', async () => {
  const all = await searchPublic('江豚', {}, NOW)
  expect(all?.facets).toEqual(
    expect.arrayContaining([
      { kind: 'column', value: below.slug, name: '湖泊', count: 1 },
      { kind: 'tag', value: tag.slug, name: '增殖放流', count: 1 },
      { kind: 'author', value: author.slug, name: '季清和', count: 1 },
      { kind: 'source', value: source.slug, name: '鄱湖观察', count: 1 },
      { kind: 'year', value: '2026', name: '2026', count: 1 },
      { kind: 'year', value: '2024', name: '2024', count: 1 },
      { kind: 'origin', value: 'REPRINT', name: 'REPRINT', count: 1 },
    ]),
  )
  const narrowed = await searchPublic('江豚', { tag: tag.slug, column: column.slug, author: 'nobody' }, NOW)
  expect(narrowed?.chosen).toEqual({ column: '江河', tag: '增殖放流', author: 'nobody' })
})

test('by time the newest is first; else what says it in its title, and first of all what bears it as its title', async () => {
  const columnId = column.id
  const text = await makePublished({
    columnId,
    title: '无关',
    body: bodyOf('鳤鱼鳤鱼鳤鱼，到处是鳤鱼。'.repeat(9)),
  })
  const inTitle = await makePublished({ columnId, title: '说说鳤鱼' }, later(-YEAR))
  const exact = await makePublished({ columnId, title: '鳤鱼' }, later(-3 * YEAR))
  expect(await find('鳤鱼')).toEqual([exact.id, inTitle.id, text.id])
  expect(await find('鳤鱼', { sort: 'time' })).toEqual([text.id, inTitle.id, exact.id])
})

test('a reprint is found by the title it had before', async () => {
  const given = { ...(await reprintOf(source.id)), columnId: column.id }
  const piece = await makePublished({ ...given, title: '圩堤上的鹮', originalTitle: '朱鹮归来的第九个春天' })
  expect(await find('朱鹮归来的第九个春天')).toEqual([piece.id])
  expect(await find('朱鹮')).toEqual([piece.id])
})

test('a quoted phrase is found as it stands, its words whole', async () => {
  const { id } = await makePublished({ columnId: column.id, title: 'Java 安全管理器 SecurityManager 弃用' })
  for (const q of [
    '安全',
    'java 安全管理器',
    '"java 安全"',
    '“Java 安全管理器 SecurityManager”',
    '安全 java',
  ])
    expect(await find(q), q).toContain(id)
  expect((await searchPublic('"安全 java"', {}, NOW))?.total).toBe(0)
  expect((await searchPublic('"jav 安全"', {}, NOW))?.total).toBe(0)
  expect((await searchPublic('"安全 理器"', {}, NOW))?.total).toBe(0)
})

test('all ways to write one thing find the same', async () => {
  await db.synonymSet.create({ data: { terms: ['VOCs', '挥发性有机物', 'VOC'] } })
  const ids = [
    (await makePublished({ columnId: column.id, title: 'VOCs 的账' })).id,
    (await makePublished({ columnId: column.id, title: '揮發性有機物治理' })).id,
  ].sort()
  for (const q of ['VOCs', 'vocs', '挥发性有机物', '揮發性有機物'])
    expect((await find(q))?.sort(), q).toEqual(ids)
  await db.synonymSet.updateMany({ data: { enabled: false } })
  expect(await find('VOCs')).toHaveLength(1)
})

test('a phrase far inside a very long text, where the index counts no places any more, is found, and only it', async () => {
  const filler = Array.from({ length: 3_000 }, (_, n) => `第${n}条规定事项。`).join('')
  const { id } = await makePublished({ columnId: column.id, body: bodyOf(`${filler}泥鳅穿堤。`) })
  for (const q of ['泥鳅穿堤', '泥鳅穿堤 规定事项', '"泥鳅穿堤"']) expect(await find(q), q).toEqual([id])
  expect((await searchPublic('穿堤泥鳅', {}, NOW))?.total).toBe(0)
})

test('when nothing holds all the words, the pieces that hold most of them are offered, and it is said', async () => {
  const { id } = await makePublished({
    columnId: column.id,
    title: '藜蒿与鱼腥草',
    body: bodyOf('藜蒿炒腊肉，鱼腥草凉拌。'),
  })
  const near = await searchPublic('藜蒿腊肉怎么炒才好吃', {}, NOW)
  expect(near).toMatchObject({ relaxed: true, total: 0, hits: [{ card: { id } }] })
  expect(await searchPublic('完全不相干的词语组合', {}, NOW)).toMatchObject({ relaxed: false, hits: [] })
  expect(await searchPublic('藜蒿腊肉怎么炒才好吃', { tag: tag.slug }, NOW)).toMatchObject({
    relaxed: false,
    hits: [],
  })
})

test('a word of the same sound, or a character off, is offered when nothing is found', async () => {
  await db.searchSuggestion.createMany({
    data: [
      { kind: 'WORD', folded: '江豚', text: '江豚', pinyin: 'jiangtun', initials: 'jt', weight: 9 },
      {
        kind: 'TAG',
        folded: 'pm2.5',
        text: 'PM2.5',
        pinyin: 'pm25',
        initials: 'pm25',
        path: '/tags/pm2-5',
        weight: 2,
      },
    ],
  })
  for (const [typed, meant] of [
    ['江屯', '江豚'],
    ['姜豚', '江豚'],
    ['豚江', '江豚'],
    ['pm25', 'PM2.5'],
    ['pm2.6', 'PM2.5'],
  ] as const)
    expect((await searchPublic(typed, {}, NOW))?.spellings, typed).toEqual([meant])
  expect((await searchPublic('鲸鱼', {}, NOW))?.spellings).toEqual([])
})

test('the database reads every literal and answers, whatever is typed (S-39)', async () => {
  const signs = fc.constantFrom(
    '江',
    '豚',
    'a',
    '9',
    '"',
    "'",
    '\\',
    ' ',
    '&',
    '|',
    '!',
    '(',
    ')',
    ':',
    '*',
    '<->',
    '%',
    '_',
    '😀',
    '<script>',
    '\u0000',
  )
  const typed = fc.oneof(
    fc.string({ unit: signs, maxLength: 40 }),
    fc.string({ unit: 'binary', maxLength: 40 }),
  )
  await fc.assert(
    fc.asyncProperty(typed, async (q) => {
      const matches = matching(parseQuery(q, [['a', '江豚']]))
      if (matches)
        await db.$queryRaw`SELECT 1 FROM search_documents WHERE ${matches.loose} AND ${matches.strict ?? Prisma.sql`true`}`
      await searchPublic(q, { sort: 'relevance' }, NOW)
    }),
    { numRuns: 150 },
  )
  expect((await searchPublic('江豚'.repeat(5_000), {}, NOW))?.total).toBe(0)
})

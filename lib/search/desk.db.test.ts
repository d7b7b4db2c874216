import { beforeAll, beforeEach, expect, test } from 'vitest'
import { reindexQueued } from '@/lib/articles/reindex'
import type { Actor } from '@/lib/auth/permissions'
import { db } from '@/lib/db/client'
import {
  bodyOf,
  later,
  makeColumn,
  makeDraft,
  makePublished,
  makeStaff,
  makeTag,
  NOW,
  system,
} from '@/test/newsroom'
import { eventsOf } from '@/test/refusals'
import { indexState, problemsOf } from './check-queries'
import { findInDesk } from './desk-queries'
import { listHotSearches } from './hot-public'
import { countSearch, flushSearches, keptQuery, pruneSearches } from './log-commands'
import { searchPublic } from './public'
import { queueAll, queueMissing, queueOutdated, removeOrphans } from './queue-commands'
import { listSynonyms, searchReport } from './report-queries'
import { synonymInput } from './schema'
import { createSynonyms, deleteSynonyms, switchSynonyms, updateSynonyms } from './synonym-commands'

let staff: Awaited<ReturnType<typeof makeStaff>>
let columnId: number

beforeAll(async () => {
  staff = await makeStaff()
  columnId = (await makeColumn()).id
})
beforeEach(async () => {
  await flushSearches()
  await db.searchDay.deleteMany()
})

const terms = (text: string) => synonymInput.parse({ terms: text })
const found = async (q: string) => (await searchPublic(q, {}, NOW))?.total

test('a set of synonyms widens a search until it is changed, turned off or deleted, and the log tells', async () => {
  await makePublished({ columnId, title: '鲟鱼洄游' })
  expect(await found('鳇鲟')).toBe(0)
  const { id } = await createSynonyms(staff.EDITOR, terms('鳇鲟、鲟鱼'))
  expect(await found('鳇鲟')).toBe(1)
  await switchSynonyms(staff.EDITOR, { id, enabled: false })
  expect(await found('鳇鲟')).toBe(0)
  await switchSynonyms(staff.EDITOR, { id, enabled: true })
  await updateSynonyms(staff.EDITOR, { id, ...terms('达氏鳇、鲟鱼') })
  expect([await found('鳇鲟'), await found('达氏鳇')]).toEqual([0, 1])
  await deleteSynonyms(staff.EDITOR, { id })
  expect(await found('达氏鳇')).toBe(0)
  expect((await eventsOf('synonym', id)).map(({ action }) => action)).toEqual([
    'synonym.create',
    'synonym.switch',
    'synonym.switch',
    'synonym.update',
    'synonym.delete',
  ])
})

test('a word stands in one set; authors may not touch them; one word is no set', async () => {
  const { id } = await createSynonyms(staff.CHIEF, terms('ＱＣ小组，质量管理小组'))
  await expect(createSynonyms(staff.CHIEF, terms('qc小组=品管圈'))).rejects.toMatchObject({
    code: 'CONFLICT',
    fields: { terms: [expect.stringContaining('QC小组')] },
  })
  await updateSynonyms(staff.CHIEF, { id, ...terms('QC小组、品管圈') })
  for (const attempt of [
    () => createSynonyms(staff.AUTHOR, terms('甲词、乙词')),
    () => deleteSynonyms(staff.AUTHOR, { id }),
  ])
    await expect((async () => attempt())()).rejects.toMatchObject({ code: 'FORBIDDEN' })
  expect(await listSynonyms(staff.AUTHOR)).toEqual([])
  await expect(deleteSynonyms(staff.CHIEF, { id: 999_999 })).rejects.toMatchObject({ code: 'NOT_FOUND' })
  expect(synonymInput.safeParse({ terms: 'VOCs、vocs、ＶＯＣs' }).success).toBe(false)
  expect(synonymInput.safeParse({ terms: '！、？' }).success).toBe(false)
})

test.each([
  ['someone@example.org', null],
  ['电话 138 0013 8000', null],
  ['11010519491231002X', null],
  ['  VOCｓ  治理 ', 'vocs 治理'],
  ['2026年3月', '2026年3月'],
  ['GB 37822-2019', 'gb 37822-2019'],
  ['长'.repeat(65), null],
  ['\u0000 ', null],
])('kept of the search %j: %j', (q, kept) => {
  expect(keptQuery(q)).toBe(kept)
})

test('searches are counted by word and day; the report tells what was not found, to those who may read it', async () => {
  for (let n = 0; n < 3; n++) countSearch('鲟鱼', true, NOW)
  countSearch('鲟魚', true, later(-10 * 24 * 60))
  for (let n = 0; n < 4; n++) countSearch('白海豚', false, NOW)
  await flushSearches()
  countSearch('鲟鱼', true, NOW)
  await flushSearches()
  expect(await searchReport(staff.EDITOR, 7, NOW)).toEqual({
    top: [
      { query: '白海豚', searches: 4, empty: 4 },
      { query: '鲟鱼', searches: 4, empty: 0 },
    ],
    empty: [{ query: '白海豚', searches: 4, empty: 4 }],
    totals: { searches: 8, empty: 4, queries: 2 },
  })
  expect((await searchReport(staff.EDITOR, 30, NOW)).totals.searches).toBe(9)
  expect((await searchReport(staff.AUTHOR, 7, NOW)).totals.searches).toBe(0)
  expect(await listHotSearches(NOW)).toEqual(['鲟鱼'])
  await pruneSearches(later(95 * 24 * 60))
  expect(await db.searchDay.count()).toBe(0)
})

test('a search is counted once, not for every page and filter of it', async () => {
  for (const filters of [{}, { page: 2 }, { tag: 'nothing' }]) await searchPublic('数一数', filters, NOW)
  await searchPublic('数一数 13800138000', {}, NOW)
  await flushSearches()
  const rows = await db.searchDay.findMany({ select: { query: true, searches: true, empty: true } })
  expect(rows).toEqual([{ query: '数一数', searches: 1, empty: 1 }])
})

test('the palette finds pieces, tags and people, an author only their own pieces', async () => {
  const tag = await makeTag('鳗鲡')
  const mine = await makeDraft(staff.AUTHOR, { title: '鳗鲡入海', body: bodyOf('正文') })
  const others = await makeDraft(staff.EDITOR, { title: '鳗鲡归来' })
  const ids = async (actor: Actor) => (await findInDesk(actor, '鳗鲡')).articles.map(({ id }) => id).sort()
  expect(await ids(staff.EDITOR)).toEqual([mine.id, others.id].sort())
  expect(await ids(staff.AUTHOR)).toEqual([mine.id])
  expect((await findInDesk(staff.EDITOR, '鳗鲡')).tags).toEqual([{ id: tag.id, name: '鳗鲡' }])
  expect((await findInDesk(staff.AUTHOR, '鳗鲡')).tags).toEqual([])
  expect(await findInDesk(staff.EDITOR, '')).toEqual({ articles: [], tags: [], authors: [] })
})

test('the check sees what is missing, too much or outdated, and indexing anew mends it', async () => {
  const shown = await makePublished({ columnId, title: '对账' })
  const drafted = await makeDraft(system, { title: '草稿' })
  await reindexQueued()
  const before = await indexState()
  expect(problemsOf(before)).toEqual([])
  expect(before.indexed).toBe(before.published)
  await db.searchDocument.deleteMany({ where: { articleId: shown.id } })
  await db.$executeRaw`INSERT INTO search_documents (article_id, scope, terms, folded_title, folded_text,
    tokenizer_version, sort_at) VALUES (${drafted.id}, 'PUBLIC', '', '', '', 1, now())`
  expect(await indexState()).toMatchObject({ missing: 1, orphans: 1, outdated: 1 })
  expect(problemsOf(await indexState())).toHaveLength(4)
  expect([await removeOrphans(), await queueMissing(), await queueOutdated()]).toEqual([1, 1, 0])
  expect((await indexState()).queued).toBe(1)
  expect((await searchPublic('对账', {}, NOW))?.indexing).toBe(true)
  await reindexQueued()
  expect(await indexState()).toEqual(before)
  expect(await queueAll()).toBe(before.articles)
  await reindexQueued()
  expect(await indexState()).toEqual(before)
})

test('entries of an older tokeniser are queued once and written anew', async () => {
  const { id } = await makePublished({ columnId, title: '旧索引' })
  await db.searchDocument.updateMany({ where: { articleId: id }, data: { tokenizerVersion: 1 } })
  expect([await queueOutdated(), await queueOutdated()]).toEqual([1, 0])
  expect(await reindexQueued()).toBe(1)
  expect(problemsOf(await indexState())).toEqual([])
})

import { beforeAll, beforeEach, expect, test } from 'vitest'
import { saveArticle } from '@/lib/articles/commands'
import { reindexArticle } from '@/lib/articles/index-commands'
import { getArticle } from '@/lib/articles/public'
import { reindexQueued } from '@/lib/articles/reindex'
import { db } from '@/lib/db/client'
import { updateAuthor } from '@/lib/people/commands'
import { updateSource } from '@/lib/sources/commands'
import { sourceInput } from '@/lib/sources/schema'
import { mergeTags, updateTag } from '@/lib/taxonomy/tag-commands'
import {
  bodyOf,
  draft,
  fresh,
  makeAuthor,
  makeColumn,
  makeDraft,
  makePublished,
  makeSource,
  makeTag,
  NOW,
  system,
} from '@/test/newsroom'
import { searchPublic } from './public'
import { searchArticleIds } from './queries'

let columnId: number

beforeAll(async () => {
  columnId = (await makeColumn()).id
})
beforeEach(() => db.searchQueue.deleteMany())

const inPublic = (q: string) => searchArticleIds('PUBLIC', q, 100)
const onDesk = (q: string) => searchArticleIds('DESK', q, 100)
const renameTag = (id: number, name: string, aliases: string[] = []) =>
  updateTag(system, { id, name, slug: '', description: '', aliases })

test('pieces are found by a tag’s new name and no more by its old one, readers’ and the desk’s', async () => {
  const tag = await makeTag('雾凇观测')
  const shown = await makePublished({ columnId, tagIds: [tag.id] })
  const written = await makeDraft(system, { columnId, tagIds: [tag.id] })
  await renameTag(tag.id, '冰凌监测')
  expect(await reindexQueued()).toBe(2)
  expect([await inPublic('冰凌监测'), await inPublic('雾凇观测')]).toEqual([[shown.id], []])
  expect((await onDesk('冰凌监测')).sort()).toEqual([shown.id, written.id].sort())
  expect(await onDesk('雾凇观测')).toEqual([])
  expect(await reindexQueued()).toBe(0)
})

test('pieces are found by a tag’s aliases, at once or when the alias is new, and after a merge', async () => {
  const [tag, other] = [await makeTag('秸秆离田'), await makeTag('禁烧令')]
  await renameTag(tag.id, '秸秆离田', ['麦茬回收'])
  const first = await makePublished({ columnId, tagIds: [tag.id] })
  expect(await inPublic('麦茬回收')).toEqual([first.id])
  await renameTag(tag.id, '秸秆离田', ['稻草打捆'])
  await reindexQueued()
  expect([await inPublic('稻草打捆'), await inPublic('麦茬回收')]).toEqual([[first.id], []])
  const second = await makePublished({ columnId, tagIds: [other.id] })
  await mergeTags(system, { id: other.id, intoId: tag.id })
  await reindexQueued()
  const both = [first.id, second.id].sort()
  for (const q of ['秸秆离田', '稻草打捆', '禁烧令']) expect((await inPublic(q)).sort()).toEqual(both)
})

test('a change of a tag that changes no name has nothing indexed anew', async () => {
  const tag = await makeTag('潮汐车道')
  await makePublished({ columnId, tagIds: [tag.id] })
  await renameTag(tag.id, '潮汐车道', ['变向车道'])
  await reindexQueued()
  await updateTag(system, {
    id: tag.id,
    name: '潮汐车道',
    slug: '',
    description: '说明',
    aliases: ['变向车道'],
  })
  expect(await db.searchQueue.count()).toBe(0)
})

test('pieces are found by a source’s new name, which they show', async () => {
  const source = await makeSource('江豚日报')
  const { id } = await makePublished({ columnId, sourceId: source.id })
  await updateSource(system, { id: source.id, ...sourceInput.parse({ name: '白鲟晚报', kind: 'NEWSPAPER' }) })
  await reindexQueued()
  expect([await inPublic('白鲟晚报'), await inPublic('江豚日报')]).toEqual([[id], []])
})

test('a renamed person’s pieces say what they said, and are found by both names', async () => {
  const person = await makeAuthor('郁达生')
  const { id } = await makePublished({ columnId, bylines: [{ authorId: person.id, affiliation: '' }] })
  await updateAuthor(system, { id: person.id, name: '褚明夷', slug: '', bio: '', affiliations: [] })
  await reindexQueued()
  expect((await getArticle(id))?.bylines.map(({ name }) => name)).toEqual(['郁达生'])
  expect([await inPublic('郁达生'), await inPublic('褚明夷')]).toEqual([[id], [id]])
  expect([await onDesk('郁达生'), await onDesk('褚明夷')]).toEqual([[], [id]])
})

test('an index that is written anew holds what is published, not what is being written, in its old place', async () => {
  const tag = await makeTag()
  const ref = await makePublished({ columnId, title: '榕江侗寨', tagIds: [tag.id] })
  const saved = draft({ columnId, title: '黎平古寨', tagIds: [tag.id] })
  await saveArticle(system, { ...saved, ...ref }, NOW)
  const before = (await searchPublic('榕江侗寨', {}, NOW))?.hits
  const places = () =>
    db.searchDocument.findMany({
      where: { articleId: ref.id },
      orderBy: { scope: 'asc' },
      select: { scope: true, sortAt: true },
    })
  const kept = await places()
  await renameTag(tag.id, fresh('改名'))
  await reindexQueued()
  expect((await searchPublic('榕江侗寨', {}, NOW))?.hits).toMatchObject(
    before?.map(({ title, snippet }) => ({ title, snippet })) ?? [],
  )
  expect([await inPublic('黎平古寨'), await onDesk('黎平古寨')]).toEqual([[], [ref.id]])
  expect(await places()).toEqual(kept)
})

test('more than a batch is indexed in one run; what fails is passed over, reported and stays queued', async () => {
  const tag = await makeTag()
  const ids: number[] = []
  for (let n = 0; n < 104; n++) ids.push((await makeDraft(system, { tagIds: [tag.id] })).id)
  await renameTag(tag.id, '雪线上移')
  const [bad = 0] = ids
  await db.$executeRaw`CREATE FUNCTION fail() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN RAISE EXCEPTION 'trouble'; END $$`
  await db.$executeRaw`CREATE TRIGGER trouble BEFORE UPDATE ON search_documents FOR EACH ROW
    WHEN (OLD.sort_at < '1990-01-01') EXECUTE FUNCTION fail()`
  await db.$executeRaw`UPDATE search_documents SET sort_at = '1980-01-01' WHERE article_id = ${bad}`
  await expect(reindexQueued()).rejects.toThrow('1 pieces')
  expect(await onDesk('雪线上移')).toHaveLength(100)
  expect(await db.searchQueue.findMany({ select: { articleId: true } })).toEqual([{ articleId: bad }])
  await db.$executeRaw`DROP TRIGGER trouble ON search_documents`
  expect(await reindexQueued()).toBe(1)
  expect(await searchArticleIds('DESK', '雪线上移', 1000)).toHaveLength(104)
})

test('a piece that is gone leaves the queue; a rename after the look does not', async () => {
  const { id } = await makeDraft(system)
  await db.searchQueue.createMany({ data: [{ articleId: 999_999 }, { articleId: id }] })
  const [gone, first] = await db.searchQueue.findMany({ orderBy: { id: 'asc' } })
  if (!gone || !first) throw new Error('the queue is empty')
  await db.searchQueue.create({ data: { articleId: id } })
  await reindexArticle(gone)
  await reindexArticle(first)
  expect(await db.searchQueue.count()).toBe(1)
  expect(await reindexQueued()).toBe(1)
})

test('a long draft is found by what was just saved once the worker was there; readers’ entry is left alone', async () => {
  const text = '泥炭地储碳。'.repeat(1_000)
  const ref = await makePublished({ columnId, body: bodyOf(text) })
  await db.searchDocument.updateMany({ where: { articleId: ref.id }, data: { foldedTitle: '旧' } })
  const saved = await saveArticle(
    system,
    { ...draft({ columnId, body: bodyOf(`${text}冻土融化。`) }), ...ref },
    NOW,
  )
  expect(await onDesk('冻土融化')).toEqual([])
  expect((await searchPublic('泥炭地储碳', {}, NOW))?.indexing).toBe(false)
  expect(await reindexQueued()).toBe(1)
  expect(await onDesk('冻土融化')).toEqual([ref.id])
  const entries = await db.searchDocument.findMany({
    where: { articleId: ref.id },
    orderBy: { scope: 'asc' },
  })
  expect(entries.map(({ scope, foldedTitle }) => [scope, foldedTitle === '旧'])).toEqual([
    ['DESK', false],
    ['PUBLIC', true],
  ])
  // What waits for both entries is not forgotten over a later save.
  await db.searchQueue.create({ data: { articleId: ref.id } })
  await saveArticle(system, { ...draft({ columnId, body: bodyOf(`${text}海草床。`) }), ...saved }, NOW)
  expect(await reindexQueued()).toBe(1)
  expect(await db.searchDocument.count({ where: { articleId: ref.id, foldedTitle: '旧' } })).toBe(0)
  expect(await onDesk('海草床')).toEqual([ref.id])
})

import pg from 'pg'
import { afterEach, beforeAll, describe, expect, test, vi } from 'vitest'
import { getArticle } from '@/lib/articles/public'
import { publishArticle, withdrawArticle } from '@/lib/articles/publication-commands'
import { newRenderContext, withRenderContext } from '@/lib/pages/render-context'
import { later, makeColumn, makeDraft, makeMedia, makePublished, makeTag, NOW, system } from '@/test/newsroom'
import { lastEventOf } from '@/test/refusals'
import { makeTopic, ofColumn, ofTag, picked, timeline, topicOf } from '@/test/topics'
import { createTopic, updateTopic, withdrawTopic } from './commands'
import { getTopic, listPublicTopics, wasTopicPublished } from './public'
import type { PublicSection } from './public-topic'
import { getHomeTopics, topicsOfArticle } from './topics-public'

let column: { id: number; name: string; slug: string }
let below: { id: number; name: string; slug: string }

beforeAll(async () => {
  column = await makeColumn()
  below = await makeColumn(undefined, column.id)
})
afterEach(() => {
  vi.restoreAllMocks()
})

/** What a read depends on, and its answer. */
async function watched<T>(read: () => Promise<T>): Promise<{ result: T; tags: Set<string> }> {
  const context = newRenderContext()
  const result = await withRenderContext(context, read)
  return { result, tags: context.tags }
}

/** How many statements a read sends. */
async function statementsOf(read: () => Promise<unknown>): Promise<number> {
  const { query } = pg.Client.prototype
  const sent = vi.spyOn(pg.Client.prototype, 'query').mockImplementation(function (
    this: pg.Client,
    ...given: unknown[]
  ) {
    return Reflect.apply(query, this, given)
  })
  await read()
  return sent.mock.calls.length
}

const idsOf = (section: PublicSection | undefined) =>
  section && section.kind !== 'TIMELINE' ? section.cards.map(({ id }) => id) : []

describe('a topic as readers see it', () => {
  test('picked pieces in their order without those that are not public, rules with everything below, no empty section', async () => {
    const tag = await makeTag()
    const [a, b] = [
      await makePublished({ columnId: column.id, tagIds: [tag.id] }, later(-30)),
      await makePublished({ columnId: below.id }, later(-20)),
    ]
    const draft = await makeDraft(system, { columnId: column.id })
    const empty = await makeTag()
    const cover = await makeMedia()
    const { slug } = await makeTopic(
      [
        picked(b.id, draft.id, a.id),
        picked(draft.id),
        ofColumn(column.id, 2),
        ofTag(tag.id),
        ofTag(empty.id),
      ],
      { coverId: cover.id },
    )
    const topic = await getTopic(slug)
    expect(topic?.cover).toMatchObject({ widths: [480, 960, 1600], placeholder: 'data:image/webp;base64,AA' })
    expect(topic?.sections.map(({ kind }) => kind)).toEqual(['PICKED', 'RULE', 'RULE'])
    expect(idsOf(topic?.sections[0])).toEqual([b.id, a.id])
    expect(idsOf(topic?.sections[1])).toEqual([b.id, a.id])
    expect(idsOf(topic?.sections[2])).toEqual([a.id])
    expect(topic?.sections[1]).toMatchObject({ more: { name: column.name, path: `/columns/${column.slug}` } })
    expect(topic?.sections[2]).toMatchObject({ more: { path: `/tags/${tag.slug}` } })
  })

  test('a rule shows the newest and no more than it is told', async () => {
    const tag = await makeTag()
    const made = []
    for (let n = 0; n < 4; n++)
      made.push(await makePublished({ columnId: column.id, tagIds: [tag.id] }, later(n)))
    const { slug } = await makeTopic([ofTag(tag.id, 2)])
    expect(idsOf((await getTopic(slug))?.sections[0])).toEqual([made[3]?.id, made[2]?.id])
  })

  test('a timeline names a piece only while readers may see it', async () => {
    const piece = await makePublished({ columnId: column.id, title: '验收了' })
    const draft = await makeDraft(system)
    const { slug } = await makeTopic([
      timeline([
        ['2026-02-01', '验收', piece.id],
        ['2026-01-01', '开工', draft.id],
      ]),
    ])
    const events = async () => {
      const section = (await getTopic(slug))?.sections[0]
      return section?.kind === 'TIMELINE' ? section.events : []
    }
    expect(await events()).toEqual([
      {
        day: '2026-02-01',
        text: '验收',
        piece: { id: piece.id, title: '验收了', updatedAt: expect.any(Date) },
      },
      { day: '2026-01-01', text: '开工', piece: null },
    ])
    await withdrawArticle(system, { ...piece, reason: '事实有误' }, NOW)
    expect((await events())[0]).toEqual({ day: '2026-02-01', text: '验收', piece: null })
  })

  test('however many sections there are, the topic is read in two statements besides the frame', async () => {
    const piece = await makePublished({ columnId: column.id })
    const { slug } = await makeTopic([
      picked(piece.id),
      ofColumn(column.id),
      timeline([['2026-01-01', '开工', piece.id]]),
    ])
    expect(await statementsOf(() => getTopic(slug))).toBeLessThanOrEqual(3)
  })
})

describe('what a topic’s page depends on', () => {
  test('picked pieces, also those still to come, what its rules draw on, and itself', async () => {
    const tag = await makeTag()
    const draft = await makeDraft(system, { columnId: column.id })
    const topic = await makeTopic([picked(draft.id), ofColumn(column.id), ofTag(tag.id)])
    const { tags } = await watched(() => getTopic(topic.slug))
    expect([...tags]).toEqual(
      expect.arrayContaining([
        ...[`topic:${topic.id}`, `topic-slug:${topic.slug}`, `article:${draft.id}`],
        ...[`column:${column.id}`, `tag:${tag.id}`, 'columns'],
      ]),
    )
    await publishArticle(system, draft, NOW)
    expect((await lastEventOf('article', draft.id)).tags).toContain(`article:${draft.id}`)
    expect(idsOf((await getTopic(topic.slug))?.sections[0])).toEqual([draft.id])
  })

  test('an address at which nothing is yet, and every change of a topic, touch the page', async () => {
    const { result, tags } = await watched(() => getTopic('not-yet'))
    expect(result).toBeNull()
    expect(tags).toContain('topic-slug:not-yet')
    const topic = await createTopic(system, topicOf([ofColumn(column.id)], { slug: 'not-yet' }), NOW)
    expect((await lastEventOf('topic', topic.id)).tags).toContain('topic-slug:not-yet')
    expect(await getTopic('not-yet')).toBeNull()
    expect(await wasTopicPublished('not-yet')).toBe(false)
  })

  test('what was withdrawn is told from what was never shown, and is not even served stale', async () => {
    const topic = await makeTopic([ofColumn(column.id)])
    await withdrawTopic(system, topic, NOW)
    expect(await getTopic(topic.slug)).toBeNull()
    expect(await wasTopicPublished(topic.slug)).toBe(true)
    expect(await wasTopicPublished('never-there')).toBe(false)
  })
})

describe('lists', () => {
  test('all public topics, the latest first, a page at a time', async () => {
    const made = []
    for (let n = 0; n < 14; n++) made.push(await makeTopic([ofColumn(column.id)], {}, later(1000 + n)))
    const first = await listPublicTopics(null)
    expect(first.topics.map(({ id }) => id)).toEqual(
      made
        .slice(2)
        .reverse()
        .map(({ id }) => id),
    )
    const second = await listPublicTopics(first.next)
    expect(second.topics.slice(0, 2).map(({ id }) => id)).toEqual([made[1]?.id, made[0]?.id])
    expect(await statementsOf(() => listPublicTopics(null))).toBe(1)
  })

  test('the home page gets four at most, those that are meant for it, with their two newest pieces', async () => {
    const own = await makeColumn()
    const child = await makeColumn(undefined, own.id)
    const deep = await makeColumn(undefined, child.id)
    const old = await makePublished({ columnId: own.id }, later(-500))
    const [older, newest] = [
      await makePublished({ columnId: deep.id }, later(-40)),
      await makePublished({ columnId: child.id, title: '最新一篇' }, later(-10)),
    ]
    const draft = await makeDraft(system)
    const cover = await makeMedia()
    const made = []
    for (let n = 0; n < 5; n++)
      made.push(
        await makeTopic([ofColumn(own.id), picked(old.id, draft.id)], { coverId: cover.id }, later(5000 + n)),
      )
    await makeTopic([ofColumn(own.id)], { onHome: false }, later(6000))
    const { result, tags } = await watched(getHomeTopics)
    expect(result.map(({ id }) => id)).toEqual(
      made
        .slice(1)
        .reverse()
        .map(({ id }) => id),
    )
    expect(result[0]?.newest.map(({ id }) => id)).toEqual([newest.id, older.id])
    expect(result[0]).toMatchObject({
      cover: { width: 1600, widths: [480, 960, 1600], alt: '', placeholder: 'data:image/webp;base64,AA' },
    })
    expect(result[0]?.newest[0]?.title).toBe('最新一篇')
    expect([...tags]).toEqual(expect.arrayContaining(['topics', 'articles', 'columns']))
    expect(await statementsOf(getHomeTopics)).toBe(1)
  })
})

describe('the topics of a piece', () => {
  test('those it is picked for come first, then those that draw on its tags or its column; at most three, none hidden', async () => {
    const [own, tag] = [await makeColumn(), await makeTag()]
    const child = await makeColumn(undefined, own.id)
    const ref = await makePublished({ columnId: child.id, tagIds: [tag.id] })
    const article = await getArticle(ref.id)
    if (!article) throw new Error('the piece is not public')
    const idsOfTopics = async () => (await topicsOfArticle(article)).map(({ id }) => id)
    expect(await idsOfTopics()).toEqual([])
    await createTopic(system, topicOf([picked(ref.id)]), NOW)
    const byPick = await makeTopic([timeline([['2026-01-01', '见报', ref.id]])], {}, later(1))
    const byTag = await makeTopic([ofTag(tag.id), ofColumn(own.id)], {}, later(2))
    const byColumn = await makeTopic([ofColumn(own.id)], {}, later(3))
    expect(await idsOfTopics()).toEqual([byPick.id, byColumn.id, byTag.id])
    const later4 = await makeTopic([ofColumn(child.id)], {}, later(4))
    expect(await idsOfTopics()).toEqual([byPick.id, later4.id, byColumn.id])
    await updateTopic(system, { ...topicOf([]), id: byPick.id, version: byPick.version }, NOW)
    expect(await idsOfTopics()).toEqual([later4.id, byColumn.id, byTag.id])
    const { tags } = await watched(() => topicsOfArticle(article))
    expect([...tags]).toEqual(expect.arrayContaining(['topics', `article:${ref.id}`]))
  })
})

import { beforeAll, describe, expect, test } from 'vitest'
import { db } from '@/lib/db/client'
import type { Role } from '@/lib/db/generated/enums'
import { findRedirect } from '@/lib/redirects/public'
import { parseInput } from '@/lib/server/form'
import {
  later,
  makeColumn,
  makeDraft,
  makeMedia,
  makePublished,
  makeStaff,
  makeTag,
  NOW,
  type Person,
  system,
} from '@/test/newsroom'
import { eventsOf, lastEventOf, refused } from '@/test/refusals'
import { makeTopic, ofColumn, ofTag, picked, timeline, topicOf } from '@/test/topics'
import { createTopic, deleteTopic, publishTopic, updateTopic, withdrawTopic } from './commands'
import { getTopic, listTopics, suggestPieces } from './queries'
import { topicInput, topicUpdate } from './schema'

let staff: Record<Role, Person>
let column: { id: number; name: string; slug: string }

beforeAll(async () => {
  staff = await makeStaff()
  column = await makeColumn()
})

describe('who may', () => {
  test('an author keeps no topics, and sees none at the desk', async () => {
    const topic = await makeTopic([ofColumn(column.id)])
    const { AUTHOR } = staff
    await refused(() => createTopic(AUTHOR, topicOf([]), NOW), 'FORBIDDEN')
    await refused(() => updateTopic(AUTHOR, { ...topicOf([]), ...topic }, NOW), 'FORBIDDEN')
    await refused(() => publishTopic(AUTHOR, topic, NOW), 'FORBIDDEN')
    await refused(() => withdrawTopic(AUTHOR, topic, NOW), 'FORBIDDEN')
    await refused(() => deleteTopic(AUTHOR, topic), 'FORBIDDEN')
    expect(await getTopic(AUTHOR, topic.id)).toBeNull()
    expect((await listTopics(AUTHOR, {})).rows).toEqual([])
    expect(await suggestPieces(AUTHOR, '')).toEqual([])
  })

  test.each(['ADMIN', 'CHIEF', 'EDITOR'] as const)(
    '%s leads a topic from its beginning to its end',
    async (role) => {
      const actor = staff[role]
      const made = await createTopic(actor, topicOf([ofColumn(column.id)]), NOW)
      const saved = await updateTopic(actor, { ...topicOf([ofColumn(column.id)]), ...made }, NOW)
      const shown = await publishTopic(actor, saved, NOW)
      const hidden = await withdrawTopic(actor, shown, NOW)
      await deleteTopic(actor, hidden)
      const events = await eventsOf('topic', made.id)
      expect(events.map(({ action }) => action)).toEqual(
        ['create', 'update', 'publish', 'withdraw', 'delete'].map((verb) => `topic.${verb}`),
      )
      expect(new Set(events.map(({ actorId }) => actorId))).toEqual(new Set([actor.id]))
      expect(await db.topicSection.count({ where: { topicId: made.id } })).toBe(0)
    },
  )
})

describe('content', () => {
  test('what is saved is what the desk reads: order, kinds, and the direction of a timeline', async () => {
    const [one, two] = [
      await makePublished({ columnId: column.id }),
      await makePublished({ columnId: column.id }),
    ]
    const draft = await makeDraft(system, { title: '还没写完' })
    const [tag, cover] = [await makeTag(), await makeMedia()]
    const events: [string, string, number?][] = [
      ['2026-01-05', '开工'],
      ['2026-03-01', '验收', one.id],
      ['2026-01-05', '同一天的另一件'],
    ]
    const input = topicOf(
      [picked(two.id, one.id, draft.id, two.id), ofTag(tag.id, 3), timeline(events, false), timeline(events)],
      { coverId: cover.id, summary: '导语' },
    )
    const { id } = await createTopic(system, input, NOW)
    const topic = await getTopic(staff.EDITOR, id)
    expect(topic).toMatchObject({ summary: '导语', cover: { id: cover.id }, publishedAt: null, version: 1 })
    const [hand, rule, oldest, newest] = topic?.sections ?? []
    expect(hand?.pieces.map((piece) => [piece.id, piece.published])).toEqual([
      [two.id, true],
      [one.id, true],
      [draft.id, false],
    ])
    expect(rule).toMatchObject({ kind: 'RULE', tag: { id: tag.id, name: tag.name }, columnId: null, most: 3 })
    expect(oldest?.events.map(({ text }) => text)).toEqual(['开工', '同一天的另一件', '验收'])
    expect(newest?.events.map(({ text }) => text)).toEqual(['验收', '开工', '同一天的另一件'])
    expect([oldest?.newestFirst, newest?.newestFirst]).toEqual([false, true])
    expect(newest?.events[0]).toMatchObject({ day: '2026-03-01', piece: { id: one.id } })
  })

  test('what is gone meanwhile is refused and changes nothing', async () => {
    await refused(() => createTopic(system, topicOf([picked(999_999)]), NOW), 'INVALID')
    await refused(() => createTopic(system, topicOf([ofColumn(999_999)]), NOW), 'INVALID')
    const topic = await makeTopic([ofColumn(column.id)])
    await refused(
      () => updateTopic(system, { ...topicOf([ofTag(999_999)]), id: topic.id, version: topic.version }, NOW),
      'INVALID',
    )
  })

  test('a wrong part has its message under its own name, also when the sections come as a form’s JSON', () => {
    const sections = JSON.stringify([
      { kind: 'PICKED', title: ' ', articleIds: [] },
      { kind: 'RULE', title: '自动', columnId: '', tagId: null, most: 'x' },
      { kind: 'RULE', title: '自动', columnId: null, tagId: null, most: '6' },
      {
        kind: 'TIMELINE',
        title: '大事',
        newestFirst: true,
        events: [{ day: '2026-02-30', text: '', articleId: null }],
      },
    ])
    const attempt = () => parseInput(topicInput, { title: '好', sections })
    expect(attempt).toThrow(
      expect.objectContaining({
        fields: expect.objectContaining({
          'sections.0.title': ['请填写板块标题'],
          'sections.1.most': ['请填写 1 到 50 的整数'],
          'sections.2.source': ['请选择一个栏目或标签'],
          'sections.3.events.0.day': ['没有这一天'],
          'sections.3.events.0.text': ['请写明发生了什么'],
        }),
      }),
    )
    expect(() => parseInput(topicInput, { title: '好', sections: '{' })).toThrow('板块格式不对')
    const box = { title: '好', id: '1', version: '1' }
    expect(parseInput(topicUpdate, { ...box, onHome: 'on' }).onHome).toBe(true)
    expect(parseInput(topicUpdate, box).onHome).toBe(false)
  })

  test('an empty topic is not published', async () => {
    for (const sections of [[], [picked()], [timeline([])]]) {
      const topic = await createTopic(system, topicOf(sections), NOW)
      await refused(() => publishTopic(system, topic, NOW), 'INVALID')
    }
  })
})

describe('versions and states', () => {
  test('of two who saw the same version one writes, the other is told, and nothing of theirs is written', async () => {
    const topic = await makeTopic([ofColumn(column.id)])
    const ref = { id: topic.id, version: topic.version }
    const write = (title: string) => updateTopic(system, { ...topicOf([], { title }), ...ref }, NOW)
    const results = await Promise.allSettled([write('甲'), write('乙')])
    expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    expect(results.find(({ status }) => status === 'rejected')).toMatchObject({
      reason: { code: 'CONFLICT' },
    })
    const winner = results[0]?.status === 'fulfilled' ? '甲' : '乙'
    expect(await getTopic(system, topic.id)).toMatchObject({
      title: winner,
      version: ref.version + 1,
      sections: [],
    })
    await refused(() => withdrawTopic(system, ref, NOW), 'CONFLICT')
    await refused(() => write('丙'), 'CONFLICT')
  })

  test('two who publish at once publish once', async () => {
    const topic = await createTopic(system, topicOf([ofColumn(column.id)]), NOW)
    const results = await Promise.allSettled([
      publishTopic(system, topic, NOW),
      publishTopic(system, topic, NOW),
    ])
    expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    expect((await eventsOf('topic', topic.id)).map(({ action }) => action)).toEqual([
      'topic.create',
      'topic.publish',
    ])
  })

  test('what is public is withdrawn before it is deleted; nothing is done twice', async () => {
    const shown = await makeTopic([ofColumn(column.id)])
    await refused(() => publishTopic(system, shown, NOW), 'CONFLICT')
    await refused(() => deleteTopic(system, shown), 'CONFLICT')
    const hidden = await withdrawTopic(staff.EDITOR, shown, later(1))
    expect(await lastEventOf('topic', shown.id)).toMatchObject({
      action: 'topic.withdraw',
      actorId: staff.EDITOR.id,
    })
    await refused(() => withdrawTopic(system, hidden, NOW), 'CONFLICT')
    await deleteTopic(system, hidden)
    await refused(() => deleteTopic(system, hidden), 'NOT_FOUND')
    await refused(() => updateTopic(system, { ...topicOf([]), ...hidden }, NOW), 'NOT_FOUND')
  })
})

describe('addresses', () => {
  test('a title becomes pinyin; an address that is taken is refused, a public one leaves its way behind', async () => {
    const topic = await makeTopic([ofColumn(column.id)], { title: '清江治水' })
    expect(topic.slug).toBe('qingjiangzhishui')
    await refused(() => createTopic(system, topicOf([], { slug: topic.slug }), NOW), 'CONFLICT')
    const moved = await updateTopic(
      system,
      { ...topicOf([ofColumn(column.id)], { slug: 'water' }), ...topic, slug: 'water' },
      NOW,
    )
    expect(await findRedirect('/topics/qingjiangzhishui')).toBe('/topics/water')
    const { tags } = await lastEventOf('topic', topic.id)
    expect(tags).toEqual(
      expect.arrayContaining([
        'topics',
        `topic:${topic.id}`,
        'topic-slug:qingjiangzhishui',
        'topic-slug:water',
      ]),
    )
    const squatter = await createTopic(system, topicOf([ofColumn(column.id)], { slug: topic.slug }), NOW)
    expect(await findRedirect('/topics/qingjiangzhishui')).toBe('/topics/water')
    await publishTopic(system, squatter, NOW)
    expect(await findRedirect('/topics/qingjiangzhishui')).toBeNull()
    const hidden = await withdrawTopic(system, moved, NOW)
    await updateTopic(system, { ...topicOf([]), ...hidden, slug: 'never-seen' }, NOW)
    expect(await findRedirect('/topics/water')).toBeNull()
  })
})

test('pieces are found by words, only public ones, newest first', async () => {
  const young = await makePublished({ columnId: column.id, title: '珍珠项链水母' }, later(-5))
  const old = await makePublished({ columnId: column.id, title: '再写珍珠项链水母' }, later(-50))
  await makeDraft(system, { title: '珍珠项链水母草稿' })
  const found = await suggestPieces(staff.EDITOR, '珍珠项链水母')
  expect(found.map(({ id }) => id)).toEqual([young.id, old.id])
  expect((await suggestPieces(staff.EDITOR, '')).length).toBeGreaterThan(0)
})

test('the desk lists topics page by page, the newest first, and finds them', async () => {
  const { id } = await createTopic(system, topicOf([], { title: '独一无二的专题' }), NOW)
  expect((await listTopics(system, { q: '独一无二' })).rows.map((row) => row.id)).toEqual([id])
  expect((await listTopics(system, { before: id })).rows.every((row) => row.id < id)).toBe(true)
})

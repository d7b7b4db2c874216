import { expect, test } from 'vitest'
import { parseInput } from '@/lib/server/form'
import type { DeskSection } from '@/lib/topics/desk-topic'
import { topicInput } from '@/lib/topics/schema'
import { draftsOf, emptySection, moved, sectionsField, tidied } from './topic-draft'

const piece = (id: number) => ({ id, title: `第 ${id} 篇`, published: true })
const blank = { columnId: null, tag: null, most: 6, newestFirst: true, pieces: [], events: [] }
const STORED: DeskSection[] = [
  { ...blank, kind: 'PICKED', title: '精选', pieces: [piece(3), piece(1)] },
  { ...blank, kind: 'RULE', title: '栏目', columnId: 5, most: 4 },
  { ...blank, kind: 'RULE', title: '标签', tag: { id: 9, name: '湿地' } },
  {
    ...{ ...blank, kind: 'TIMELINE', title: '大事', newestFirst: false, pieces: [piece(1)] },
    events: [
      { day: '2026-01-05', text: '开工', piece: null },
      { day: '2026-03-01', text: '验收', piece: piece(1) },
    ],
  },
]

test('what was stored is sent back as it was, in the form that the command takes', () => {
  const { sections } = parseInput(topicInput, { title: '好', sections: sectionsField(draftsOf(STORED)) })
  expect(sections).toEqual([
    { kind: 'PICKED', title: '精选', articleIds: [3, 1] },
    { kind: 'RULE', title: '栏目', columnId: 5, tagId: null, most: 4 },
    { kind: 'RULE', title: '标签', columnId: null, tagId: 9, most: 6 },
    {
      ...{ kind: 'TIMELINE', title: '大事', newestFirst: false },
      events: [
        { day: '2026-01-05', text: '开工', articleId: null },
        { day: '2026-03-01', text: '验收', articleId: 1 },
      ],
    },
  ])
})

test('a rule sends what it is set to, not what it was set to before', () => {
  const [, , byTag] = draftsOf(STORED)
  if (!byTag) throw new Error('no such section')
  const sent = JSON.parse(sectionsField([{ ...byTag, by: 'column', columnId: 2 }]))
  expect(sent).toEqual([{ kind: 'RULE', title: '标签', columnId: 2, tagId: null, most: '6' }])
})

test('things go a step up or down and stay at the ends; timelines are put in order', () => {
  expect(moved(['a', 'b', 'c'], 1, -1)).toEqual(['b', 'a', 'c'])
  expect(moved(['a', 'b', 'c'], 1, 1)).toEqual(['a', 'c', 'b'])
  expect(moved(['a', 'b'], 0, -1)).toEqual(['a', 'b'])
  expect(moved(['a', 'b'], 1, 1)).toEqual(['a', 'b'])
  const section = { ...emptySection('TIMELINE'), events: [event('2026-01-01'), event('2026-02-01')] }
  expect(tidied([section])[0]?.events.map(({ day }) => day)).toEqual(['2026-02-01', '2026-01-01'])
})

const event = (day: string) => ({ key: Number(day.slice(5, 7)), day, text: '', piece: null })

import { expect, test } from 'vitest'
import { findGaps } from './gaps'

const columns = [
  { id: 1, name: '评论', parentId: null },
  { id: 2, name: '水评', parentId: 1 },
  { id: 3, name: '一线', parentId: null },
]
const weeks = ['2026-11-23', '2026-11-30']
const told = (gaps: ReturnType<typeof findGaps>) =>
  gaps.map(({ name, week, count, target }) => `${week} ${name} ${count}/${target}`)

test('a column without a piece in a week has a gap; pieces below it count for it', () => {
  const counts = [
    { columnId: 2, day: '2026-11-24', count: 1 },
    { columnId: 3, day: '2026-12-06', count: 2 },
  ]
  expect(told(findGaps({ columns, counts, weeks, today: '2026-11-29' }))).toEqual([
    '2026-11-23 一线 0/1',
    '2026-11-30 评论 0/1',
    '2026-11-30 水评 0/1',
  ])
})

test('weeks that are over have no gaps, and each column has its own target', () => {
  const counts = [{ columnId: 3, day: '2026-12-01', count: 2 }]
  const target = (id: number) => ({ 1: 0, 2: 0 })[id] ?? 3
  expect(told(findGaps({ columns, counts, weeks, today: '2026-11-30' }, target))).toEqual([
    '2026-11-30 一线 2/3',
  ])
})

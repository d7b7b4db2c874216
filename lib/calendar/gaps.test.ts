import { expect, test } from 'vitest'
import { findGaps, gapMarks } from './gaps'

const columns = [
  { id: 1, name: '评论', parentId: null, targetDays: 7 },
  { id: 2, name: '水评', parentId: 1, targetDays: 14 },
  { id: 3, name: '一线', parentId: null, targetDays: null },
]
const told = (gaps: ReturnType<typeof findGaps>) =>
  gaps.map(({ name, first, last, newest }) => `${name} ${first}–${last}, newest ${newest}`)

test('a column is behind from the day after its target’s last until the next piece', () => {
  const pieces = [
    { columnId: 1, day: '2026-11-28' },
    { columnId: 1, day: '2026-12-10' },
    { columnId: 2, day: '2026-11-30' },
  ]
  expect(told(findGaps(columns, pieces, '2026-12-01', '2026-12-31'))).toEqual([
    '评论 2026-12-08–2026-12-09, newest 2026-11-30',
    '评论 2026-12-18–2026-12-31, newest 2026-12-10',
    '水评 2026-12-15–2026-12-31, newest 2026-11-30',
  ])
})

test('a piece on the target’s last day is in time; a column that is behind already is so from the first day', () => {
  const pieces = [
    { columnId: 1, day: '2026-11-01' },
    { columnId: 2, day: '2026-12-03' },
    { columnId: 1, day: '2026-12-10' },
  ]
  expect(told(findGaps(columns, pieces, '2026-12-01', '2026-12-17'))).toEqual([
    '评论 2026-12-01–2026-12-02, newest 2026-11-01',
    '水评 2026-12-01–2026-12-02, newest null',
  ])
})

test('without a target there is no gap, and none in days that are over', () => {
  expect(findGaps(columns.slice(2), [], '2026-12-01', '2026-12-31')).toEqual([])
  expect(findGaps(columns, [], '2026-12-08', '2026-12-07')).toEqual([])
})

test('a gap is marked where it begins and on each Monday that it lasts over', () => {
  const pieces = [{ columnId: 2, day: '2026-12-01' }]
  const marks = gapMarks(findGaps(columns, pieces, '2026-12-01', '2026-12-22'))
  expect([...marks].map(([day, gaps]) => `${day} ${gaps.map(({ name }) => name)}`)).toEqual([
    '2026-12-09 评论',
    '2026-12-14 评论',
    '2026-12-21 评论,水评',
    '2026-12-16 水评',
  ])
})

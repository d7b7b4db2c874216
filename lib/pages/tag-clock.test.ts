import { expect, test } from 'vitest'
import { TagClock, watermarkOf } from './tag-clock'

const row = (tag: string, xid: number, hardXid: number | null = null) => ({
  tag,
  xid: BigInt(xid),
  hardXid: hardXid === null ? null : BigInt(hardXid),
})

function connected(): TagClock {
  const clock = new TagClock()
  clock.restart('100:100:')
  return clock
}

test('a render is as old as its beginning', () => {
  const clock = connected()
  const before = clock.begin()
  clock.arrive([row('a', 101)], '102:102:')
  const after = clock.begin()
  expect(clock.changedSince(['x', 'a'], before)).toBe(true)
  expect(clock.changedSince(['x'], before)).toBe(false)
  expect(clock.changedSince(['a'], after)).toBe(false)
  expect(after.watermark).toBe(102n)
})

test('a later commit with a lower transaction id is a change as well', () => {
  const clock = connected()
  clock.arrive([row('a', 105)], '101:106:101')
  const between = clock.begin()
  clock.arrive([row('a', 101)], '106:106:')
  expect(clock.changedSince(['a'], between)).toBe(true)
  expect(between.watermark).toBe(101n)
})

test('a soft change on top of a hard one does not hide it', () => {
  const clock = connected()
  const before = clock.begin()
  expect(clock.arrive([row('a', 103, 102)], '104:104:')).toHaveLength(1)
  expect(clock.isHard(['a'], before, false)).toBe(true)
  expect(clock.isHard(['a'], clock.begin(), false)).toBe(false)
  // A soft change long after is no withdrawal.
  expect(clock.arrive([row('a', 110, 102)], '111:111:')).toEqual([])
})

test('a page from disk is compared by transaction id', () => {
  const clock = new TagClock()
  clock.resume('200:200:', [['a', 150n]])
  expect(clock.isHard(['a'], { count: 0, watermark: 150n }, true)).toBe(true)
  expect(clock.isHard(['a'], { count: 0, watermark: 151n }, true)).toBe(false)
})

test('after a new start nothing from before counts', () => {
  const clock = connected()
  const before = clock.begin()
  clock.restart('5:5:')
  expect(clock.changedSince([], before)).toBe(true)
  expect(clock.isHard([], before, false)).toBe(true)
  expect(clock.changedSince(['a'], clock.begin())).toBe(false)
})

test('a watermark is a snapshot’s xmin', () => {
  expect(watermarkOf('766:770:766,768')).toBe(766n)
})

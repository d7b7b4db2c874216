import { expect, test } from 'vitest'
import { alarmOf } from './alarm'

const well = { database: 'ok', worker: { status: 'ok', secondsAgo: 2 }, overdue: 0, disk: 'ok' } as const

test('nothing is said while all is well (R-14)', () => {
  expect(alarmOf(well)).toEqual([])
})

test.each([
  [
    { ...well, database: 'unreachable', worker: { status: 'silent', secondsAgo: null }, overdue: null },
    ['数据库'],
  ],
  [{ ...well, worker: { status: 'silent', secondsAgo: 17 } }, ['停止了']],
  [{ ...well, worker: { status: 'silent', secondsAgo: null } }, ['没有启动']],
  [{ ...well, overdue: 3 }, ['有 3 个定时']],
  [{ ...well, worker: { status: 'silent', secondsAgo: 17 }, overdue: 1 }, ['停止了', '有 1 个定时']],
  [{ ...well, disk: 'low' }, ['磁盘快满了']],
  [{ ...well, database: 'unreachable', overdue: null, disk: 'low' }, ['数据库', '磁盘快满了']],
] as const)('%j', (health, words) => {
  const said = alarmOf(health)
  expect(said).toHaveLength(words.length)
  for (const [n, word] of words.entries()) expect(said[n]).toContain(word)
})

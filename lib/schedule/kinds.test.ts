import { expect, test } from 'vitest'
import { orderProblem } from './kinds'

const at = (minute: number) => new Date(minute * 60_000)

test.each([
  [{ PUBLISH: 1, WITHDRAW: 2 }, null],
  [{ PUBLISH: 2, WITHDRAW: 2 }, '定时撤稿的时间必须晚于定时发布的时间'],
  [{ PUBLISH: 2, PIN: 2 }, null],
  [{ PUBLISH: 2, PIN: 1 }, '定时置顶的时间不能早于定时发布的时间'],
  [{ PIN: 2, UNPIN: 3 }, null],
  [{ PIN: 2, UNPIN: 2 }, '取消置顶的时间必须晚于置顶的时间'],
  [{ PIN: 2, WITHDRAW: 1 }, '定时撤稿的时间必须晚于定时置顶的时间'],
])('%j of a piece that is not public: %s', (minutes, problem) => {
  const waiting = Object.fromEntries(Object.entries(minutes).map(([kind, minute]) => [kind, at(minute)]))
  expect(orderProblem('SCHEDULED', waiting)).toBe(problem)
})

test('what is public may go, or open the home page, before its update comes', () => {
  expect(orderProblem('PUBLISHED', { PUBLISH: at(5), WITHDRAW: at(2) })).toBeNull()
  expect(orderProblem('PUBLISHED', { PUBLISH: at(5), PIN: at(2) })).toBeNull()
  expect(orderProblem('PUBLISHED', { PIN: at(5), UNPIN: at(2) })).not.toBeNull()
})

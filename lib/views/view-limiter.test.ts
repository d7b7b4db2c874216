import { expect, test } from 'vitest'
import { ViewLimiter } from './view-limiter'

const today = new Date('2026-03-02T02:00:00Z')
const tomorrow = new Date('2026-03-02T16:00:00Z')
const visit: { address: string | null; agent: string; articleId: number } = {
  address: '203.0.113.9',
  agent: 'Firefox',
  articleId: 5,
}

function admitted(
  limiter: ViewLimiter,
  times: number,
  over: (n: number) => Partial<typeof visit> = () => ({}),
): number {
  let count = 0
  for (let n = 0; n < times; n++) if (limiter.admit({ ...visit, ...over(n) }, today)) count++
  return count
}

test('one browser cannot push a piece, but may read others', () => {
  const limiter = new ViewLimiter()
  expect(admitted(limiter, 500)).toBe(12)
  expect(limiter.admit({ ...visit, articleId: 6 }, today)).toBe(true)
  expect(limiter.admit({ ...visit, address: '203.0.113.10' }, today)).toBe(true)
})

test('an address that changes its browser with every view comes to an end too', () => {
  expect(admitted(new ViewLimiter(), 5_000, (n) => ({ agent: `Firefox ${n}` }))).toBe(1_000)
})

test('midnight in Shanghai begins anew', () => {
  const limiter = new ViewLimiter()
  admitted(limiter, 500)
  expect(limiter.admit(visit, today)).toBe(false)
  expect(limiter.admit(visit, tomorrow)).toBe(true)
  expect(limiter.size).toBe(2)
})

test('it never remembers more than it may', () => {
  const limiter = new ViewLimiter()
  expect(admitted(limiter, 60_000, (n) => ({ address: `address ${n}` }))).toBe(60_000)
  expect(limiter.size).toBe(50_000)
})

test('where no address is known nobody is taken for somebody else', () => {
  expect(admitted(new ViewLimiter(), 500, () => ({ address: null }))).toBe(500)
})

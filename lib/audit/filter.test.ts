import { expect, test } from 'vitest'
import { askedOfLog, auditFilter, filterQuery, momentsOf } from './filter'

test('an address is read as it was written', () => {
  const filter = {
    who: 7,
    what: 'article.publish',
    kind: 'article',
    number: '1001',
    from: '2026-03-01',
    to: '2026-03-02',
  } as const
  const params = Object.fromEntries(new URLSearchParams(filterQuery(filter, 55).slice(1)))
  expect(askedOfLog.parse(params)).toEqual({ ...filter, before: 55 })
  expect(filterQuery({})).toBe('')
})

test('for looking at, what cannot be read counts as not asked', () => {
  const asked = askedOfLog.parse({
    who: '',
    what: 'article.fly',
    kind: '__proto__',
    from: '2026-02-30',
    before: '-1',
  })
  expect(Object.values(asked).every((value) => value === undefined)).toBe(true)
})

test.each([
  [{ who: 'x' }, 'who', '操作人不对，请重新选择'],
  [{ what: 'constructor' }, 'what', '没有这种操作，请重新选择'],
  [{ kind: 'thing' }, 'kind', '没有这种对象，请重新选择'],
  [{ from: '2026-02-30' }, 'from', '日期请写成 2026-01-31'],
  [{ number: '7' }, 'kind', '按编号查找时，请先选对象的种类'],
  [{ from: '2026-03-02', to: '2026-03-01' }, 'to', '开始日期不能晚于结束日期'],
])('for carrying away, %j is refused with a reason', (given, field, message) => {
  const { error } = auditFilter.safeParse(given)
  expect(error?.issues.map(({ path, message: why }) => [path[0], why])).toEqual([[field, message]])
})

test('both days are included, by the newsroom’s clock', () => {
  expect(momentsOf({ from: '2026-03-01', to: '2026-03-02' })).toEqual({
    since: new Date('2026-02-28T16:00:00Z'),
    until: new Date('2026-03-02T16:00:00Z'),
  })
  expect(momentsOf({})).toEqual({ since: null, until: null })
})

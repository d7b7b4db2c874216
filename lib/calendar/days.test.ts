import { expect, test } from 'vitest'
import { addDays, daysBetween, isDay, monthStart, nthWeekday, weekday, weekStart } from './days'

test.each([
  ['2026-02-28', true],
  ['2026-02-29', false],
  ['2024-02-29', true],
  ['2026-13-01', false],
  ['1969-12-31', false],
  ['2026-2-1', false],
  ['', false],
])('%s is a day: %s', (value, is) => {
  expect(isDay(value)).toBe(is)
})

test('days, weeks and months are counted over ends of years and leap days', () => {
  expect(addDays('2026-12-31', 1)).toBe('2027-01-01')
  expect(addDays('2024-03-01', -1)).toBe('2024-02-29')
  expect([weekday('2026-11-29'), weekday('2026-11-30')]).toEqual([7, 1])
  expect(weekStart('2026-11-29')).toBe('2026-11-23')
  expect(weekStart('2026-11-30')).toBe('2026-11-30')
  expect([monthStart('2026-12-15', 1), monthStart('2026-01-31', -1)]).toEqual(['2027-01-01', '2025-12-01'])
  expect(daysBetween('2026-02-27', '2026-03-01')).toEqual(['2026-02-27', '2026-02-28', '2026-03-01'])
})

test('the nth weekday of a month, from either end', () => {
  expect(nthWeekday(2026, 10, 1, 1)).toBe('2026-10-05')
  expect(nthWeekday(2026, 5, 2, 6)).toBe('2026-05-09')
  expect(nthWeekday(2026, 3, -1, 6)).toBe('2026-03-28')
  expect(nthWeekday(2026, 9, 4, 7)).toBe('2026-09-27')
  expect(nthWeekday(2026, 2, -1, 6)).toBe('2026-02-28')
})

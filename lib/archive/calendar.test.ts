import { expect, test } from 'vitest'
import {
  dayName,
  dayPath,
  daySpan,
  daySpans,
  daysIn,
  monthKey,
  monthName,
  monthOf,
  monthPath,
  neighbours,
  parseDay,
  parseMonth,
  weeksOf,
} from './calendar'

test.each([
  ['2021', '04', { year: 2021, month: 4 }],
  ['1988', '12', { year: 1988, month: 12 }],
  ['2021', '00', null],
  ['2021', '13', null],
  ['2021', '4', null],
  ['21', '04', null],
  ['1899', '12', null],
  ['２０２１', '04', null],
  ['-021', '04', null],
])('the month %s/%s', (year, month, parsed) => {
  expect(parseMonth(year, month)).toEqual(parsed)
})

test.each([
  ['2021', '04', '12', '2021-04-12'],
  ['2024', '02', '29', '2024-02-29'],
  ['2023', '02', '29', null],
  ['1900', '02', '29', null],
  ['2000', '02', '29', '2000-02-29'],
  ['2021', '04', '31', null],
  ['2021', '04', '00', null],
  ['2021', '04', '1', null],
  ['2021', '13', '01', null],
])('the day %s/%s/%s', (year, month, day, parsed) => {
  expect(parseDay(year, month, day)).toBe(parsed)
})

// Shanghai put its clocks forward in the springs of 1986 to 1991, at 2:00, and before that at other hours.
test.each([
  ['2021-04-12', '2021-04-11T16:00:00Z', '2021-04-12T16:00:00Z', 24],
  ['1988-04-16', '1988-04-15T16:00:00Z', '1988-04-16T16:00:00Z', 24],
  ['1988-04-17', '1988-04-16T16:00:00Z', '1988-04-17T15:00:00Z', 23],
  ['1988-07-01', '1988-06-30T15:00:00Z', '1988-07-01T15:00:00Z', 24],
  ['1988-09-11', '1988-09-10T15:00:00Z', '1988-09-11T16:00:00Z', 25],
  ['1940-06-01', '1940-05-31T16:00:00Z', '1940-06-01T15:00:00Z', 23],
])('the day %s is from %s to %s: %i hours', (day, from, to, hours) => {
  const span = daySpan(day)
  expect(span).toEqual({ from: new Date(from), to: new Date(to) })
  expect((span.to.getTime() - span.from.getTime()) / 3_600_000).toBe(hours)
})

test.each([
  { year: 2026, month: 2 },
  { year: 1988, month: 4 },
  { year: 1988, month: 9 },
  { year: 1991, month: 12 },
])('the days of $year/$month follow each other without a gap', (month) => {
  const spans = daySpans(month)
  expect(spans).toHaveLength(daysIn(month))
  for (const [index, { to }] of spans.entries()) expect(spans[index + 1]?.from ?? to).toEqual(to)
})

test('the weeks of a month begin on Monday', () => {
  expect(weeksOf({ year: 2026, month: 3 })).toEqual([
    [null, null, null, null, null, null, 1],
    [2, 3, 4, 5, 6, 7, 8],
    [9, 10, 11, 12, 13, 14, 15],
    [16, 17, 18, 19, 20, 21, 22],
    [23, 24, 25, 26, 27, 28, 29],
    [30, 31, null, null, null, null, null],
  ])
  expect(weeksOf({ year: 2021, month: 2 })).toHaveLength(4)
  expect(weeksOf({ year: 2021, month: 2 })[0]?.[0]).toBe(1)
})

test('months and days have names and addresses', () => {
  const month = { year: 2021, month: 4 }
  expect([monthKey(month), monthName(month), monthPath(month)]).toEqual([
    '2021-04',
    '2021年4月',
    '/archive/2021/04',
  ])
  expect([dayPath('2021-04-12'), dayName('2021-04-12')]).toEqual([
    '/archive/2021/04/12',
    '2021年4月12日星期一',
  ])
  expect(dayName('1988-04-17')).toBe('1988年4月17日星期日')
})

test.each([
  ['2026-02-28T15:59:59.999Z', '2026-02'],
  ['2026-02-28T16:00:00Z', '2026-03'],
  ['1988-06-30T15:00:00Z', '1988-07'],
])('%s lies in %s', (at, key) => {
  expect(monthKey(monthOf(new Date(at)))).toBe(key)
})

test('one goes to the nearest months with pieces, from any month', () => {
  const [may, march, january] = [5, 3, 1].map((month) => ({ year: 2026, month }))
  const months = [may, march, january].filter((month) => month !== undefined)
  expect(neighbours(months, { year: 2026, month: 3 })).toEqual({ older: january, newer: may })
  expect(neighbours(months, { year: 2026, month: 4 })).toEqual({ older: march, newer: may })
  expect(neighbours(months, { year: 2026, month: 5 })).toEqual({ older: march, newer: null })
  expect(neighbours(months, { year: 2025, month: 12 })).toEqual({ older: null, newer: january })
  expect(neighbours([], { year: 2026, month: 3 })).toEqual({ older: null, newer: null })
})

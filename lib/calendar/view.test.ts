import { expect, test } from 'vitest'
import { calendarParams, rangeOf, step, weeksOf } from './view'

test('a month is shown in whole weeks, a week from Monday, the agenda from its day', () => {
  expect(rangeOf('month', '2026-12-15')).toEqual({ first: '2026-11-30', last: '2027-01-03' })
  expect(rangeOf('month', '2026-02-10')).toEqual({ first: '2026-01-26', last: '2026-03-01' })
  expect(rangeOf('week', '2026-11-29')).toEqual({ first: '2026-11-23', last: '2026-11-29' })
  expect(rangeOf('agenda', '2026-11-29')).toEqual({ first: '2026-11-29', last: '2026-12-12' })
  expect(weeksOf('2026-11-30', '2026-12-13')).toEqual(['2026-11-30', '2026-12-07'])
})

test('one step is a month, a week or two weeks', () => {
  expect(step('month', '2026-01-31', 1)).toBe('2026-02-01')
  expect(step('week', '2026-01-31', -1)).toBe('2026-01-24')
  expect(step('agenda', '2026-01-31', 1)).toBe('2026-02-14')
})

test('what cannot be read in an address counts as not asked', () => {
  // The month after the last one that is counted has no days to show.
  expect(calendarParams.parse({ on: '9999-12-31' })).toEqual({})
  expect(calendarParams.parse({ view: 'year', on: '2026-02-30', column: 'x', person: '-1' })).toEqual({})
  expect(calendarParams.parse({ view: 'week', on: '2026-02-03', column: '3' })).toEqual({
    view: 'week',
    on: '2026-02-03',
    column: 3,
  })
})

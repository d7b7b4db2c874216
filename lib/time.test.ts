import { expect, test } from 'vitest'
import {
  nextSiteMidnight,
  parseSiteTime,
  siteDate,
  siteDateTime,
  siteIso,
  siteLongDate,
  siteLunarDate,
} from './time'

test('a date without time is midnight in Shanghai, whatever zone the server runs in', () => {
  expect(parseSiteTime('2021-04-12')?.toISOString()).toBe('2021-04-11T16:00:00.000Z')
  expect(parseSiteTime('2021-04-12T10:30')?.toISOString()).toBe('2021-04-12T02:30:00.000Z')
})

test('summer time of 1986–1991 is known (R-15)', () => {
  expect(parseSiteTime('1988-07-01T08:00')?.toISOString()).toBe('1988-06-30T23:00:00.000Z')
  expect(siteIso(new Date('1988-06-30T23:00:00Z'))).toBe('1988-07-01T08:00:00+09:00')
})

test.each(['', 'morgen', '2021-02-30', '2021-13-01', '2021-04-12T25:00', '2021-04-12T10:61'])(
  '%j is no date',
  (text) => {
    expect(parseSiteTime(text)).toBeNull()
  },
)

test('instants are shown in the zone of the site', () => {
  const at = new Date('2021-04-11T16:05:09Z')
  expect(siteDate(at)).toBe('2021-04-12')
  expect(siteDateTime(at)).toBe('2021-04-12 00:05')
  expect(siteIso(at)).toBe('2021-04-12T00:05:09+08:00')
  expect(siteLongDate(at)).toBe('2021年4月12日星期一')
  expect(nextSiteMidnight(at).toISOString()).toBe('2021-04-12T16:00:00.000Z')
})

test('the traditional calendar changes its day at midnight in Shanghai, and knows leap months', () => {
  expect(siteLunarDate(new Date('2026-02-16T16:00:00Z'))).toBe('农历丙午年正月初一')
  expect(siteLunarDate(new Date('2025-08-01T00:00:00Z'))).toBe('农历乙巳年闰六月初八')
})

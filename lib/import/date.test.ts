import { expect, test } from 'vitest'
import { siteDateTime } from '@/lib/time'
import { dateInAddress, datesIn, parseStamp } from './date'

test.each([
  ['更新时间:2021-04-12', '2021-04-12 00:00'],
  ['2021年4月12日 10:30', '2021-04-12 10:30'],
  ['2021/04/12 10:30:05来源', '2021-04-12 10:30'],
  ['2021.4.12', '2021-04-12 00:00'],
  ['2021-04-12 星期一 08:05', '2021-04-12 08:05'],
  ['2021-04-12　10：30', '2021-04-12 10:30'],
])('%s', (text, expected) => {
  expect(datesIn(text).map(siteDateTime)).toEqual([expected])
})

test.each(['2021-13-01', '2021-02-30', '第12021-04-1号', '1921-04-12'])('%s is no date', (text) => {
  expect(datesIn(text)).toEqual([])
})

test.each([
  ['2021-04-12T02:30:00Z', '2021-04-12 10:30'],
  ['2021-04-12T10:30:00+08:00', '2021-04-12 10:30'],
  ['2021-04-12T10:30:00', '2021-04-12 10:30'],
  ['1618194600', '2021-04-12 10:30'],
  ['1618194600000', '2021-04-12 10:30'],
  ['20210412', '2021-04-12 00:00'],
])('the stamp %s', (text, expected) => {
  const at = parseStamp(text)
  expect(at && siteDateTime(at)).toBe(expected)
})

test.each([
  ['https://a.cn/202104/t20210412_813589.html', '2021-04-12 00:00'],
  ['https://a.cn/n1/2021/0412/c1-2.html', '2021-04-12 00:00'],
  ['https://a.cn/art/2021/04/12/art_1.html', '2021-04-12 00:00'],
])('the address %s', (address, expected) => {
  const at = dateInAddress(address)
  expect(at && siteDateTime(at)).toBe(expected)
})

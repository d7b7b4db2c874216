import fc from 'fast-check'
import { expect, test } from 'vitest'
import { normalizePunctuation } from './punctuation'
import { type Change, punctuationChanges } from './punctuation-changes'

const applied = (text: string, changes: Change[]) =>
  [...changes].reverse().reduce((now, { from, to, put }) => now.slice(0, from) + put + now.slice(to), text)

const pieces = fc.constantFrom(
  ...'汉字年,;:!?.()（）"\'“”‘’《》…—-－ 　\n\u00a0\u200baZ９Ａ1%/@=。，é'.normalize('NFD').split(''),
  'http://a.cn',
  '1,000',
  'PM ２．５',
)
const line = fc.array(pieces, { maxLength: 40 }).map((all) => all.join(''))

test('the single changes together are what tidying makes of the line', () => {
  fc.assert(
    fc.property(line, fc.boolean(), (text, title) => {
      const certain = punctuationChanges(text, { title }).filter(({ suggested }) => !suggested)
      expect(applied(text, certain)).toBe(normalizePunctuation(text, { title }))
    }),
    { numRuns: 1500 },
  )
})

test('each change says what it does, and the halves of a pair know each other', () => {
  expect(punctuationChanges('所谓"西瓜",下降(见表)...')).toEqual([
    { from: 2, to: 3, put: '“', rule: '直引号改弯引号', pair: 2, suggested: false },
    { from: 5, to: 7, put: '”，', rule: '直引号改弯引号', pair: 2, suggested: false },
    { from: 9, to: 10, put: '（', rule: '括号改全角', pair: 9, suggested: false },
    { from: 12, to: 16, put: '）……', rule: '括号改全角', pair: 9, suggested: false },
  ])
  expect(punctuationChanges('　　清洁 生产')).toMatchObject([
    { from: 0, to: 2, put: '', rule: '去除首尾空格' },
    { from: 4, to: 5, put: '', rule: '去除汉字间空格' },
  ])
})

test.each([
  ['2011-2020年', '2011—2020年'],
  ['2011年-2020年', '2011年—2020年'],
  ['下降63%-68%', '下降63%～68%'],
  ['约100-150吨', '约100～150吨'],
])('%s is only proposed to be %s', (text, proposed) => {
  const changes = punctuationChanges(text)
  expect(changes.every(({ suggested }) => suggested)).toBe(true)
  expect(applied(text, changes)).toBe(proposed)
})

test.each(['电话010-6655', '编号3-12号', '比分3-1', '2021-04-12', '见http://a.cn/1-2年，与《第1-2年》'])(
  '%s is no range',
  (text) => {
    expect(punctuationChanges(text)).toEqual([])
  },
)

test.each([
  ['pm2.5与PM 2.5、PM₂.₅', 'PM2.5与PM2.5、PM2.5'],
  ['PM10 与 PM25', 'PM10 与 PM25'],
  ['https://a.cn/pm2.5', 'https://a.cn/pm2.5'],
])('%s → %s', (from, to) => {
  expect(normalizePunctuation(from)).toBe(to)
})

import { expect, test } from 'vitest'
import { docFromText } from '@/lib/content/text'
import { leadSummary } from './lead-summary'
import { originStatement } from './origin-statement'
import { minutesToRead } from './reading-time'

test('a summary stands above the text only when it says more than the beginning does', () => {
  const body = docFromText('我们水厂有个岗位，外人听了总觉得好笑：闻水。\n早上六点。\n第三段。')
  expect(leadSummary('', body)).toBe('')
  expect(leadSummary('我们水厂有个岗位,外人听了总觉得好笑', body)).toBe('')
  expect(leadSummary('外人听了总觉得好笑：闻水。早上六点', body)).toBe('')
  expect(leadSummary('水厂把药耗当作体温计。 ', body)).toBe('水厂把药耗当作体温计。')
})

test.each([
  ['ORIGINAL', null, '本文为青言原创稿件'],
  ['CONTRIBUTION', '青言', '本文为作者投稿，文责自负，仅代表作者观点，不代表青言立场'],
  ['REPRINT', '绿野周报', '本文转载自绿野周报，版权归原作者所有'],
  ['REPRINT', null, '本文转载自其他媒体，版权归原作者所有'],
] as const)('a piece that is %s and comes from %s says so', (origin, source, expected) => {
  expect(originStatement(origin, '青言', source)).toContain(expected)
})

test.each([
  [0, 1],
  [399, 1],
  [601, 2],
  [4000, 10],
])('%i characters take %i minutes', (words, minutes) => {
  expect(minutesToRead(words)).toBe(minutes)
})

import { expect, test } from 'vitest'
import { titlePhrases } from './title-phrases'

const plain = (text: string) => [{ text, hit: false }]

test('a title is cut where a space stands between Chinese characters or marks, and nowhere else', () => {
  expect(titlePhrases(plain('阳台上的洗衣机 通向哪条河'))).toEqual([
    plain('阳台上的洗衣机'),
    plain('通向哪条河'),
  ])
  expect(titlePhrases(plain('给玻璃幕墙点上几颗“痣” 《条例》怎么说'))).toHaveLength(2)
  for (const whole of ['PM2.5 又高了', '一次说完', 'VOCs 治理', ''])
    expect(titlePhrases(plain(whole)), whole).toHaveLength(1)
})

test('what a search marked stays marked in its phrase, and on both sides of a space', () => {
  const hit = (text: string) => ({ text, hit: true })
  expect(titlePhrases([hit('污水'), ...plain('站通了电 还要通上水')])).toEqual([
    [hit('污水'), ...plain('站通了电')],
    plain('还要通上水'),
  ])
  expect(titlePhrases([...plain('别绕开'), hit('河 湖'), ...plain('之间')])).toEqual([
    [...plain('别绕开'), hit('河')],
    [hit('湖'), ...plain('之间')],
  ])
})

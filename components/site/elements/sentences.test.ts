import fc from 'fast-check'
import { expect, test } from 'vitest'
import { cutSentences, ReadingPlace } from './sentences'

test('sentences stay whole and stand together while they fit; closing marks stay with them', () => {
  expect(cutSentences('“闻水。”他说。我不信！真的？', 8)).toEqual(['“闻水。”他说。', '我不信！真的？'])
  expect(cutSentences('上游有鱼塘，有藕田，也有三条沟渠。', 8)).toEqual([
    '上游有鱼塘，',
    '有藕田，',
    '也有三条沟渠。',
  ])
  expect(cutSentences('没有标点的一长串文字', 4)).toEqual(['没有标点', '的一长串', '文字'])
  expect(cutSentences('……！', 8)).toEqual([])
})

test('nothing of the words is lost, and no piece is too long', () => {
  const text = fc.string({
    unit: fc.constantFrom('水', '𠮷', 'a', '3', '，', '。', '”', '；', '！', '\n', ' '),
  })
  fc.assert(
    fc.property(text, fc.integer({ min: 2, max: 12 }), (given, most) => {
      const pieces = cutSentences(given, most)
      const words = (one: string) => one.replace(/[^\p{L}\p{N}]/gu, '')
      expect(words(pieces.join(''))).toBe(words(given))
      for (const piece of pieces) expect([...piece].length).toBeLessThanOrEqual(most)
    }),
  )
})

test('a voice goes on where it was, knows the paragraph, and can go to another', () => {
  const place = new ReadingPlace(['标题', '', '一句话。又一句。', '末段。'], 4)
  expect(place.now).toEqual({ paragraph: 0, text: '标题' })
  place.advance()
  expect(place.now).toEqual({ paragraph: 2, text: '一句话。' })
  expect(place.now).toEqual({ paragraph: 2, text: '一句话。' })
  place.goTo(1)
  expect(place.now?.text).toBe('一句话。')
  place.goTo(3)
  expect(place.now?.text).toBe('末段。')
  place.advance()
  expect(place.now).toBeUndefined()
})

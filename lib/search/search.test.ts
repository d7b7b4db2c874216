import fc from 'fast-check'
import { expect, test } from 'vitest'
import { fold } from './fold'
import { toTsquery } from './query'
import { highlight, snippet } from './snippet'
import { toTsvector } from './tokens'

test('traditional, full-width and upper case fold to one form', () => {
  expect(fold('環境保護VOCs\u200B㎡')).toBe('环境保护vocsm2')
})

test('Han runs become bigrams with a last single character, words stay whole', () => {
  expect(toTsvector([{ weight: 'A', text: '清洁生产' }])).toBe("'清洁':1A '洁生':2A '生产':3A '产':4A")
  expect(toTsvector([{ weight: 'D', text: "vocs减排 pm2.5 'o" }])).toBe(
    "'vocs':1D '减排':3D '排':4D 'pm2.5':6D 'o':8D",
  )
})

test('queries: phrases, single characters, words as beginnings, nothing searchable', () => {
  expect(toTsquery('清洁生产')).toBe("('清洁' <-> '洁生' <-> '生产')")
  expect(toTsquery('碳 VOC')).toBe("'碳':* & 'voc':*")
  expect(toTsquery('湿地')).toBe("'湿地'")
  expect(toTsquery(' ,.!😀 ')).toBeNull()
})

test('whatever is typed, the literal stays one the database can read', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (typed) => {
      const query = toTsquery(typed)
      if (query !== null)
        expect(query.replace(/'(?:[^'\\]|''|\\\\)*'/g, 'L')).toMatch(
          /^(?:\(L(?: <-> L)+\)|L(?::\*)?)(?: & (?:\(L(?: <-> L)+\)|L(?::\*)?))*$/,
        )
    }),
  )
})

test('highlighting never breaks on characters that fold to more', () => {
  expect(highlight('每㎡減排', ['m2', '减排'])).toEqual([
    { text: '每', hit: false },
    { text: '㎡', hit: true },
    { text: '減排', hit: true },
  ])
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), fc.string(), (text, term) => {
      expect(
        highlight(text, [fold(term)])
          .map((piece) => piece.text)
          .join(''),
      ).toBe(text)
    }),
  )
})

test('a snippet stands around the first hit', () => {
  const text = `${'前文很长。'.repeat(20)}关键的湿地在这里。${'后文'.repeat(60)}`
  const pieces = snippet(text, ['湿地'])
  expect(pieces.find(({ hit }) => hit)?.text).toBe('湿地')
  expect(pieces.map((piece) => piece.text).join('').length).toBeLessThan(90)
})

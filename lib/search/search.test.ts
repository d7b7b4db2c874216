import fc from 'fast-check'
import { expect, test } from 'vitest'
import { fold } from './fold'
import { parseQuery, toTsquery } from './query'
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

const ask = (typed: string, synonyms?: string[][]) => toTsquery(parseQuery(typed, synonyms))

test('queries: phrases, single characters, words as beginnings, nothing searchable', () => {
  expect(ask('清洁生产')).toBe("('清洁' <-> '洁生' <-> '生产')")
  expect(ask('碳 VOC')).toBe("'碳':* & 'voc':*")
  expect(ask('湿地')).toBe("'湿地'")
  expect(ask(' ,.!😀 ')).toBeNull()
})

test('quotation marks make one phrase of what stands between them, words in it whole', () => {
  expect(ask('"java 安全 管理器" 好')).toBe("('java' <2> '安全' <3> ('管理' <-> '理器')) & '好':*")
  expect(ask('“清洁生产”')).toBe("('清洁' <-> '洁生' <-> '生产')")
  expect(ask('"" “')).toBeNull()
})

test('a synonym is said as well, of a whole term or of a part of it, but not inside quotation marks', () => {
  const sets = [['vocs', '挥发性有机物']]
  const phrase = "('挥发' <-> '发性' <-> '性有' <-> '有机' <-> '机物')"
  expect(ask('VOCs', sets)).toBe(`('vocs':* | ${phrase})`)
  expect(ask('揮發性有機物', sets)).toBe(`(${phrase} | 'vocs':*)`)
  expect(ask('VOCs减排', sets)).toBe(`(('vocs':* & '减排') | (${phrase} & '减排'))`)
  expect(ask('"VOCs"', sets)).toBe("'vocs'")
})

/** A tsquery literal whose lexemes and brackets are taken off from the inside. */
function reduced(literal: string): string {
  let rest = literal.replace(/'(?:[^'\\]|''|\\\\)*'(?::\*?A?)?/g, 'L')
  for (let before = ''; before !== rest; ) {
    before = rest
    rest = rest.replace(/\(L(?: (?:&|\||<->|<[23]>) L)*\)/g, 'L')
  }
  return rest
}

test('whatever is typed, the literal stays one the database can read (S-57)', () => {
  const typed = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.string({
      unit: fc.constantFrom('清', '洁', 'a', '1', '"', "'", '\\', ' ', '&', '|', '(', ':', '*', '-'),
    }),
  )
  fc.assert(
    fc.property(typed, (text) => {
      for (const weight of ['', 'A'] as const) {
        const query = toTsquery(parseQuery(text, [['a', '清洁']]), 'strict', weight)
        if (query !== null) expect(reduced(query)).toMatch(/^L(?: & L)*$/)
      }
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

test('a hit in a part of what a character folds to marks the whole character', () => {
  expect(highlight('ﬁsh', ['f'])).toEqual([
    { text: 'ﬁ', hit: true },
    { text: 'sh', hit: false },
  ])
  expect(highlight('20㎡', ['2'])).toEqual([
    { text: '2', hit: true },
    { text: '0', hit: false },
    { text: '㎡', hit: true },
  ])
})

test('what is marked folds to what was searched for, and no mark is empty', () => {
  const piece = fc.constantFrom('ﬁ', '㎡', '①', '環', '环', 'Ａ', 'a', '№', '…', '😀', '\u200b', '境')
  fc.assert(
    fc.property(fc.array(piece), fc.array(piece, { minLength: 1, maxLength: 3 }), (text, term) => {
      const wanted = fold(term.join(''))
      for (const { text: marked } of highlight(text.join(''), [wanted]).filter(({ hit }) => hit)) {
        expect(marked).not.toBe('')
        expect(fold(marked)).toContain(wanted)
      }
    }),
  )
})

test('a snippet stands where most of the terms are, and cuts no character in two', () => {
  const text = `湿地一处。${'别的话。'.repeat(40)}湿地与候鸟同在。${'😀'.repeat(80)}`
  const pieces = snippet(text, ['湿地', '候鸟'], 61)
  expect(pieces.filter(({ hit }) => hit).map((one) => one.text)).toEqual(['湿地', '候鸟'])
  expect(pieces.map((one) => one.text).join('')).not.toMatch(/[\uD800-\uDBFF](?![\uDC00-\uDFFF])/)
})

test('a snippet stands around the first hit', () => {
  const text = `${'前文很长。'.repeat(20)}关键的湿地在这里。${'后文'.repeat(60)}`
  const pieces = snippet(text, ['湿地'])
  expect(pieces.find(({ hit }) => hit)?.text).toBe('湿地')
  expect(pieces.map((piece) => piece.text).join('').length).toBeLessThan(90)
})

import fc from 'fast-check'
import { expect, test } from 'vitest'
import { adviceFor } from './advice'
import { fold } from './fold'
import { betweenQuotes, marksOf, parseQuery, toTsquery } from './query'
import { highlight, snippet } from './snippet'
import { runs, toTsvector } from './tokens'

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
  expect(ask('"java 安全 管理器" 好')).toBe("('java' <2> ('安全' <-> '全') <2> ('管理' <-> '理器')) & '好':*")
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
    rest = rest.replace(/\(L(?: (?:&|\||<->|<2>) L)*\)/g, 'L')
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

const marks = (typed: string) => marksOf(parseQuery(typed))
const marked = (text: string, typed: string) =>
  highlight(text, marks(typed))
    .map((one) => (one.hit ? `[${one.text}]` : one.text))
    .join('')

test.each([
  // A word is found by its beginning, and so it is marked.
  ['1', '2021年1月12日', '2021年[1]月[1]2日'],
  ['O', 'VOCs 与 O3、NOx', 'VOCs 与 [O]3、NOx'],
  ['voc', 'VOCs减排，非VOCs', '[VOC]s减排，非[VOC]s'],
  ['2019', 'GB 37822-2019 于2019年', 'GB 37822-2019 于[2019]年'],
  ['pm2', 'PM2.5 和 RPM2', '[PM2].5 和 RPM2'],
  // Han text is found wherever it stands.
  ['产', '清洁生产', '清洁生[产]'],
  ['VOCs减排', 'VOCs的减排', '[VOCs]的[减排]'],
  // A quoted phrase is found as a whole, its words whole, whatever stands between them.
  [
    '"3 月 1 日"',
    '3 月 1 日起，1 月 3 日止；3月1日、13月1日',
    '[3 月 1 日]起，1 月 3 日止；[3月1日]、13月1日',
  ],
  ['“VOCs”', 'VOCs、VOC、VOCs2', '[VOCs]、VOC、VOCs2'],
  ['"安全管理 java"', '大安全管理 JAVA、安全管理员 java', '大[安全管理 JAVA]、安全管理员 java'],
  ['"java 安全" 管理', 'java 安全管理，安全 java', '[java 安全][管理]，安全 java'],
  ['"水源地"', '水源地的水源', '[水源地]的水源'],
])('what %s marks in “%s”', (typed, text, expected) => {
  expect(marked(text, typed)).toBe(expected)
})

test('highlighting never breaks on characters that fold to more', () => {
  expect(highlight('每㎡減排', marks('m2 减排'))).toEqual([
    { text: '每', hit: false },
    { text: '㎡', hit: true },
    { text: '減排', hit: true },
  ])
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), fc.string(), (text, term) => {
      expect(
        highlight(text, marks(term))
          .map((piece) => piece.text)
          .join(''),
      ).toBe(text)
    }),
  )
})

test('a hit in a part of what a character folds to marks the whole character', () => {
  expect(marked('ﬁsh', 'f')).toBe('[ﬁ]sh')
  expect(marked('每㎡', 'm')).toBe('每[㎡]')
})

test('what is marked folds to what was searched for, and no mark is empty', () => {
  const piece = fc.constantFrom(
    'ﬁ',
    '㎡',
    '①',
    '環',
    '环',
    'Ａ',
    'a',
    '№',
    '…',
    '😀',
    '\u200b',
    '境',
    '"',
    ' ',
  )
  fc.assert(
    fc.property(fc.array(piece), fc.array(piece, { minLength: 1, maxLength: 5 }), (text, term) => {
      const wanted = marks(term.join('')).map((mark) => mark.runs.map((run) => run.text).join(''))
      for (const { text: hit } of highlight(text.join(''), marks(term.join(''))).filter((one) => one.hit)) {
        const said = runs(fold(hit))
          .map((run) => run.text)
          .join('')
        expect(said).not.toBe('')
        expect(wanted.some((one) => said.includes(one))).toBe(true)
      }
    }),
  )
})

test('a snippet stands where most of the terms are, and cuts no character in two', () => {
  const text = `湿地一处。${'别的话。'.repeat(40)}湿地与候鸟同在。${'😀'.repeat(80)}`
  const pieces = snippet(text, marks('湿地 候鸟'), 61)
  expect(pieces.filter(({ hit }) => hit).map((one) => one.text)).toEqual(['湿地', '候鸟'])
  expect(pieces.map((one) => one.text).join('')).not.toMatch(/[\uD800-\uDBFF](?![\uDC00-\uDFFF])/)
})

test('a snippet stands around the first hit', () => {
  const text = `${'前文很长。'.repeat(20)}关键的湿地在这里。${'后文'.repeat(60)}`
  const pieces = snippet(text, marks('湿地'))
  expect(pieces.find(({ hit }) => hit)?.text).toBe('湿地')
  expect(pieces.map((piece) => piece.text).join('').length).toBeLessThan(90)
})

test.each([
  ['水', '写出完整的词；换一种说法'],
  ['x', '写出完整的词；换一种说法'],
  ['鲸鱼', '看看有没有打错字；换一种说法'],
  ['paiwu', '看看有没有打错字；换一种说法'],
  ['鲸鱼 鲨鱼', '少用几个词；看看有没有打错字；换一种说法'],
  ['“鲸鱼搁浅”', '去掉引号；看看有没有打错字；换一种说法'],
  ['完全不相干的词语', '只输入最关键的两三个字；看看有没有打错字；换一种说法'],
])('who looked for %s in vain is told: %s', (typed, advice) => {
  expect(adviceFor(typed).join('；')).toBe(advice)
})

test.each([
  ['“水源地的围栏”', '‘水源地的围栏’'],
  ['"3 月 1 日" 起', '‘3 月 1 日’ 起'],
  ['「水源」『围栏』', '‘水源’‘围栏’'],
  ['水源"', '水源'],
  ['‘水源’', '‘水源’'],
  ['"', '"'],
])('what was typed as %s stands between quotation marks as %s (GB/T 15834)', (typed, said) => {
  expect(betweenQuotes(typed)).toBe(said)
})

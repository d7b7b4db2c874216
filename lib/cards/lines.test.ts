import fc from 'fast-check'
import { expect, test } from 'vitest'
import { balancedLines, clauseLines, cutLines, measure } from './lines'

test('a title breaks between words, into lines of like length, and only as many as it needs', () => {
  for (const [title, widest, lines] of [
    ['把排污许可证请出保险柜', 8, ['把排污许可证', '请出保险柜']],
    ['滩涂不是荒地', 8, ['滩涂不是荒地']],
    ['练眼神 练取证 练精准 练程序', 8, ['练眼神 练取证', '练精准 练程序']],
    ['读懂PM2.5的数字', 6, ['读懂PM2.5', '的数字']],
  ] as const)
    expect(balancedLines(title, widest, 3), title).toEqual(lines)
})

test('a title of clauses breaks between them', () => {
  expect(clauseLines('三十平方米的工地 也会起灰', 8, 3)).toEqual(['三十平方米的工地', '也会起灰'])
  expect(clauseLines('清江水账：从源头到水杯', 8, 3)).toEqual(['清江水账：', '从源头到水杯'])
  // One clause, too many, one too wide, and one that would stand as a stump.
  for (const title of [
    '滩涂不是荒地',
    '练眼神 练取证 练精准 练程序',
    '问：谁来为土壤修复付这笔钱',
    '问：谁来付这笔钱',
  ])
    expect(clauseLines(title, 8, 3), title).toBeNull()
})

test('marks stand at the right end of a line', () => {
  expect(balancedLines('《排污许可管理条例》施行半年，还差什么？', 9, 3)).toEqual([
    '《排污许可',
    '管理条例》施行',
    '半年，还差什么？',
  ])
})

test('a title too long for three lines is cut after a word', () => {
  const title = '为什么'.repeat(30)
  expect(balancedLines(title, 9, 3)).toBeNull()
  const lines = cutLines(title, 9, 3)
  expect(lines).toHaveLength(3)
  expect(lines.join('')).toMatch(/^(为什么)+…$/)
})

const CHARACTERS = [...'水土气声渣与人的治理，。、：？！（）《》“”…—ab PM2.5%']

test('property: nothing is lost, nothing is too wide, no line begins or ends with the wrong mark', () => {
  const text = fc.array(fc.constantFrom(...CHARACTERS), { minLength: 1, maxLength: 40 })
  fc.assert(
    fc.property(text, fc.integer({ min: 5, max: 14 }), (characters, widest) => {
      const title = characters.join('').replace(/\s+/g, ' ').trim()
      const lines = balancedLines(title, widest, 3)
      if (!lines) return
      expect(lines.join('').replaceAll(' ', '')).toBe(title.replaceAll(' ', ''))
      for (const line of lines) expect(measure(line)).toBeLessThanOrEqual(widest)
    }),
  )
  // Marks that stand between words, as in a real title.
  const word = fc.constantFrom(
    '水质',
    '许可证',
    '《条例》',
    '“十四五”',
    '（试行）',
    '执法，',
    '监测：',
    '怎么办？',
  )
  fc.assert(
    fc.property(fc.array(word, { minLength: 1, maxLength: 12 }), (words) => {
      const lines = balancedLines(words.join(''), 9, 3)
      for (const line of lines ?? cutLines(words.join(''), 9, 3)) {
        expect(line).not.toMatch(/^[，。、：？！）》”…]/)
        expect(line).not.toMatch(/[（《“]$/)
      }
    }),
  )
})

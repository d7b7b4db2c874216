import fc from 'fast-check'
import { expect, test } from 'vitest'
import { cutText } from '@/lib/search/words'
import { type Cut, diffLines, diffWords, docLines, sideOf } from './diff'
import { changeSize } from './diff-size'
import { docFromText } from './text'

const byCharacter: Cut = (text) => [...text]
const text = fc.array(fc.constantFrom('滩涂', '退潮', '。', ' ', 'PM2.5', '的', '\n', '👩‍🔬'), {
  maxLength: 20,
})
const joined = text.map((parts) => parts.join(''))
const textOf = (runs: { text: string }[]) => runs.map((run) => run.text).join('')

test('each side of a difference is exactly the text it came from, with jieba’s words too (R-11)', () => {
  fc.assert(
    fc.property(joined, joined, fc.constantFrom<Cut[]>(byCharacter, cutText), (before, after, cut) => {
      const runs = diffWords(before, after, cut)
      expect(textOf(sideOf(runs, 'before'))).toBe(before)
      expect(textOf(sideOf(runs, 'after'))).toBe(after)
      if (before === after) expect(runs.every(({ kind }) => kind === 'same')).toBe(true)
    }),
  )
})

test('words are shown whole, as jieba cuts them', () => {
  expect(diffWords('他们在河边种植水草', '他们在河边种树', cutText)).toEqual([
    { kind: 'same', text: '他们在河边' },
    { kind: 'removed', text: '种植水草' },
    { kind: 'added', text: '种树' },
  ])
})

const PARAGRAPHS = [
  '退潮之后，滩涂上全是脚印和贝壳。',
  '半夜十一点，桥下的水忽然急了起来。',
  '喷漆房的排气筒离地面只有三米高。',
  '护林员说这片林子三年没有砍过柴。',
]
const linesOf = (...paragraphs: string[]) => docLines(docFromText(paragraphs.join('\n')))
const [A = '', B = '', C = '', D = ''] = PARAGRAPHS

test('a paragraph that went elsewhere is one that moved, also when a word of it changed', () => {
  const rows = diffLines(linesOf(A, B, C, D), linesOf(B, C, D, A.replace('贝壳', '螃蟹')), byCharacter)
  expect(rows.map(({ kind, on }) => [kind, on])).toEqual([
    ['moved', 'before'],
    ['same', 'both'],
    ['same', 'both'],
    ['same', 'both'],
    ['moved', 'after'],
  ])
  expect(rows[4]?.runs).toContainEqual({ kind: 'added', text: '螃蟹' })
})

test('changed, added and removed paragraphs are told apart, and so is mere form', () => {
  const bold = docLines({
    type: 'doc',
    content: [{ type: 'paragraph', content: [{ type: 'text', text: D, marks: [{ type: 'bold' }] }] }],
  })
  const before = linesOf(A, B, D)
  const after = [...linesOf(A.replace('脚印', '鸟的脚印'), C), ...bold]
  expect(diffLines(before, after, byCharacter).map(({ kind }) => kind)).toEqual([
    'changed',
    'removed',
    'added',
    'restyled',
  ])
})

test('both sides of a comparison hold every line, in order', () => {
  const doc = fc.array(fc.constantFrom(...PARAGRAPHS, '短'), { maxLength: 8 })
  fc.assert(
    fc.property(doc, doc, (before, after) => {
      const rows = diffLines(linesOf(...before), linesOf(...after), byCharacter)
      const side = (name: 'before' | 'after') =>
        rows.filter(({ on }) => on === 'both' || on === name).map(({ runs }) => textOf(sideOf(runs, name)))
      // A body is never without a paragraph.
      expect(side('before')).toEqual(before.length > 0 ? before : [''])
      expect(rows.filter(({ on }) => on !== 'before')).toHaveLength(Math.max(after.length, 1))
      expect(side('after')).toEqual(after.length > 0 ? after : [''])
    }),
  )
})

test('the size of a change counts characters that came and went', () => {
  expect(changeSize([A, B], [A, B])).toEqual({ added: 0, removed: 0 })
  expect(changeSize([A], [A.replace('贝壳', '海螺壳'), B])).toEqual({ added: 2 + B.length, removed: 1 })
  expect(changeSize([], [A])).toEqual({ added: A.length, removed: 0 })
})

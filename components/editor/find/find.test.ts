import { getSchema } from '@tiptap/core'
import { history, undo } from '@tiptap/pm/history'
import { EditorState, TextSelection, type Transaction } from '@tiptap/pm/state'
import { search } from 'prosemirror-search'
import { expect, test } from 'vitest'
import { Slash } from '../blocks/slash'
import { editorExtensions } from '../extensions'
import { findQuery } from './find-query'
import { lookFor, replaceEvery, replaceOne, standing, step } from './find-steps'

const schema = getSchema(editorExtensions('', new Slash(() => undefined)))
const text = (words: string, ...marks: string[]) =>
  schema.text(
    words,
    marks.map((name) => schema.mark(name)),
  )
const paragraph = (...content: ReturnType<typeof text>[]) => schema.node('paragraph', null, content)

/** As much of an editor as the commands need: a state, and a view that takes changes. */
function desk(...blocks: ReturnType<typeof paragraph>[]) {
  let state = EditorState.create({ doc: schema.node('doc', null, blocks), plugins: [search(), history()] })
  const dispatch = (change: Transaction) => {
    state = state.apply(change)
  }
  const editor = {
    get state() {
      return state
    },
    view: { dispatch },
  }
  const lines = () => {
    const all: string[] = []
    state.doc.forEach((block) => void all.push(block.textContent))
    return all
  }
  return {
    editor,
    lines,
    undo: () => undo(state, dispatch),
    selected: () => state.doc.textBetween(state.selection.from, state.selection.to),
  }
}

test('case and width do not matter, unless they are to', () => {
  const { editor, selected } = desk(paragraph(text('ＰＭ2.5和pm2.5，还有PM２．５（PM25不算）。')))
  lookFor(editor, findQuery('PM2.5', false))
  expect(standing(editor.state)).toEqual({ count: 3, current: 1 })
  expect(selected()).toBe('ＰＭ2.5')
  lookFor(editor, findQuery('pm2.5', true))
  expect(standing(editor.state).count).toBe(1)
  lookFor(editor, findQuery('（pm25', false))
  expect(standing(editor.state).count).toBe(1)
  lookFor(editor, findQuery('', false))
  expect(standing(editor.state)).toEqual({ count: 0, current: 0 })
})

test('signs mean themselves and not a pattern', () => {
  const { editor } = desk(paragraph(text('a.c abc [x] $1 \\n a*')))
  for (const [words, count] of [
    ['a.c', 1],
    ['[x]', 1],
    ['$1', 1],
    ['\\n', 1],
    ['a*', 1],
    ['x]', 1],
  ] as const) {
    for (const exact of [true, false]) {
      lookFor(editor, findQuery(words, exact))
      expect(standing(editor.state).count, words).toBe(count)
    }
  }
})

test('steps go round in both directions, across marks', () => {
  const { editor } = desk(paragraph(text('河'), text('水', 'bold')), paragraph(text('河水，河水')))
  lookFor(editor, findQuery('河水', false))
  const path = [1, 1, 1, -1, -1].map((direction) => {
    step(editor, direction as 1 | -1)
    return standing(editor.state).current
  })
  expect(path).toEqual([2, 3, 1, 3, 2])
})

test('one place is replaced at a time, and what was put in is not found again', () => {
  const { editor, lines } = desk(paragraph(text('河与河')))
  lookFor(editor, findQuery('河', false))
  replaceOne(editor, '大河')
  expect(lines()).toEqual(['大河与河'])
  expect(standing(editor.state)).toEqual({ count: 2, current: 2 })
  replaceOne(editor, '大河')
  expect(lines()).toEqual(['大河与大河'])
})

test('all places are replaced at once, keep their look, and come back with one undo', () => {
  const {
    editor,
    lines,
    undo: back,
  } = desk(paragraph(text('污水'), text('污水', 'bold')), paragraph(text('无污水')))
  lookFor(editor, findQuery('污水', false))
  expect(replaceEvery(editor, '$1 清水$$')).toBe(3)
  expect(lines()).toEqual(['$1 清水$$$1 清水$$', '无$1 清水$$'])
  expect(
    editor.state.doc
      .child(0)
      .child(1)
      .marks.map(({ type }) => type.name),
  ).toEqual(['bold'])
  back()
  expect(lines()).toEqual(['污水污水', '无污水'])
  lookFor(editor, findQuery('污水', false))
  expect(replaceEvery(editor, '')).toBe(3)
  expect(lines()).toEqual(['', '无'])
  expect(replaceEvery(editor, 'x')).toBe(0)
})

test('the place looked for first is the one after the caret', () => {
  const { editor } = desk(paragraph(text('河一')), paragraph(text('河二')))
  editor.view.dispatch(editor.state.tr.setSelection(TextSelection.create(editor.state.doc, 6)))
  lookFor(editor, findQuery('河', false))
  expect(standing(editor.state)).toEqual({ count: 2, current: 1 })
})

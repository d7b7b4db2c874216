import { getSchema } from '@tiptap/core'
import { EditorState, TextSelection } from '@tiptap/pm/state'
import { expect, test } from 'vitest'
import { Slash } from '../blocks/slash'
import { editorExtensions } from '../extensions'
import { outlineOf } from './outline'

const schema = getSchema(editorExtensions('', new Slash(() => undefined)))
const heading = (level: number, text: string) => ({
  type: 'heading',
  attrs: { level },
  content: text === '' ? [] : [{ type: 'text', text }],
})
const paragraph = { type: 'paragraph', content: [{ type: 'text', text: '正文' }] }
const doc = schema.nodeFromJSON({
  type: 'doc',
  content: [
    paragraph,
    heading(2, '河口'),
    paragraph,
    { type: 'blockquote', content: [heading(3, ' 上游 ')] },
  ],
})
const at = (place: number) =>
  outlineOf(EditorState.create({ doc, selection: TextSelection.near(doc.resolve(place)) }))

test('headings are found wherever they stand, with their level and place', () => {
  const { entries } = at(0)
  expect(entries.map(({ level, text }) => [level, text])).toEqual([
    [2, '河口'],
    [3, '上游'],
  ])
  for (const { position } of entries) expect(doc.nodeAt(position)?.type.name).toBe('heading')
})

test('the heading over the caret is the current one, and before the first there is none', () => {
  expect(at(1).current).toBe(-1)
  expect(at(5).current).toBe(0)
  expect(at(10).current).toBe(0)
  expect(at(doc.content.size).current).toBe(1)
})

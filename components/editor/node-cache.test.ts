import { getSchema } from '@tiptap/core'
import { EditorState } from '@tiptap/pm/state'
import { canSplit } from '@tiptap/pm/transform'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Doc } from '@/lib/content/schema'
import { wordCount } from '@/lib/content/text'
import { Slash } from './blocks/slash'
import { editorExtensions } from './extensions'
import { bodyJson, bodyPlainText, bodyWords } from './node-cache'

const schema = getSchema(editorExtensions('', new Slash(() => undefined)))
const text = (words: string, ...marks: object[]) => ({ type: 'text', text: words, marks })
const paragraph = (...content: object[]) => ({ type: 'paragraph', content })
const BODY = {
  type: 'doc',
  content: [
    { type: 'heading', attrs: { level: 2 }, content: [text('PM2.5 与臭氧')] },
    paragraph(text('去年'), text('下降 63%', { type: 'bold' }), {
      type: 'footnote',
      attrs: { text: '见公报 2025' },
    }),
    {
      type: 'bulletList',
      content: [{ type: 'listItem', content: [paragraph(text('一')), paragraph(text('two'))] }],
    },
    {
      type: 'table',
      content: [{ type: 'tableRow', content: [{ type: 'tableCell', content: [paragraph(text('格'))] }] }],
    },
    { type: 'image', attrs: { src: '/media/a/b.webp', alt: '河', title: '河湾' } },
    { type: 'horizontalRule' },
    paragraph(),
  ],
}

test('a body put together from its blocks is the text that JSON.stringify makes', () => {
  const doc = schema.nodeFromJSON(BODY)
  expect(bodyJson(doc)).toBe(JSON.stringify(doc.toJSON()))
  expect(bodyPlainText(doc)).toBe('PM2.5 与臭氧\n去年下降 63%\n见公报 2025\n一\ntwo\n格')
})

test('after any edits the body and its count are those of the whole', () => {
  const edit = fc.tuple(fc.nat(), fc.nat(6), fc.constantFrom('河', 'a1', ' ', '。', '\n', ''))
  fc.assert(
    fc.property(fc.array(edit, { maxLength: 30 }), (edits) => {
      let state = EditorState.create({ doc: schema.nodeFromJSON(BODY) })
      for (const [place, length, put] of edits) {
        const from = place % state.doc.content.size
        const to = Math.min(state.doc.content.size, from + length)
        const change = state.tr.deleteRange(from, to)
        const at = change.mapping.map(from)
        if (put === '\n' && canSplit(change.doc, at)) change.split(at)
        else if (put !== '\n' && put !== '') change.insertText(put, at)
        state = state.apply(change)
        expect(bodyJson(state.doc)).toBe(JSON.stringify(state.doc.toJSON()))
        expect(bodyWords(state.doc)).toBe(wordCount(state.doc.toJSON() as Doc))
      }
    }),
    { numRuns: 60 },
  )
})

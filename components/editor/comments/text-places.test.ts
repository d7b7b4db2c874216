import { getSchema } from '@tiptap/core'
import { Node } from '@tiptap/pm/model'
import { expect, test } from 'vitest'
import { bodyText } from '@/lib/content/body-text'
import type { Doc } from '@/lib/content/schema'
import { Slash } from '../blocks/slash'
import { editorExtensions } from '../extensions'
import { anchorOf, placesIn } from './text-places'

const text = (words: string) => ({ type: 'text' as const, text: words })
const paragraph = (...content: object[]) => ({ type: 'paragraph', content })
const body = {
  type: 'doc',
  content: [
    paragraph(text('第一段，'), { type: 'hardBreak' }, text('换行以后。')),
    { type: 'paragraph' },
    {
      type: 'image',
      attrs: { src: '/media/a.webp', alt: '', title: '图说不算正文', width: null, height: null },
    },
    { type: 'heading', attrs: { level: 2 }, content: [text('小标题')] },
    {
      type: 'bulletList',
      content: [{ type: 'listItem', content: [paragraph(text('列表里𠮷的话'))] }],
    },
    {
      type: 'table',
      content: [
        {
          type: 'tableRow',
          content: [
            { type: 'tableHeader', content: [paragraph(text('指标'))] },
            { type: 'tableCell', content: [paragraph(text('数值'))] },
          ],
        },
      ],
    },
    {
      type: 'blockquote',
      content: [paragraph(text('引文'), { type: 'footnote', attrs: { text: '注' } }, text('到此'))],
    },
    paragraph({ type: 'footnote', attrs: { text: '只有脚注' } }),
    paragraph(text('末段')),
  ],
} as unknown as Doc
const doc = Node.fromJSON(getSchema(editorExtensions('', new Slash(() => undefined))), body)

test('every stretch of the text has the same words in the editor, and back', () => {
  const whole = bodyText(body)
  for (const quote of [
    '换行以后',
    '小标题',
    '里𠮷的',
    '标\n数',
    '文\uFFFC到',
    '末段',
    '第一段，\uFFFC换',
    whole,
  ]) {
    const startAt = whole.indexOf(quote)
    expect(startAt, quote).toBeGreaterThanOrEqual(0)
    const [place] = placesIn(doc, [{ startAt, endAt: startAt + quote.length }])
    if (!place) throw new Error(`${quote} has no place`)
    const first = quote.split('\n')[0]
    expect(doc.textBetween(place.from, place.to, '\n', '\uFFFC').startsWith(first ?? '')).toBe(true)
    expect(anchorOf(doc, place)).toMatchObject({ quote, startAt, endAt: startAt + quote.length })
  }
})

test('what holds no words is no anchor', () => {
  const image = body.content.findIndex(({ type }) => type === 'image')
  let at = 0
  for (let n = 0; n < image; n += 1) at += doc.child(n).nodeSize
  expect(anchorOf(doc, { from: at, to: at + 1 })).toBeNull()
  expect(placesIn(doc, [{ startAt: 10_000, endAt: 10_001 }])).toEqual([null])
})

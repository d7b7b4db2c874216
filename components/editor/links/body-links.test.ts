import { getSchema } from '@tiptap/core'
import { expect, test } from 'vitest'
import { Slash } from '../blocks/slash'
import { editorExtensions } from '../extensions'
import { bodyLinks } from './body-links'

const schema = getSchema(editorExtensions('', new Slash(() => undefined)))
const link = (href: string) => ({ type: 'link', attrs: { href } })
const text = (words: string, ...marks: object[]) => ({ type: 'text', text: words, marks })

test('links are listed in order, and one over several marks is one', () => {
  const doc = schema.nodeFromJSON({
    type: 'doc',
    content: [
      {
        type: 'paragraph',
        content: [
          text('见'),
          text('公', link('/a')),
          text('报', link('/a'), { type: 'bold' }),
          text('，'),
          text('表', link('/a')),
        ],
      },
      { type: 'blockquote', content: [{ type: 'paragraph', content: [text('附', link('/b'))] }] },
    ],
  })
  const found = bodyLinks(doc)
  expect(found.map(({ href, text: words }) => [href, words])).toEqual([
    ['/a', '公报'],
    ['/a', '表'],
    ['/b', '附'],
  ])
  for (const { text: words, from, to } of found) expect(doc.textBetween(from, to)).toBe(words)
})

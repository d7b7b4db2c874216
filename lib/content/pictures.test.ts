import { expect, test } from 'vitest'
import { picturesIn } from './pictures'
import type { Block, Doc } from './schema'

const image = (src: string): Block => ({
  type: 'image',
  attrs: { src, alt: '', title: '', width: null, height: null },
})
const doc = (...content: Block[]): Doc => ({ type: 'doc', content })
const cell = (...content: Block[]): Block => ({
  type: 'table',
  content: [{ type: 'tableRow', content: [{ type: 'tableCell', content }] }],
})

test('pictures are found wherever they stand, once each, in the order of the text', () => {
  const body = doc(
    image('/media/b-800.webp'),
    { type: 'paragraph', content: [{ type: 'text', text: '/media/text-800.webp' }] },
    { type: 'blockquote', content: [cell(image('/media/a-960.webp'))] },
    image('/media/b-800.webp'),
  )
  expect(picturesIn(body)).toEqual(['/media/b-800.webp', '/media/a-960.webp'])
})

test('nothing else is a picture of this site', () => {
  const elsewhere = ['https://example.org/a.png', '//example.org/a.png', '/media/a b.webp', '/articles/1']
  expect(picturesIn(doc(...elsewhere.map(image), { type: 'paragraph' }))).toEqual([])
  expect(picturesIn({ type: 'doc' } as unknown as Doc)).toEqual([])
})

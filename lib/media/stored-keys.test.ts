import { expect, test } from 'vitest'
import { mediaKeys, withCurrentFiles } from './stored-keys'

const picture = (src: string) => ({
  type: 'image',
  attrs: { src, alt: '河湾', title: '', width: 1600, height: 900 },
})
const body = {
  type: 'doc',
  content: [
    picture('/media/abc-1600.webp'),
    { type: 'gallery', attrs: { title: '' }, content: [picture('/media/d-1-960.webp')] },
    { type: 'video', attrs: { href: 'https://v.example/1', cover: '/media/abc-480.webp' } },
    { type: 'attachment', attrs: { src: '/files/0123456789/a.pdf', name: 'a.pdf', mime: '', bytes: 1 } },
    { type: 'paragraph', content: [{ type: 'text', text: '/media/zzz-1.webp', marks: [] }] },
    picture('/media/old/photo.jpg'),
  ],
}

test('every stored file that a document names is found once', () => {
  expect(mediaKeys(body)).toEqual(['0123456789', 'abc', 'd-1', 'zzz'])
  expect(mediaKeys({ type: 'doc', content: [] })).toEqual([])
})

test('a replaced picture brings its measures, a cover only its address, an attachment its name', () => {
  const current = new Map([
    ['abc', { src: '/media/new-1200.webp', width: 1200, height: 1200 }],
    ['0123456789', { src: '/files/9876543210/b.pdf', name: 'b.pdf', mime: 'application/pdf', bytes: 2 }],
  ])
  const { content } = withCurrentFiles(body, current)
  expect(content[0]?.attrs).toEqual({
    src: '/media/new-1200.webp',
    alt: '河湾',
    title: '',
    width: 1200,
    height: 1200,
  })
  expect(content[2]?.attrs).toEqual({ href: 'https://v.example/1', cover: '/media/new-1200.webp' })
  expect(content[3]?.attrs).toMatchObject({ src: '/files/9876543210/b.pdf', name: 'b.pdf', bytes: 2 })
  expect(content[1]).toEqual(body.content[1])
  expect(withCurrentFiles(body, new Map())).toBe(body)
})

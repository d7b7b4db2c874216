import { expect, test } from 'vitest'
import type { RevisionContent } from '@/lib/articles/content'
import type { Block, Mark } from '@/lib/content/schema'
import { isTypographic } from './typographic'

const content = (body: Block[], over: Partial<RevisionContent> = {}): RevisionContent => ({
  ...{
    title: '滩涂不是荒地',
    leadTitle: '',
    subTitle: '',
    summary: '',
    sourceUrl: '',
    authorNote: '',
    editorName: '',
  },
  ...{ columnId: 1, cover: null, origin: 'ORIGINAL', source: null, tags: [], bylines: [], wordCount: 0 },
  body: { type: 'doc', content: body },
  ...over,
})
const line = (...texts: (string | [string, Mark['type']])[]): Block => ({
  type: 'paragraph',
  content: texts.map((one) =>
    typeof one === 'string'
      ? { type: 'text', text: one }
      : { type: 'text', text: one[0], marks: [{ type: one[1] } as Mark] },
  ),
})

test.each([
  ['水清了,鱼回来了.', '水清了，鱼回来了。'],
  ['他说:"值得"', '他说：“值得”'],
  ['水清了 鱼回来了', '水清了，鱼回来了'],
  ['ＰＭ２.５降了', 'PM2.5 降了'],
  ['水清了鱼回来了', '水清了——鱼回来了……'],
  ['《水法》', '“水法”'],
])('%s → %s is typographic', (before, after) => {
  expect(isTypographic(content([line(before)]), content([line(after)]))).toBe(true)
  expect(isTypographic(content([], { title: before }), content([], { title: after }))).toBe(true)
})

test.each([
  ['水清了', '水青了'],
  ['PM2.5', 'PM25'],
  ['降了3.5成', '降了35成'],
  ['气温-5度', '气温5度'],
  ['3-5天', '35天'],
  ['10 000元', '10000元'],
  ['now here', 'nowhere'],
  ['降了5%', '降了5'],
  ['100 m²', '100 m2'],
  ['上下', '下上'],
])('%s → %s is not', (before, after) => {
  expect(isTypographic(content([line(before)]), content([line(after)]))).toBe(false)
})

test('where the editor cuts a text and a mark that stands alone do not count; emphasis does', () => {
  expect(isTypographic(content([line('水清了', '，鱼回来了')]), content([line('水清了，鱼回来了')]))).toBe(
    true,
  )
  expect(
    isTypographic(content([line('水清了', ['，', 'bold'], '鱼')]), content([line('水清了', '鱼')])),
  ).toBe(false)
  expect(isTypographic(content([line(['水清了', 'bold'])]), content([line('水清了')]))).toBe(false)
})

test('structure, addresses and everything else that is chosen counts', () => {
  const one = content([line('水清了')])
  expect(isTypographic(one, content([line('水'), line('清了')]))).toBe(false)
  expect(isTypographic(one, content([{ type: 'heading', attrs: { level: 2 } }, line('水清了')]))).toBe(false)
  for (const over of [
    { columnId: 2 },
    { sourceUrl: 'https://example.org/a.b' },
    { tags: [{ id: 1, name: '水' }] },
    { editorName: '苏禾' },
    { cover: { mediaId: 1, caption: '' } },
  ])
    expect(isTypographic(one, content([line('水清了')], over))).toBe(false)
  const link = (href: string): Block => ({
    type: 'paragraph',
    content: [{ type: 'text', text: '水', marks: [{ type: 'link', attrs: { href } }] }],
  })
  expect(isTypographic(content([link('https://a.example/b')]), content([link('https://ab.example/')]))).toBe(
    false,
  )
})

test('the count of words is none of it', () => {
  expect(isTypographic(content([line('水')]), content([line('水')], { wordCount: 5 }))).toBe(true)
})

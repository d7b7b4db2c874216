import { expect, test } from 'vitest'
import { creditLine, fileSize } from './block-words'
import { canonicalText } from './canonical'
import { diffLines, docLines } from './diff'
import { normalizeDoc } from './punctuation'
import { outline, renderDoc } from './render'
import { type Block, type Doc, docSchema, type Figure, type InlineNode } from './schema'
import { docText, wordCount } from './text'

const doc = (...content: Block[]): Doc => ({ type: 'doc', content })
const text = (words: string): InlineNode[] => [{ type: 'text', text: words }]
const paragraph = (words: string): Block => ({ type: 'paragraph', content: text(words) })
const figure = (more: Partial<Figure['attrs']> = {}): Figure => ({
  type: 'image',
  attrs: { src: '/media/a-480.webp', alt: '河湾', title: '枯水期', width: 480, height: 320, ...more },
})
const ALL: Block[] = [
  { type: 'heading', attrs: { level: 4 }, content: text('细目') },
  {
    type: 'paragraph',
    content: [
      { type: 'text', text: '甲', marks: [{ type: 'underline' }] },
      { type: 'text', text: '乙', marks: [{ type: 'highlight' }] },
    ],
  },
  figure({ credit: '李强' }),
  { type: 'gallery', attrs: { title: '两岸' }, content: [figure(), figure({ decorative: true })] },
  { type: 'pullQuote', attrs: { cite: '站长' }, content: text('数不说谎') },
  { type: 'callout', attrs: { tone: 'data', title: '三项' }, content: [paragraph('COD,30')] },
  { type: 'video', attrs: { href: 'https://www.example.com/v', title: '短片', site: '', cover: '' } },
  {
    type: 'attachment',
    attrs: { src: '/files/abcdefgh/a.pdf', name: '通知.pdf', mime: 'application/pdf', bytes: 1536 },
  },
]

test('every block is kept as it is, and says its words once', () => {
  expect(docSchema.parse(doc(...ALL))).toEqual(doc(...ALL))
  expect(docText(doc(...ALL))).toBe('细目\n甲乙\n两岸\n数不说谎\n站长\n三项\nCOD,30\n短片\n通知.pdf')
  expect(wordCount(doc(...ALL))).toBe(20)
  expect(outline(doc(...ALL))).toEqual([{ level: 4, text: '细目' }])
})

test('a text from before the new attributes stays the same text, byte for byte', () => {
  const before = doc(figure())
  const opened = doc(figure({ credit: '', decorative: false }))
  expect(canonicalText(docSchema.parse(opened))).toBe(canonicalText(before))
})

test('readers get a figure with its credit, and no words for a picture that says nothing', () => {
  expect(renderDoc(doc(figure({ credit: '李强' })))).toContain(
    '<figcaption>枯水期 <span class="credit">摄影：李强</span></figcaption>',
  )
  expect(renderDoc(doc(figure({ decorative: true })))).toContain('alt=""')
  expect(creditLine('新华社供图')).toBe('新华社供图')
})

test('galleries, quotes, boxes and cards', () => {
  const html = renderDoc(doc(...ALL))
  expect(html).toContain('<figure class="gallery"><ul><li><figure><a href="/media/a-480.webp" class="zoom"')
  expect(html).toContain('</ul><figcaption>两岸</figcaption></figure>')
  expect(html).toContain(
    '<figure class="pull-quote"><blockquote><p>数不说谎</p></blockquote><figcaption>站长</figcaption></figure>',
  )
  expect(html).toContain(
    '<aside class="callout data" role="note"><p class="callout-title"><b>数据</b> 三项</p><p>COD,30</p></aside>',
  )
  expect(html).toContain(
    '<p class="link-card video"><a href="https://www.example.com/v" rel="noopener nofollow"><span><b>短片</b> <small>视频 · example.com</small></span></a></p>',
  )
  expect(html).toContain(
    '<p class="link-card file"><a href="/files/abcdefgh/a.pdf" download><span><b>通知.pdf</b> <small>PDF · 1.5 KB</small></span></a></p>',
  )
  expect(html).toContain('<h4>细目</h4><p><u>甲</u><mark>乙</mark></p>')
})

test('cards with a foreign address are not shown, whatever is stored', () => {
  const video = (href: string): Block => ({ type: 'video', attrs: { href, title: '', site: '', cover: '' } })
  const file = (src: string): Block => ({ type: 'attachment', attrs: { src, name: 'a', mime: '', bytes: 0 } })
  const bad = [
    video('javascript:alert(1)'),
    video('http://example.com/'),
    video('https://a"onload=x'),
    file('https://evil.example/files/abcdefgh/a'),
    file('/files/abcdefgh/../a'),
    file('/files/abcdefgh/a?b'),
  ]
  for (const block of bad) {
    expect(docSchema.safeParse(doc(block)).success).toBe(false)
    expect(renderDoc(doc(block))).toBe('')
  }
})

test('a gallery has 2 to 30 pictures, and boxes do not stand in boxes', () => {
  const gallery = (count: number): Block => ({
    type: 'gallery',
    attrs: { title: '' },
    content: Array.from({ length: count }, () => figure()),
  })
  const callout = (...content: Block[]): Block => ({
    type: 'callout',
    attrs: { tone: 'note', title: '' },
    content,
  })
  const fits = (block: Block) => docSchema.safeParse(doc(block)).success
  expect([1, 2, 30, 31].map((count) => fits(gallery(count)))).toEqual([false, true, true, false])
  expect(fits(callout(callout(paragraph('甲'))))).toBe(false)
  expect(fits(callout({ type: 'blockquote', content: [callout(paragraph('甲'))] }))).toBe(false)
})

test('headings of columns and of rows are told apart', () => {
  const cell = (type: 'tableCell' | 'tableHeader', words: string, rowspan = 1) => ({
    type,
    attrs: { colspan: 1, rowspan },
    content: [paragraph(words)],
  })
  const table = (rowspan: number): Block => ({
    type: 'table',
    content: [
      { type: 'tableRow', content: [cell('tableHeader', '项', rowspan), cell('tableHeader', '值')] },
      { type: 'tableRow', content: [cell('tableHeader', 'COD'), cell('tableCell', '30')] },
    ],
  })
  expect(renderDoc(doc(table(1)))).toContain(
    '<thead><tr><th scope="col"><p>项</p></th><th scope="col"><p>值</p></th></tr></thead>' +
      '<tbody><tr><th scope="row"><p>COD</p></th><td><p>30</p></td></tr></tbody>',
  )
  const head: Block = { type: 'heading', attrs: { level: 2 }, content: text('项') }
  const cells = [{ type: 'tableHeader' as const, content: [head] }]
  expect(renderDoc(doc({ type: 'table', content: [{ type: 'tableRow', content: cells }] }))).toContain(
    '<th scope="row"><p>项</p></th>',
  )
  // A heading that reaches into the rows below cannot stand in a group of its own.
  expect(renderDoc(doc(table(2)))).not.toContain('<thead>')
})

test('a comparison names what changed in each block, and punctuation is mended inside', () => {
  const cut = (words: string) => [...words]
  const changed: Block[] = ALL.map((block) => {
    if (block.type === 'image') return figure({ credit: '王梅' })
    return block.type === 'callout' ? { ...block, attrs: { ...block.attrs, tone: 'warning' } } : block
  })
  const rows = diffLines(docLines(doc(...ALL)), docLines(doc(...changed)), cut)
  expect(rows.filter(({ kind }) => kind !== 'same').map(({ what, kind }) => [what, kind])).toEqual([
    ['图片', 'changed'],
    ['提示框', 'changed'],
  ])
  const quote: Block = { type: 'pullQuote', attrs: { cite: '' }, content: text('水清了,鱼多了') }
  expect(docText(normalizeDoc(doc(quote)))).toBe('水清了，鱼多了')
})

test('sizes of files as people say them', () => {
  expect([0, 900, 1536, 5_242_880, 209_715_200].map(fileSize)).toEqual([
    '0 B',
    '900 B',
    '1.5 KB',
    '5 MB',
    '200 MB',
  ])
})

import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Heading } from './nodes'
import { renderDoc } from './render'
import type { Doc } from './schema'
import { docSchema } from './schema'
import { docFromText, docText, excerpt, wordCount } from './text'

const doc = (...content: Doc['content']): Doc => ({ type: 'doc', content })

test('text is escaped wherever it stands', () => {
  const html = renderDoc(doc({ type: 'paragraph', content: [{ type: 'text', text: '<script>"x"&\'' }] }))
  expect(html).toBe('<p>&lt;script&gt;&quot;x&quot;&amp;&#39;</p>')
})

test('a link with a dangerous address loses the link and keeps its text', () => {
  for (const href of [
    'javascript:alert(1)',
    '//evil.example',
    'data:text/html,x',
    '/\\evil',
    ' java\nscript:x',
  ]) {
    const html = renderDoc(
      doc({
        type: 'paragraph',
        content: [{ type: 'text', text: '看', marks: [{ type: 'link', attrs: { href } }] }],
      }),
    )
    expect(html).toBe('<p>看</p>')
  }
})

test('a bold first sentence is a run-in heading', () => {
  const html = renderDoc(
    doc({
      type: 'paragraph',
      content: [
        { type: 'text', text: '出台政策。', marks: [{ type: 'bold' }] },
        { type: 'text', text: '随着攻坚战深入' },
      ],
    }),
  )
  expect(html).toBe('<p><strong class="lead-in">出台政策。</strong>随着攻坚战深入</p>')
})

test('a heading that says nothing is not there', () => {
  const marks = [{ type: 'bold' } as const]
  const saysNothing: Heading['content'][] = [
    undefined,
    [{ type: 'text', text: '　 ' }],
    [{ type: 'text', text: '\u00a0', marks }, { type: 'hardBreak' }],
  ]
  for (const content of saysNothing)
    expect(renderDoc(doc({ type: 'heading', attrs: { level: 2 }, content }))).toBe('')
})

test('anything at all renders without throwing and without an element we did not write (S-13, R-34)', () => {
  const anything = fc.letrec((tie) => ({
    node: fc.record({
      type: fc.constantFrom(
        'paragraph',
        'heading',
        'table',
        'tableRow',
        'image',
        'text',
        'script',
        'bulletList',
        'gallery',
        'pullQuote',
        'callout',
        'video',
        'attachment',
      ),
      text: fc.string(),
      attrs: fc.option(
        fc.dictionary(
          fc.constantFrom('src', 'href', 'level', 'title', 'alt', 'tone', 'credit', 'cite', 'name', 'cover'),
          fc.string(),
        ),
      ),
      content: fc.option(fc.array(tie('node'), { maxLength: 3 })),
    }),
  })).node
  fc.assert(
    fc.property(fc.array(anything), (content) => {
      const html = renderDoc({ type: 'doc', content } as Doc)
      expect(html).not.toMatch(/<(script|iframe|svg)|on\w+=|javascript:/i)
    }),
  )
})

test('footnotes are numbered in the order of the text and lead there and back', () => {
  const note = (text: string) => ({ type: 'footnote' as const, attrs: { text } })
  const noted = doc(
    {
      type: 'blockquote',
      content: [{ type: 'paragraph', content: [{ type: 'text', text: '甲' }, note('一<b>')] }],
    },
    { type: 'paragraph', content: [{ type: 'text', text: '乙' }, note('二')] },
  )
  expect(docSchema.parse(noted)).toEqual(noted)
  expect(renderDoc(noted)).toBe(
    '<blockquote><p>甲<sup class="note-number"><a id="note-place-1" href="#note-1" role="doc-noteref" aria-label="注释 1">[1]</a></sup></p></blockquote>' +
      '<p>乙<sup class="note-number"><a id="note-place-2" href="#note-2" role="doc-noteref" aria-label="注释 2">[2]</a></sup></p>' +
      '<section class="notes" role="doc-endnotes" aria-labelledby="notes"><h2 id="notes">注释</h2><ol>' +
      '<li id="note-1"><p>一&lt;b&gt; <a href="#note-place-1" role="doc-backlink" aria-label="回到正文中的注释 1">↩</a></p></li>' +
      '<li id="note-2"><p>二 <a href="#note-place-2" role="doc-backlink" aria-label="回到正文中的注释 2">↩</a></p></li></ol></section>',
  )
  expect(docText(noted)).toBe('甲\n乙\n一<b>\n二')
  expect(wordCount(noted)).toBe(5)
  expect(docSchema.safeParse(doc({ type: 'paragraph', content: [note(' ')] })).success).toBe(false)
})

test('字数 counts Han characters and runs of letters or digits', () => {
  expect(wordCount('PM2.5浓度下降20%,VOCs减排。')).toBe(9)
  expect(wordCount('')).toBe(0)
})

test('an excerpt ends with a sentence where it can', () => {
  expect(excerpt(docFromText('第一句话在这里。第二句话也在这里，而且很长很长很长。'), 12)).toBe(
    '第一句话在这里。',
  )
  expect(excerpt(docFromText('没有句号的一长串文字一直写下去'), 8)).toBe('没有句号的一长…')
})

test('the schema refuses what is not ours and deep nesting, and keeps what is', () => {
  expect(docSchema.safeParse({ type: 'doc', content: [{ type: 'iframe' }] }).success).toBe(false)
  let deep: unknown = { type: 'paragraph' }
  for (let i = 0; i < 10_000; i++) deep = { type: 'blockquote', content: [deep] }
  expect(docSchema.safeParse({ type: 'doc', content: [deep] }).success).toBe(false)
  const kept = docSchema.parse({
    type: 'doc',
    content: [{ type: 'paragraph', attrs: { onclick: 'x' }, content: [{ type: 'text', text: '好' }] }],
  })
  expect(kept).toEqual(docFromText('好'))
  expect(docText(kept)).toBe('好')
})

const figureOf = (src: string) =>
  renderDoc(doc({ type: 'image', attrs: { src, alt: '滩涂', title: '', width: 1200, height: 800 } }))

test('a stored picture is offered in all its widths, as AVIF and as WebP', () => {
  const html = figureOf('/media/0a1b-1200.webp')
  const set = (ending: string) =>
    [240, 480, 720, 1080, 1200].map((width) => `/media/0a1b-${width}.${ending} ${width}w`).join(', ')
  expect(html).toContain(`<picture><source type="image/avif" srcset="${set('avif')}" sizes="`)
  expect(html).toContain(`<img src="/media/0a1b-1200.webp" srcset="${set('webp')}" sizes="`)
  expect(html).toContain('alt="滩涂" width="1200" height="800" loading="lazy" decoding="async">')
})

test('a picture whose widths cannot be known is shown as it is', () => {
  for (const src of ['/media/0a1b-1700.webp', '/media/old/photo.jpg']) {
    expect(figureOf(src)).toContain(`<img src="${src}" alt="滩涂"`)
    expect(figureOf(src)).not.toContain('srcset')
  }
})

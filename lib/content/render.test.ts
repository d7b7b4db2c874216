import fc from 'fast-check'
import { expect, test } from 'vitest'
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

test('anything at all renders without throwing and without an element we did not write', () => {
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
      ),
      text: fc.string(),
      attrs: fc.option(fc.dictionary(fc.constantFrom('src', 'href', 'level', 'title', 'alt'), fc.string())),
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

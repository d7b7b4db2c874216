import { expect, test } from 'vitest'
import { parseMarkdown } from './markdown'
import { renderDoc } from './render'
import { docSchema } from './schema'

test('the subset becomes a valid body', () => {
  const doc = parseMarkdown(
    '## 小标题\n\n**段首句。**正文*强调*与[链接](https://example.org/a)。\n\n> 引文\n\n- 甲\n- 乙\n\n1. 一\n2. 二\n\n| 项 | 值 |\n| --- | --- |\n| COD | 30 |',
  )
  expect(docSchema.parse(doc)).toEqual(doc)
  expect(renderDoc(doc)).toBe(
    '<h2>小标题</h2><p><strong class="lead-in">段首句。</strong>正文<em>强调</em>与<a href="https://example.org/a" rel="noopener nofollow">链接</a>。</p>' +
      '<blockquote><p>引文</p></blockquote><ul><li><p>甲</p></li><li><p>乙</p></li></ul><ol><li><p>一</p></li><li><p>二</p></li></ol>' +
      '<div class="table-scroll" role="region" aria-label="表格" tabindex="0"><table><thead><tr><th scope="col"><p>项</p></th><th scope="col"><p>值</p></th></tr></thead><tbody><tr><td><p>COD</p></td><td><p>30</p></td></tr></tbody></table></div>',
  )
})

test('footnotes stand where they are called, whether written there or apart; a call without a note stays as it is', () => {
  const doc = parseMarkdown('水量减半[^a]，**泥多^[干基计。]了**。[^无]\n\n[^a]: 按 2024 年计。')
  expect(docSchema.parse(doc)).toEqual(doc)
  expect(doc.content).toEqual([
    {
      type: 'paragraph',
      content: [
        { type: 'text', text: '水量减半' },
        { type: 'footnote', attrs: { text: '按 2024 年计。' } },
        { type: 'text', text: '，' },
        { type: 'text', text: '泥多', marks: [{ type: 'bold' }] },
        { type: 'footnote', attrs: { text: '干基计。' } },
        { type: 'text', text: '了', marks: [{ type: 'bold' }] },
        { type: 'text', text: '。[^无]' },
      ],
    },
  ])
})

test('figures, boxes and the further marks', () => {
  const doc = parseMarkdown(
    [
      '#### 细目\n\n==记号==、++着重++与~~旧数~~，CO~2~ 与 m^3^。',
      '![河湾](/media/a1-960.webp "枯水期的河湾 | 李强")',
      ':::data 三项指标\n- 甲\n- 乙\n\n末段。\n:::',
      ':::quote 一位站长\n数不说谎，\n人要会问。\n:::',
      ':::gallery 两岸\n![左岸](/media/a1-960.webp "左岸")\n![右岸](/media/b1-960.webp)\n:::',
      ':::video https://example.com/v/1 | 短片 | 某台\n\n完。',
    ].join('\n\n'),
  )
  expect(docSchema.parse(doc)).toEqual(doc)
  expect(doc.content.map(({ type }) => type)).toEqual(
    'heading paragraph image callout pullQuote gallery video paragraph'.split(' '),
  )
  expect(renderDoc(doc)).toContain(
    '<mark>记号</mark>、<u>着重</u>与<s>旧数</s>，CO<sub>2</sub> 与 m<sup>3</sup>。',
  )
  expect(doc.content[2]).toMatchObject({ attrs: { alt: '河湾', title: '枯水期的河湾', credit: '李强' } })
  expect(doc.content[3]).toMatchObject({ attrs: { tone: 'data', title: '三项指标' } })
  expect(doc.content[4]).toMatchObject({ content: [{ text: '数不说谎，人要会问。' }] })
})

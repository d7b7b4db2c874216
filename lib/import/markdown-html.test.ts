import { expect, test } from 'vitest'
import { convertHtml } from '@/lib/content/html/convert'
import { renderDoc } from '@/lib/content/render'
import { docSchema } from '@/lib/content/schema'
import { readFrontMatter } from './front-matter'
import { htmlTree } from './html-tree'
import { markdownHtml } from './markdown-html'

function read(markdown: string): string {
  const { blocks } = convertHtml(htmlTree(markdownHtml(markdown)))
  return renderDoc(docSchema.parse({ type: 'doc', content: blocks }))
}

test('emphasis holds beside 汉字 and full-width marks, where CommonMark alone drops it', () => {
  expect(read('说**重点。**后文，~~删去。~~再说*「斜体」*。')).toBe(
    '<p>说<strong>重点。</strong>后文，<s>删去。</s>再说<em>「斜体」</em>。</p>',
  )
})

test('footnotes move to where they are called, and their list goes', () => {
  const html = read('水质达标[^a]。\n\n下一段。\n\n[^a]: 据**当日**监测。')
  expect(html).toMatch(/^<p>水质达标<sup class="note-number">.*<\/sup>。<\/p><p>下一段。<\/p>/)
  expect(html).toContain('据当日监测。')
  expect(html).not.toMatch(/Footnotes|user-content/)
})

test('lists with boxes, tables, quotations and HTML in between', () => {
  expect(read('- [x] 已办\n- [ ] 未办\n  1. 一\n  2. 二')).toBe(
    '<ul><li><p>☑ 已办</p></li><li><p>☐ 未办</p><ol><li><p>一</p></li><li><p>二</p></li></ol></li></ul>',
  )
  expect(read('| 断面 | 水质 |\n|---|---|\n| 一号 | Ⅱ类 |')).toContain('<th scope="col"><p>断面</p></th>')
  expect(read('> 引一句\n\n<div onclick="x()">CO<sub>2</sub></div>')).toBe(
    '<blockquote><p>引一句</p></blockquote><p>CO<sub>2</sub></p>',
  )
})

test('the ends of lines join Chinese without a space; four spaces are an indent and no program', () => {
  expect(read('第一行\n第二行 and\nmore\n\n    缩进的段落')).toBe(
    '<p>第一行第二行 and more</p><p>缩进的段落</p>',
  )
})

test.each([
  ['---\ntitle: "河道：巡查"\ntags: [水]\n---\n正文', '河道：巡查'],
  ["+++\ntitle = '河道'\n+++\n正文", '河道'],
  ['---\nauthor: 某人\n---\n正文', ''],
  ['\uFEFF正文', ''],
])('what stands over the text is parted from it: %j', (source, title) => {
  expect(readFrontMatter(source)).toEqual({ title, text: '正文' })
})

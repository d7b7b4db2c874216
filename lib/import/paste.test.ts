import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { convertHtml } from '@/lib/content/html/convert'
import { reportLine } from '@/lib/content/html/report'
import { renderDoc } from '@/lib/content/render'
import { docSchema } from '@/lib/content/schema'
import { htmlTree } from './html-tree'

const fixtures = join(import.meta.dirname, '../../test/fixtures/paste')

/** A clipboard as readers would see it, and what the writer is told. */
function paste(name: string) {
  const { blocks, report, wanted } = convertHtml(htmlTree(readFileSync(join(fixtures, name), 'utf8')))
  const doc = docSchema.parse({ type: 'doc', content: blocks })
  return { html: renderDoc(doc), line: reportLine(report), wanted: wanted.map(({ src }) => src) }
}

test('Word: headings, lists, footnotes, marks and tracked changes; the picture on the disk is missed', () => {
  const { html, line, wanted } = paste('word.html')
  expect(html).toMatch(
    /^<h2>排口溯源<\/h2><p>雨后<strong>第三天<\/strong>，溶解氧降到2\.1 mg\/L。<sup class="note-number">/,
  )
  expect(html).toContain('<h3>一、怎么查</h3>')
  expect(html).toContain(
    '<ul><li><p>沿岸步行</p><ol><li><p>记下<u>位置</u></p></li><li><p>取样</p></li></ol></li><li><p>夜间复查</p></li></ul>',
  )
  expect(html).toContain('<p>水中 CO<sub>2</sub> 偏高。</p><p>〔缺图：clip_image001.png〕</p>')
  expect(html).toContain('据当日监测数据。')
  expect(html).not.toMatch(/偏低|MsoNormal|_ftn/)
  expect(wanted).toEqual(['file:///C:/Users/a/AppData/Local/Temp/msohtmlclip1/01/clip_image001.png'])
  expect(line).toMatch(/^保留 6 段、2 个小标题、2 个列表、1 图、1 条脚注；去除字体样式、手工缩进/)
})

test('WPS: indents go, breaks stay breaks, two breaks part paragraphs, bold and raised by style stay', () => {
  expect(paste('wps.html').html).toBe(
    '<p>河道里的事<strong>要说清楚</strong>。</p><p>第一行<br>第二行</p><p>另一段</p><p>又一段，面积10km<sup>2</sup></p>',
  )
})

test('a spreadsheet: spans stay, empty rows at the end go', () => {
  const { html, line } = paste('excel.html')
  expect(html).toContain('<td colspan="2"><p>断面</p></td><td rowspan="2"><p>水质</p></td>')
  expect(html.match(/<tr>/g)).toHaveLength(3)
  expect(line).toBe('保留 1 表；去除字体样式')
})

test('公众号: text out of its frames, late pictures found, decoration and scripts gone', () => {
  const { html, line, wanted } = paste('gongzhonghao.html')
  expect(html).toBe(
    '<p>01<strong>巡河</strong></p><p>清晨五点，桥下有雾。</p><p>〔缺图：https://mmbiz.qpic.cn/a/640?wx_fmt=jpeg〕</p>' +
      '<ul><li><p>带上水样瓶</p></li><li><p>写下时间与<a href="https://example.org/log" rel="noopener nofollow">日志</a></p></li></ul>',
  )
  expect(wanted).toEqual(['https://mmbiz.qpic.cn/a/640?wx_fmt=jpeg'])
  expect(line).toBe(
    '保留 4 段、1 个列表、1 图；去除字体样式、1 个空段、1 个装饰图、1 处隐藏文字、1 个视频或嵌入内容',
  )
})

test('spaces between Latin words survive the ends of source lines', () => {
  const { blocks } = convertHtml(htmlTree('<p>Wail\n in\nhorror，中\n国</p>'))
  expect(renderDoc({ type: 'doc', content: blocks })).toBe('<p>Wail in horror，中国</p>')
})

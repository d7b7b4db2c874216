import fc from 'fast-check'
import { expect, test } from 'vitest'
import { normalizeDoc, normalizePunctuation } from './punctuation'
import type { Doc, InlineNode } from './schema'

test.each([
  // comma, semicolon, colon, exclamation and question mark
  ['印发《意见》,提出要以节能环保', '印发《意见》，提出要以节能环保'],
  ['您的位置:首页', '您的位置：首页'],
  ['岂能只捡“西瓜”漏了“芝麻”?', '岂能只捡“西瓜”漏了“芝麻”？'],
  ['真的吗?!', '真的吗？！'],
  ['注意 ; 另外', '注意；另外'],
  ['下降20%,VOCs减少', '下降20%，VOCs减少'],
  ['PM2.5,臭氧', 'PM2.5，臭氧'],
  // left alone: numbers, times, ratios, addresses, other languages
  ['投入1,000万元,用时10:30', '投入1,000万元，用时10:30'],
  ['比分3:1', '比分3:1'],
  ['详见http://a.cn/b?c=1,2&d=x:y,谢谢', '详见http://a.cn/b?c=1,2&d=x:y，谢谢'],
  ['来信a.b@c.cn,谢谢', '来信a.b@c.cn，谢谢'],
  ['Hello, world: fine?', 'Hello, world: fine?'],
  // full stop
  ['第一.第二', '第一。第二'],
  ['浓度为3.5微克', '浓度为3.5微克'],
  // brackets
  ['质量管理小组(QC小组)活动', '质量管理小组（QC小组）活动'],
  ['挥发性有机物(VOCs)治理', '挥发性有机物（VOCs）治理'],
  ['浓度(mg/m3)下降', '浓度(mg/m3)下降'],
  ['函数f(x)的值', '函数f(x)的值'],
  ['(一)加强领导', '（一）加强领导'],
  ['外层(内层(最内)结束)', '外层（内层（最内）结束）'],
  ['混用（半边)', '混用（半边）'],
  // quotes
  ['所谓"西瓜"与"芝麻"', '所谓“西瓜”与“芝麻”'],
  ['他说“要像"钉钉子"一样”', '他说“要像‘钉钉子’一样”'],
  ['24" 显示器', '24" 显示器'],
  ["所谓'代收垃圾'现象", '所谓‘代收垃圾’现象'],
  ["It's fine", "It's fine"],
  // ellipsis and dash
  ['等等...', '等等……'],
  ['等等。。。', '等等……'],
  ['等等…不一', '等等……不一'],
  ['绿色--生态', '绿色——生态'],
  ['绿色—生态', '绿色——生态'],
  ['2011-2020年', '2011-2020年'],
  // width, spaces, invisible characters
  ['ＰＭ２．５与ＱＣ小组', 'PM2.5与QC小组'],
  ['㎡与①不变', '㎡与①不变'],
  ['　　今年2月', '今年2月'],
  ['\u00a0\u00a0今年\u200b2月\ufeff', '今年2月'],
  ['清洁 生产', '清洁生产'],
  ['PM2.5 浓度', 'PM2.5 浓度'],
  ['今年 ，我国', '今年，我国'],
  ['本报记者 张三 李四', '本报记者 张三 李四'],
  // what stands in 《》 is quoted
  ['按《标准(试行),第一版》,执行', '按《标准(试行),第一版》，执行'],
])('%s → %s', (from, to) => {
  expect(normalizePunctuation(from)).toBe(to)
})

test('a title keeps the spaces that part its halves', () => {
  expect(normalizePunctuation('治理小微水体 消除"身边污染"', { title: true })).toBe(
    '治理小微水体 消除“身边污染”',
  )
})

test('doing it twice changes nothing more', () => {
  const pieces = fc.constantFrom(
    ...'汉字年,;:!?.()（）"\'“”‘’《》…—-－ 　\n\u00a0\u200baZ９Ａ1%/@=。，'.split(''),
    'http://a.cn',
    'a@b.cn',
    '1,000',
    '10:30',
    '记者',
  )
  const text = fc.array(pieces, { maxLength: 40 }).map((all) => all.join(''))
  fc.assert(
    fc.property(text, fc.boolean(), (one, title) => {
      const once = normalizePunctuation(one, { title })
      expect(normalizePunctuation(once, { title })).toBe(once)
    }),
    { numRuns: 1500 },
  )
})

test('a mark ends where it did, and sees the text beside it', () => {
  const doc: Doc = {
    type: 'doc',
    content: [
      {
        type: 'paragraph',
        content: [
          { type: 'text', text: '　　出台政策', marks: [{ type: 'bold' }] },
          { type: 'text', text: ',QC小组(质量)...' },
          { type: 'hardBreak' },
          { type: 'text', text: '好' },
        ],
      },
    ],
  }
  expect(normalizeDoc(doc).content[0]).toEqual({
    type: 'paragraph',
    content: [
      { type: 'text', text: '出台政策', marks: [{ type: 'bold' }] },
      { type: 'text', text: '，QC小组（质量）……' },
      { type: 'hardBreak' },
      { type: 'text', text: '好' },
    ],
  })
})

test('a footnote keeps its place, and does not part what stands on both sides of it', () => {
  const content: InlineNode[] = [
    { type: 'text', text: '“水量减半' },
    { type: 'footnote', attrs: { text: '按2024年计,下同' } },
    { type: 'text', text: ',泥多了”' },
  ]
  expect(normalizeDoc({ type: 'doc', content: [{ type: 'paragraph', content }] }).content[0]).toEqual({
    type: 'paragraph',
    content: [...content.slice(0, 2), { type: 'text', text: '，泥多了”' }],
  })
})

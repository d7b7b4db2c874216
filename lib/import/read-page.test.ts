import { encode } from 'iconv-lite'
import { expect, test } from 'vitest'
import { docText } from '@/lib/content/text'
import { siteDateTime } from '@/lib/time'
import type { CapturedPage } from './captured-page'
import { readPage } from './read-page'

const FIRST =
  '入汛以来，全省各级生态环境部门把饮用水水源保护放在首位，组织人员逐一排查风险隐患，建立问题清单，限期整改。'
const SECOND =
  '出台支持政策。下一步，将继续完善部门协作机制，推动信息共享，让群众喝上放心水，切实守住生态环境安全的底线。'

const page = (head: string, inner: string) =>
  `<!DOCTYPE html><html><head>${head}</head><body><ul class="nav"><li><a href="/">首页</a></li><li><a href="/a">要闻</a></li></ul>${inner}
  <div class="footer">版权所有：某某环境网 京ICP备12345678号</div></body></html>`

const ARTICLE = page(
  '<meta charset="utf-8"><title>守住饮用水水源的安全底线_某某环境网</title>',
  `<div class="ticker"><a>守住饮用水水源的安全底线</a><a>另一条滚动新闻</a></div>${'<p></p>'.repeat(20)}
  <div class="crumbs">您的位置：<a>首页</a> &gt; <a>绿色评论</a> &gt; 正文</div>
  <h1>守住饮用水水源的安全底线</h1>
  <div class="info"><span>来源：中国环境报</span> <span>作者：张三 李四</span> <span>2023年5月6日 08:30</span></div>
  <div class="content"><p>　　${FIRST}</p><p><strong>出台支持政策。</strong>${SECOND.slice(7)}</p>
  <p>（作者系某省生态环境厅总工程师）</p><p>责任编辑：王五</p></div>
  <div class="related"><h3>相关阅读</h3><ul><li><a>另一篇文章的标题在这里</a></li></ul></div>`,
)

function read(bytes: Uint8Array | string): CapturedPage {
  const reading = readPage(typeof bytes === 'string' ? Buffer.from(bytes) : bytes)
  if (!reading.ok) throw new Error(reading.reason)
  return reading.page
}

test('an HTML page gives title, column, source, date, authors, office and nothing but its paragraphs', () => {
  const found = read(ARTICLE)
  expect(found).toMatchObject({
    title: '守住饮用水水源的安全底线',
    column: '绿色评论',
    source: '中国环境报',
    authors: ['张三', '李四'],
    authorNote: '某省生态环境厅总工程师',
  })
  expect(found.publishedAt && siteDateTime(found.publishedAt)).toBe('2023-05-06 08:30')
  expect(docText(found.body)).toBe(`${FIRST}\n${SECOND}`)
  expect(found.body.content[1]).toMatchObject({
    content: [{ text: '出台支持政策。', marks: [{ type: 'bold' }] }, { type: 'text' }],
  })
})

test.each([
  ['GBK bytes that declare gb2312', encode(ARTICLE.replace('utf-8', 'gb2312'), 'gbk')],
  ['UTF-8 bytes that declare gb2312', Buffer.from(ARTICLE.replace('utf-8', 'gb2312'))],
  ['GBK bytes that declare nothing', encode(ARTICLE.replace('<meta charset="utf-8">', ''), 'gbk')],
  ['GBK bytes that declare utf-8', encode(ARTICLE, 'gbk')],
  ['UTF-8 bytes that declare big5', encode(ARTICLE.replace('utf-8', 'big5'), 'utf-8')],
  ['UTF-8 with a byte order mark', Buffer.from(`\uFEFF${ARTICLE}`)],
  ['UTF-16', Buffer.concat([Buffer.from([0xff, 0xfe]), encode(ARTICLE, 'utf-16le')])],
])('%s are read', (_, bytes) => {
  expect(read(bytes).title).toBe('守住饮用水水源的安全底线')
  expect(docText(read(bytes).body)).toContain(FIRST)
})

test('what machines read is believed: JSON-LD, government and social meta elements', () => {
  const data = {
    '@type': 'NewsArticle',
    headline: '守住饮用水水源的安全底线',
    datePublished: '2023-05-06T00:30:00Z',
    author: { name: '赵六' },
  }
  const found = read(
    page(
      `<title>某某环境网</title><script type="application/ld+json">${JSON.stringify(data)}</script>
      <meta name="ColumnName" content="工作动态"><meta name="ContentSource" content="生态环境部">
      <link rel="canonical" href="https://www.example.cn/202305/t20230506_1.html">`,
      `<div id="zoom"><p>${FIRST}</p><p>${SECOND}</p></div>`,
    ),
  )
  expect(found).toMatchObject({
    title: '守住饮用水水源的安全底线',
    column: '工作动态',
    source: '生态环境部',
    authors: ['赵六'],
    url: 'https://www.example.cn/202305/t20230506_1.html',
  })
  expect(found.publishedAt && siteDateTime(found.publishedAt)).toBe('2023-05-06 08:30')
})

test('a table of figures stays a table, line breaks part paragraphs', () => {
  const found = read(
    page(
      '<title>全省空气质量月报公布_某某环境网</title>',
      `<h1>全省空气质量月报公布</h1><p>发布时间：2023-05-06</p><div id="content">${FIRST}<br><br>${SECOND}
      <table><tr><th>城市</th><th>PM2.5</th></tr><tr><td>郑州</td><td>35</td></tr></table></div>`,
    ),
  )
  expect(found.body.content.map(({ type }) => type)).toEqual(['paragraph', 'paragraph', 'table'])
})

const LINKS = Array.from(
  { length: 60 },
  (_, at) => `<li><a href="/${at}">第${at}条新闻的标题写在这里供人点击</a> 2023-05-06</li>`,
)

test.each([
  ['an empty file', '', '文件是空的'],
  ['white space', ' \n\t ', '文件是空的'],
  ['a PDF', '%PDF-1.7 …', '不是网页或文本，而是PDF文件'],
  [
    'noise',
    Buffer.from(Array.from({ length: 4000 }, (_, at) => (at * 7919) % 251)),
    '不是文本，或文字编码无法识别',
  ],
  [
    'a list page',
    page('<title>通知公告_某某环境网</title>', `<h1>通知公告</h1><ul>${LINKS.join('')}</ul>`),
    '这是列表页，不是一篇文章',
  ],
  [
    'a page without text',
    page('<title>守住饮用水水源的安全底线</title>', '<div id="app"></div>'),
    '没有认出正文',
  ],
  [
    'a page that nests without end',
    `<html><body>${'<div>'.repeat(20_000)}${FIRST}</body></html>`,
    '网页嵌套过深，可能已经损坏',
  ],
  ['a text without a body', '守住饮用水水源的安全底线', '没有认出正文'],
])('%s is refused by name', (_, bytes, reason) => {
  const reading = readPage(typeof bytes === 'string' ? Buffer.from(bytes) : bytes)
  expect(reading).toMatchObject({ ok: false, reason })
})

const CAPTURE = [
  '欢迎您,访问某某环境网',
  '第一条滚动新闻的标题 第二条滚动新闻的标题',
  '当前位置:网站首页 >> 新闻 >> 绿色评论 >> 正文',
  '守住饮用水水源的安全底线',
  '发布时间:2023-05-06 08:30 来源:中国环境报 作者:张三',
  FIRST,
  SECOND,
  '作者单位:某省生态环境监测中心',
  '热点图文',
  '图片新闻的标题',
]

test.each([
  ['as it is', CAPTURE.join('\n\n')],
  ['with carriage returns', CAPTURE.join('\r\n')],
])('a plain-text capture is read by its lines, %s', (_, text) => {
  const found = read(text)
  expect(found).toMatchObject({
    title: '守住饮用水水源的安全底线',
    column: '绿色评论',
    source: '中国环境报',
    authors: ['张三'],
    authorNote: '某省生态环境监测中心',
  })
  expect(found.publishedAt && siteDateTime(found.publishedAt)).toBe('2023-05-06 08:30')
  expect(docText(found.body)).toBe(`${FIRST}\n${SECOND}`)
})

import { beforeAll, expect, test } from 'vitest'
import { siteUrl } from '@/lib/env'
import { type Convert, traditionalConverter } from './convert'
import { fillEditionLink } from './edition-link'
import { rewritePage } from './rewrite-page'

let convert: Convert
beforeAll(async () => {
  convert = await traditionalConverter()
})
const rewrite = (html: string, path = '/articles/1') => rewritePage(html, path, convert)

test('words are converted by phrases, also across marks; code, styles and what readers typed stay', () => {
  for (const [before, after] of [
    ['<p>头发、发布、干净、干部、皇后、后来</p>', '<p>頭髮、發佈、乾淨、幹部、皇后、後來</p>'],
    ['<p>理<mark>发</mark>，<em>出</em>发</p>', '<p>理<mark>髮</mark>，<em>出</em>發</p>'],
    [
      '<a><span>理</span><mark>发</mark><span>店</span></a>',
      '<a><span>理</span><mark>髮</mark><span>店</span></a>',
    ],
    ['<span class="a">理</span>发', '<span class="a">理</span>發'],
    ['<b>湿地里的头发丝</b>干净的水，干部的账。', '<b>濕地裡的頭髮絲</b>乾淨的水，幹部的賬。'],
    ['<li>里</li><li>程</li>', '<li>裡</li><li>程</li>'],
    ['<p>a &lt;b&gt; &amp; “发展”</p>', '<p>a &lt;b&gt; &amp; “發展”</p>'],
    [
      '<pre>发展</pre><code>发展</code><style>/* 发 */</style>',
      '<pre>发展</pre><code>发展</code><style>/* 发 */</style>',
    ],
    ['<textarea>发展</textarea><p>发展</p>', '<textarea>发展</textarea><p>發展</p>'],
    ['<span translate="no"><b>发</b>展</span>发展', '<span translate="no"><b>发</b>展</span>發展'],
    ['<input value="发展" placeholder="搜索发展">', '<input value="发展" placeholder="搜索發展">'],
    [
      '<qy-share data-say-copied="链接已复制" data-x="链接">',
      '<qy-share data-say-copied="鏈接已複製" data-x="链接">',
    ],
    ['<img alt="发电" src="/media/发.png">', '<img alt="發電" src="/media/发.png">'],
    [
      '<button aria-label="开关" title="开"><svg><path d="M0"/></svg></button>',
      '<button aria-label="開關" title="開"><svg><path d="M0"/></svg></button>',
    ],
  ] as const)
    expect(rewrite(before)).toBe(after)
})

test('words keep to those of the original, and characters to their usual forms', () => {
  expect(rewrite('<p>污染湿地信息、网络质量、程序正义、群众着想</p>')).toBe(
    '<p>污染濕地信息、網絡質量、程序正義、群眾著想</p>',
  )
})

test('people keep their surnames, wherever a page that knows them names them', () => {
  const page =
    '<meta name="author" content="范晓"/><p>范晓说，范围很广</p><a href="/authors/fan-xiao" class="by">范晓</a>'
  expect(rewrite(page)).toBe(
    '<meta name="author" content="范曉"/><p>范曉說，範圍很廣</p><a href="/zh-Hant/authors/fan-xiao" class="by">范曉</a>',
  )
  expect(
    rewrite(
      '<script type="application/ld+json">{"@type":"Person","@id":"https://news.example/a#person","name":"于海云"}</script><b>于海云</b>',
    ),
  ).toContain('<b>于海雲</b>')
})

test('links lead on within the edition, those to files, the desk, other sites and places in the page do not', () => {
  for (const [before, after] of [
    ['<a href="/">', '<a href="/zh-Hant">'],
    ['<a href="/articles/7#note-1">', '<a href="/zh-Hant/articles/7#note-1">'],
    ['<a href="/search?q=%E5%8F%91&amp;page=2">', '<a href="/zh-Hant/search?q=%E5%8F%91&amp;page=2">'],
    ['<form action="/search" method="get">', '<form action="/zh-Hant/search" method="get">'],
    ['<area href="/tags">', '<area href="/zh-Hant/tags">'],
    ['<a href="/feed.xml">', '<a href="/zh-Hant/feed.xml">'],
    ['<a href="/columns/a/atom.xml">', '<a href="/zh-Hant/columns/a/atom.xml">'],
    [
      `<link rel="alternate" type="application/rss+xml" href="${siteUrl('/tags/a/feed.xml')}" title="发展"/>`,
      `<link rel="alternate" type="application/rss+xml" href="${siteUrl('/zh-Hant/tags/a/feed.xml')}" title="發展"/>`,
    ],
  ] as const)
    expect(rewrite(before)).toBe(after)
  for (const kept of [
    '<a href="/sitemap.xml">',
    '<a href="/media/ab/cd.pdf">',
    '<a href="/admin">',
    '<a href="//other.example/">',
    '<a href="https://other.example/a">',
    '<a href="#main">',
    '<a href="?before=1-1">',
    '<a href="mailto:a@b.example">',
    '<a href="/zh-Hant/tags">',
    '<script id="early" data-page="/assets/reader-page-abcdefgh.js">',
    '<link rel="canonical" href="https://news.example/articles/1"/>',
    '<link rel="alternate" hreflang="zh-Hant" href="https://news.example/zh-Hant/articles/1"/>',
  ])
    expect(rewrite(kept)).toBe(kept)
})

test('what is passed on to others is the page of this edition, in its words, and nothing in the address breaks', () => {
  const own = encodeURIComponent(siteUrl('/articles/5'))
  const edition = encodeURIComponent(siteUrl('/zh-Hant/articles/5'))
  const picture = encodeURIComponent(siteUrl('/media/a-1080.webp'))
  const share = 'https://service.weibo.com/share/share.php'
  for (const [before, after] of [
    [
      `<a href="${share}?url=${own}&amp;title=发展%26里&quot;“后来”&amp;pic=${picture}" rel="nofollow">微博</a>`,
      `<a href="${share}?url=${edition}&amp;title=發展%26裡&quot;“後來”&amp;pic=${picture}" rel="nofollow">微博</a>`,
    ],
    [
      `<a href="${share}?url=${own}&amp;title=%E5%8F%91">微博</a>`,
      `<a href="${share}?url=${edition}&amp;title=%E5%8F%91">微博</a>`,
    ],
    [
      `<qy-share url="${siteUrl('/articles/5')}" title="发展">分享</qy-share>`,
      `<qy-share url="${siteUrl('/zh-Hant/articles/5')}" title="發展">分享</qy-share>`,
    ],
  ] as const)
    expect(rewrite(before)).toBe(after)
  for (const kept of [
    `<a href="https://other.example/发展?url=${encodeURIComponent('https://news.other/articles/5')}&amp;q=发">`,
    '<a href="https://other.example/?q=发展&amp;b=里">',
    '<a href="https://other.example/?url=%E0%A4%A">',
    `<img src="${share}?url=${own}&amp;title=发展">`,
  ])
    expect(rewrite(kept)).toBe(kept)
})

test('the head speaks of itself in traditional characters, in the right language, with the canonical address', () => {
  const head = [
    '<!DOCTYPE html><html lang="zh-CN"><head><title>发展 - 环评</title><meta name="description" content="发展"/>',
    '<meta property="og:locale" content="zh_CN"/><meta property="og:url" content="https://news.example/articles/1"/>',
    '<script type="application/ld+json">{"headline":"发展","url":"https://news.example/","inLanguage":"zh-CN"}</script>',
    '</head><body><span lang="en">VOCs</span></body></html>',
  ]
  expect(rewrite(head.join(''))).toBe(
    [
      '<!DOCTYPE html><html lang="zh-Hant"><head><title>發展 - 環評</title><meta name="description" content="發展"/>',
      '<meta property="og:locale" content="zh_TW"/><meta property="og:url" content="https://news.example/articles/1"/>',
      '<script type="application/ld+json">{"headline":"發展","url":"https://news.example/","inLanguage":"zh-Hant"}</script>',
      '</head><body><span lang="en">VOCs</span></body></html>',
    ].join(''),
  )
})

test('the link to the other edition knows its page, and is turned round in the traditional one', () => {
  const drawn =
    '<a href="/zh-Hant" hrefLang="zh-Hant" lang="zh-Hant" translate="no" class="edition-switch">繁體</a><p>发</p>'
  const filled = fillEditionLink(drawn, '/search?page=2&q=%E5%8F%91')
  expect(filled).toContain('href="/zh-Hant/search?page=2&amp;q=%E5%8F%91" hreflang="zh-Hant" lang="zh-Hant"')
  expect(rewrite(filled, '/search?page=2&q=%E5%8F%91')).toBe(
    '<a href="/search?page=2&amp;q=%E5%8F%91" hreflang="zh-Hans" lang="zh-Hans" translate="no" class="edition-switch">简体</a><p>發</p>',
  )
  expect(fillEditionLink(drawn, '/')).toContain('href="/zh-Hant" hreflang')
})

test('a page’s elements are the same before and after, and no simplified form of a common word is left', () => {
  const page = `<!DOCTYPE html><html lang="zh-CN"><body>${'<p>把<b>数据</b>写进<a href="/tags/a">报告</a>，对<em>群众</em>负责。<br>1&nbsp;<sub>2</sub></p>'.repeat(50)}</body></html>`
  const names = (html: string) => html.match(/<\/?[a-z]\w*/g)
  const rewritten = rewrite(page)
  expect(names(rewritten)).toEqual(names(page))
  expect(rewritten).not.toMatch(/[数写进报对负责]/)
})

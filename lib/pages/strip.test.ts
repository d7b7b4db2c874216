import { expect, test } from 'vitest'
import { stripFramework } from './strip'

test('the framework’s scripts, preloads and comments go; data and style sheets stay', () => {
  const page = [
    '<!DOCTYPE html><html lang="zh-CN"><head><link rel="stylesheet" href="/_next/static/a.css" data-precedence="next"/>',
    '<link rel="preload" as="script" fetchPriority="low" href="/_next/static/a.js"/>',
    '<link rel="modulepreload" href="/_next/static/b.js"/>',
    '<link rel="preload" as="font" href="/f.woff2"/>',
    '<script src="/_next/static/a.js" async=""></script><script src="/_next/p.js" noModule=""></script>',
    '</head>',
    '<body><div hidden=""><!--$--><!--/$--></div><p>第<!-- -->1<!-- -->段 a&lt;b &amp; “引”</p>',
    '<script type="application/ld+json">{"a":"<!-- \\u003c/script> --><b"}</script>',
    '<script id="_R_">(self.__next_f=self.__next_f||[]).push([1,"<p>\\u003c/p>"])</script></body></html>',
  ]
  expect(stripFramework(page.join(''))).toBe(
    [
      '<!DOCTYPE html><html lang="zh-CN"><head><link rel="stylesheet" href="/_next/static/a.css" data-precedence="next"/>',
      '<link rel="preload" as="font" href="/f.woff2"/>',
      '</head>',
      '<body><p>第1段 a&lt;b &amp; “引”</p>',
      '<script type="application/ld+json">{"a":"<!-- \\u003c/script> --><b"}</script></body></html>',
    ].join(''),
  )
})

test('a page without the framework is untouched to the letter', () => {
  const page =
    '<!DOCTYPE html>\n<p CLASS=a>a &nbsp;<b>&#x4E2D;</p>\r\n<pre> &lt;script&gt;alert(1)&lt;/script&gt; </pre>'
  expect(stripFramework(page)).toBe(page)
})

test('a script is cut whole, whatever its text holds', () => {
  expect(stripFramework('<p>a</p><script>x="<!--<script>";</script><p>b</p>')).not.toContain('x=')
  expect(stripFramework('<script src="/assets/x.js"></script>ok')).toBe('ok')
})

test('what must run before the first paint stands in the head, and only once', () => {
  const early = '<script id="early">document.documentElement.dataset.script="on"</script>'
  const page = `<html><head><title>一</title></head><body>${early}<script>self.__next_f=[]</script><p>正文</p></body></html>`
  expect(stripFramework(page)).toBe(
    `<html><head><title>一</title>${early}</head><body><p>正文</p></body></html>`,
  )
  expect(stripFramework('<p>没有头</p>')).toBe('<p>没有头</p>')
})

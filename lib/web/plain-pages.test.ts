import inject from 'light-my-request'
import { expect, test } from 'vitest'
import { sendPlain } from './plain-pages'

const answer = (status: number, url: string) =>
  inject((_req, res) => sendPlain(res, status, 'abc-1'), { method: 'GET', url })

test('what the server says by itself has a number, a way home, and asks for nothing', async () => {
  for (const status of [400, 404, 405, 408, 414, 431, 500, 503, 599]) {
    const { statusCode, headers, body } = await answer(status, '/articles/1')
    expect(statusCode).toBe(status)
    expect(body).toMatch(/<h1>[^<]+<\/h1><p>[^<]+<\/p>/)
    expect(body).toContain('编号 abc-1')
    expect(body).toContain('<a href="/">首页</a>')
    expect(body).not.toMatch(/<script|src=|<link|url\(|http:|https:/)
    expect(headers).toMatchObject({ 'cache-control': 'no-store', 'x-request-id': 'abc-1' })
    expect(headers['content-security-policy']).toContain("default-src 'none'")
  }
})

test('what passes can be tried again at the same address, and says what can still be read', async () => {
  const { body, headers } = await answer(503, '/articles/1?a=1&b="<b>')
  expect(body).toContain('<a class="again" href="/articles/1?a=1&amp;b=')
  expect(body).not.toContain('"<b>')
  expect(body).toContain('栏目总览')
  expect(headers['retry-after']).toBe('5')
  expect((await answer(404, '/articles/1')).body).not.toContain('重试')
  expect((await answer(503, '//other.example/')).body).not.toContain('href="//')
})

test('a search without its database says so', async () => {
  for (const url of ['/search?q=%E6%B0%B4', '/zh-Hant/search'])
    expect((await answer(503, url)).body).toContain('<h1>暂时不能搜索</h1>')
  for (const url of ['/searching', '/articles/1']) expect((await answer(503, url)).body).not.toContain('搜索')
  expect((await answer(500, '/search?q=a')).body).not.toContain('暂时不能搜索')
})

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { runInNewContext } from 'node:vm'
import { beforeEach, expect, test } from 'vitest'

const SITE = 'https://news.example'
const source = readFileSync(join(import.meta.dirname, '../../public/sw.js'), 'utf8')

type Asked = { url: string; mode: string; method: string }
type Fetching = {
  request: Asked
  preloadResponse: Promise<undefined>
  respondWith: (answer: Promise<Response>) => void
  waitUntil: (done: Promise<unknown>) => void
}

let network: (url: string) => Response
let now: number
let kept: Map<string, Response>
let hear: (event: Fetching) => void

/** The part of the Cache API that the worker uses: the newest last, as browsers keep it. */
const store = {
  put: async (path: string, page: Response) => {
    const body = await page.arrayBuffer()
    kept.delete(path)
    kept.set(path, new Response(body, { headers: page.headers }))
  },
  match: async (path: string | { url: string }) =>
    kept.get(typeof path === 'string' ? path : new URL(path.url).pathname)?.clone(),
  delete: async (path: string | { url: string }) =>
    kept.delete(typeof path === 'string' ? path : new URL(path.url).pathname),
  keys: async () => [...kept.keys()].map((path) => ({ url: SITE + path })),
}

beforeEach(() => {
  kept = new Map()
  now = Date.parse('2026-11-24T10:00:00Z')
  const listeners = new Map<string, (event: Fetching) => void>()
  class Clock extends Date {
    static override now = () => now
  }
  runInNewContext(source, {
    addEventListener: (type: string, listener: (event: Fetching) => void) => listeners.set(type, listener),
    caches: { open: async () => store },
    fetch: async ({ url }: Asked) => network(url),
    Date: Clock,
    URL,
    Response,
  })
  hear = listeners.get('fetch') ?? (() => expect.unreachable('the worker listens to no fetch'))
})

const page =
  (text: string, status = 200) =>
  () =>
    new Response(`<h1>${text}</h1><main>${text}</main>`, {
      status,
      headers: { date: new Date(now).toUTCString(), 'content-security-policy': "script-src 'self'" },
    })
const offline = () => {
  throw new TypeError('no network')
}

/** What a reader gets who goes to an address; null when the worker leaves it to the browser. */
async function go(
  path: string,
  asked: Partial<Asked> = {},
): Promise<{ status: number; text: string; headers: Headers } | null> {
  let answer: Promise<Response> | null = null
  const later: Promise<unknown>[] = []
  hear({
    request: { url: SITE + path, mode: 'navigate', method: 'GET', ...asked },
    preloadResponse: Promise.resolve(undefined),
    respondWith: (given) => {
      answer = given
    },
    waitUntil: (done) => later.push(done),
  })
  const got = (await answer) as Response | null
  await Promise.all(later)
  return got && { status: got.status, text: await got.text(), headers: got.headers }
}

test('while the server can be reached it alone answers, also when an older page is kept', async () => {
  network = page('第一版')
  await go('/articles/1')
  network = page('第二版')
  expect((await go('/articles/1'))?.text).toContain('第二版')
})

test('without a network an article that was read is shown, as what it is; anything else says what can be read', async () => {
  network = page('湿地')
  await go('/articles/1')
  await go('/')
  network = offline
  const again = await go('/articles/1')
  expect(again).toMatchObject({ status: 200 })
  expect(again?.text).toMatch(/现在没有网络。这是您在2026年11月24日.*读到的内容.*<main>湿地/)
  expect(again?.headers.get('content-security-policy')).toBe("script-src 'self'")
  const home = await go('/')
  expect(home).toMatchObject({ status: 503 })
  expect(home?.text).toContain('<a href="/articles/1">湿地</a>')
})

test('without a network the traditional edition speaks for itself, and lists first what was read in it', async () => {
  network = page('湿地')
  await go('/articles/1')
  await go('/articles/2')
  network = page('濕地')
  await go('/zh-Hant/articles/1')
  network = offline
  expect((await go('/zh-Hant/articles/1'))?.text).toMatch(
    /現在沒有網絡。這是您在2026年11月24日.*讀到的內容，此後可能有更新。.*<main>濕地/,
  )
  for (const path of ['/zh-Hant', '/zh-Hant/articles/1003']) {
    const missing = await go(path)
    expect(missing?.status).toBe(503)
    expect(missing?.text).toMatch(
      /<html lang="zh-Hant">.*<title>沒有網絡<\/title>.*連上網絡以後，這一頁就能打開。.*重試/,
    )
    // The same piece is not offered twice; one that was read only in the other edition is marked as such.
    expect(missing?.text).toContain(
      '<li><a href="/zh-Hant/articles/1">濕地</a></li><li><a href="/articles/2" lang="zh-Hans">湿地</a></li></ul>',
    )
  }
  expect((await go('/'))?.text).toMatch(
    /<html lang="zh-CN">.*没有网络.*<ul><li><a href="\/articles\/2">湿地<\/a><\/li><li><a href="\/articles\/1">湿地<\/a><\/li><\/ul>/,
  )
  // An address that only begins alike is no page of the edition.
  expect((await go('/zh-Hantx'))?.text).toContain('<html lang="zh-CN">')
})

test('what was withdrawn is not kept, nor what is older than a week, nor more than thirty', async () => {
  network = page('甲')
  await go('/articles/1')
  network = page('已经撤下', 410)
  await go('/articles/1')
  network = offline
  expect((await go('/articles/1'))?.status).toBe(503)

  network = page('乙')
  await go('/articles/2')
  network = offline
  now += 7 * 86_400_000
  expect((await go('/articles/2'))?.status).toBe(503)
  expect(kept.size).toBe(0)

  network = page('丙')
  for (let id = 1; id <= 32; id++) await go(`/zh-Hant/articles/${id}`)
  expect([...kept.keys()].slice(0, 1)).toEqual(['/zh-Hant/articles/3'])
  expect(kept.size).toBe(30)
})

test('an error of the server is shown, and not kept', async () => {
  network = page('出错', 500)
  expect(await go('/articles/1')).toMatchObject({ status: 500 })
  expect(kept.size).toBe(0)
})

test('the desk, forms and files are left to the browser', async () => {
  network = page('x')
  for (const path of [
    '/admin',
    '/admin/articles',
    '/api/health',
    '/sign-in',
    '/media/a.webp',
    '/_next/static/a.css',
  ])
    expect(await go(path), path).toBeNull()
  expect(await go('/articles/1', { mode: 'no-cors' })).toBeNull()
  expect(await go('/articles/1', { method: 'POST' })).toBeNull()
})

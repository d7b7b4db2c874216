import type { IncomingMessage, ServerResponse } from 'node:http'
import { expect, test } from 'vitest'
import { answerGone, answerMoved, keepUntil, tag } from '@/lib/pages/render-context'
import { Busy } from '@/lib/server/turns'
import { NextRenderer } from './next-renderer'

const began = { count: 1, watermark: 1n }
const NEXT_CACHE = 'private, no-cache, no-store, max-age=0, must-revalidate'

/** Answers as Next does, for each address of this test. */
const PAGES: Record<string, (req: IncomingMessage, res: ServerResponse) => Promise<void> | void> = {
  '/articles/1': async (_req, res) => {
    tag('article:1')
    await Promise.resolve()
    keepUntil(new Date(5_000))
    res.writeHead(200, {
      'content-type': 'text/html; charset=utf-8',
      'cache-control': NEXT_CACHE,
      vary: 'rsc',
      link: '</a.js>; rel=preload',
    })
    res.write('<p>一</p><script src="/_next/a.js"></script>')
    res.end('<!--x-->')
  },
  '/articles/2': (_req, res) => {
    tag('article:2')
    answerGone()
    res
      .writeHead(404, { 'content-type': 'text/html' })
      .end('<!DOCTYPE html><html id="__next_error__"></html>')
  },
  '/columns/old': (_req, res) => {
    tag('column-slug:old')
    answerMoved('/columns/new')
    res
      .writeHead(404, { 'content-type': 'text/html' })
      .end('<!DOCTYPE html><html id="__next_error__"></html>')
  },
  '/nothing/%E6%B0%B4': (_req, res) =>
    void res.writeHead(404, { 'content-type': 'text/html' }).end('<html id="__next_error__"></html>'),
  '/missing': (req, res) => {
    tag('articles')
    const about = new URL(req.url ?? '', 'http://x').searchParams
    const said = `${about.get('path')} ${about.get('gone')}`
    res.writeHead(200, { 'content-type': 'text/html' }).end(`<h1>找不到</h1>${said}`)
  },
  '/cookie': (_req, res) =>
    void res.writeHead(200, { 'content-type': 'text/html', 'set-cookie': 'a=1' }).end('x'),
  '/private': (_req, res) =>
    void res.writeHead(200, { 'content-type': 'text/xml', 'cache-control': 'no-store' }).end('x'),
  '/feed.xml': (_req, res) =>
    void res
      .writeHead(200, {
        ...{ 'content-type': 'text/xml', link: '<x>; rel="hub"', 'last-modified': 'today' },
        'access-control-allow-origin': '*',
      })
      .end('<!-- kept --><script>kept</script>'),
  '/open': (_req, res) =>
    void res
      .writeHead(200, { 'content-type': 'text/html', 'access-control-allow-origin': '*' })
      .end('<p>一</p>'),
  '/key.txt': (_req, res) => void res.writeHead(404).end(),
  '/echo': (req, res) =>
    void res
      .writeHead(200, { 'content-type': 'application/json' })
      .end(JSON.stringify([req.method, req.url, req.headers])),
}

const renderer = new NextRenderer({
  host: 'news.example',
  handler: (req, res) => PAGES[req.url?.split('?')[0] ?? '']?.(req, res) ?? undefined,
})

test('a page is rendered with its tags and its time, without the framework', async () => {
  const page = await renderer.render('/articles/1', began)
  expect(page).toMatchObject({ status: 200, tags: ['article:1'], notAfter: 5_000, keep: true, began })
  expect(page.body.toString()).toBe('<p>一</p>')
  expect(page.headers).toMatchObject({
    'content-security-policy': expect.stringContaining("script-src 'self'"),
  })
  expect(Object.keys(page.headers)).not.toContain('link')
  expect(Object.keys(page.headers)).not.toContain('vary')
})

test('a withdrawn piece is 410 and an unknown one 404, both with words that need no JavaScript', async () => {
  const gone = await renderer.render('/articles/2', began)
  expect(gone).toMatchObject({ status: 410, tags: ['article:2', 'articles'], keep: true })
  expect(gone.body.toString()).toBe('<h1>找不到</h1>/articles/2 1')
  const unknown = await renderer.render('/nothing/%E6%B0%B4?before=1-1', began)
  expect(unknown).toMatchObject({ status: 404, keep: true })
  expect(unknown.body.toString()).toBe('<h1>找不到</h1>/nothing/水 null')
  expect(await renderer.render('/missing', began)).toMatchObject({ status: 404 })
})

test('a renamed column is moved for good', async () => {
  const moved = await renderer.render('/columns/old', began)
  expect(moved).toMatchObject({ status: 301, tags: ['column-slug:old'], keep: true })
  expect(moved.headers).toMatchObject({ location: '/columns/new' })
})

test('what sets a cookie or says no-store is not kept', async () => {
  expect(await renderer.render('/cookie', began)).toMatchObject({ keep: false })
  expect(await renderer.render('/private', began)).toMatchObject({ keep: false })
  expect((await renderer.render('/cookie', began)).headers).not.toHaveProperty('set-cookie')
})

test('what is not HTML stays to the letter, and keeps its hub and its time', async () => {
  const feed = await renderer.render('/feed.xml', began)
  expect(feed.body.toString()).toBe('<!-- kept --><script>kept</script>')
  expect(feed.headers).toMatchObject({ link: '<x>; rel="hub"', 'last-modified': 'today' })
})

test('a feed is open to every site; a page is to none, whatever its handler says (S-27)', async () => {
  const open = { 'access-control-allow-origin': '*', 'cross-origin-resource-policy': 'cross-origin' }
  expect((await renderer.render('/feed.xml', began)).headers).toMatchObject(open)
  const page = (await renderer.render('/open', began)).headers
  expect(page['cross-origin-resource-policy']).toBe('same-origin')
  expect(Object.keys(page)).not.toContain('access-control-allow-origin')
})

test('where no feed or file is, there are words for whoever came by a link', async () => {
  const missing = await renderer.render('/key.txt', began)
  expect([missing.status, missing.body.toString()]).toEqual([404, '<h1>找不到</h1>/key.txt null'])
})

test('a render knows nothing but the key (S-02)', async () => {
  const [method, url, headers] = JSON.parse((await renderer.render('/echo?a=1', began)).body.toString()) as [
    string,
    string,
    Record<string, string>,
  ]
  expect([method, url, headers.host]).toEqual(['GET', '/echo?a=1', 'news.example'])
  for (const name of ['cookie', 'authorization', 'rsc', 'accept-encoding', 'x-forwarded-host'])
    expect(headers).not.toHaveProperty(name)
})

test('more renders than the process can bear are refused, the others get their turn', async () => {
  const gate = Promise.withResolvers<void>()
  let most = 0
  let now = 0
  const slow = new NextRenderer({
    host: 'news.example',
    handler: async (_req, res) => {
      most = Math.max(most, ++now)
      await gate.promise
      now--
      res.end('ok')
    },
  })
  const all = Array.from({ length: 500 }, (_, n) =>
    slow.render(`/articles/${n}`, began).then(
      () => 'rendered',
      (error: unknown) => (error instanceof Busy ? 'busy' : 'broken'),
    ),
  )
  gate.resolve()
  const outcomes = await Promise.all(all)
  expect(most).toBe(12)
  expect(outcomes.filter((one) => one === 'rendered')).toHaveLength(412)
  expect(outcomes.filter((one) => one === 'busy')).toHaveLength(88)
})

test('many social cards at once take no place from a page: two are drawn, pages come at once (R-30)', async () => {
  const gate = Promise.withResolvers<void>()
  let most = 0
  let now = 0
  const busy = new NextRenderer({
    host: 'news.example',
    handler: async (req, res) => {
      if (!req.url?.startsWith('/cards/')) return void res.end('page')
      most = Math.max(most, ++now)
      await gate.promise
      now--
      res.end('card')
    },
  })
  const cards = Array.from({ length: 60 }, (_, n) =>
    busy.render(`/cards/article-${n + 1}-0123456789abcdef.jpg`, began),
  )
  const pages = await Promise.all(Array.from({ length: 40 }, (_, n) => busy.render(`/articles/${n}`, began)))
  expect(pages.every(({ body }) => body.toString() === 'page')).toBe(true)
  expect(most).toBe(2)
  gate.resolve()
  expect((await Promise.all(cards)).every(({ body }) => body.toString() === 'card')).toBe(true)
  expect(most).toBe(2)
})

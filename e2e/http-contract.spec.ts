import { createHash } from 'node:crypto'
import { request } from 'playwright/test'
import { SPECULATION_RULES } from '@/lib/pages/speculation-rules'
import { bases, expect, test } from './support/newsroom'

const plain = { maxRedirects: 0 }

test('the desk is closed to strangers and to roles without the permission, whatever the request pretends (S-01)', async ({
  request: stranger,
  apiAs,
}) => {
  const disguises = [
    {},
    { 'x-middleware-subrequest': 'middleware:middleware:middleware' },
    { rsc: '1' },
    { 'next-router-prefetch': '1', rsc: '1' },
    { 'x-forwarded-host': 'evil.example' },
  ]
  for (const path of [
    '/admin',
    '/admin/articles',
    '/admin/users',
    '/admin/security',
    '/admin/columns',
    '/admin/settings',
    '/admin/audit',
    '/admin/calendar',
    '/admin/planning',
    '/admin/review',
    '/admin/columns/site/review',
    '/admin/checkup',
    '/admin/articles/1001/corrections',
    '/admin/inbox',
    '/admin/mails',
    '/admin/webhooks',
    '/admin/articles/new',
  ]) {
    for (const headers of disguises) {
      const answer = await stranger.get(path, { ...plain, headers })
      expect(answer.status(), `${path} ${JSON.stringify(headers)}`).toBe(307)
      // Next first sends a request for a payload to its one address (`?_rsc`); nothing of the desk is in either.
      expect(answer.headers().location).toMatch(/\/sign-in|_rsc/)
      expect(await answer.text()).not.toContain('/admin/articles?status')
    }
  }
  for (const path of ['/api/articles', '/api/media', '/api/tags', '/api/inbox/news']) {
    expect((await stranger.get(path, plain)).status(), path).toBeGreaterThanOrEqual(401)
  }
  const author = await apiAs('author')
  for (const path of [
    '/admin/users',
    '/admin/columns',
    '/admin/settings',
    '/admin/tags',
    '/admin/audit',
    '/admin/checkup',
    '/admin/mails',
    '/admin/security',
    '/admin/columns/site/review',
  ])
    expect((await author.get(path, plain)).status(), path).toBe(403)
  const editor = await apiAs('editor')
  expect((await editor.get('/admin/users', plain)).status()).toBe(403)
  expect((await editor.get('/admin/security', plain)).status()).toBe(403)
  expect((await editor.get('/admin/columns/site/review', plain)).status()).toBe(403)
  expect((await editor.get('/admin/tags', plain)).status()).toBe(200)
})

test('a signed-in write from another site is refused and changes nothing (S-21)', async ({ apiAs }) => {
  const editor = await apiAs('editor')
  for (const headers of [{ origin: 'https://evil.example' }, { origin: 'null' }]) {
    const answer = await editor.post('/api/articles', { data: { title: '外站来的稿子' }, headers })
    expect(answer.status()).toBe(403)
  }
  const mine = await editor.get(`/admin/articles?q=${encodeURIComponent('外站来的稿子')}`)
  expect(await mine.text()).toContain('没有符合条件的稿件')
})

test('bad input gets a message in Chinese that names the field', async ({ apiAs }) => {
  const editor = await apiAs('editor')
  const empty = await editor.post('/api/articles', { data: { title: ' ' } })
  expect(empty.status()).toBe(422)
  expect(await empty.json()).toMatchObject({ error: { code: 'INVALID', fields: { title: ['请填写标题'] } } })
  const broken = await editor.post('/api/articles', {
    data: '{"title":',
    headers: { 'content-type': 'application/json' },
  })
  expect(broken.status()).toBe(422)
  const unknownColumn = await editor.post('/api/articles', {
    data: { title: '栏目不存在', columnId: 999_999 },
  })
  expect(unknownColumn.status()).toBe(422)
})

test('readers’ pages: statuses, validators, one entry however the address is dressed up (S-34)', async ({
  request: reader,
}) => {
  const home = await reader.get('/')
  expect(home.headers()['cache-control']).toContain('must-revalidate')
  const article = /\/articles\/\d+/.exec(await home.text())?.[0] ?? ''
  const first = await reader.get(article)
  const { etag, 'surrogate-key': keys } = first.headers()
  expect(keys).toContain(`article%3A${article.split('/').at(-1)}`)
  expect((await reader.get(article, { headers: { 'if-none-match': etag ?? '' } })).status()).toBe(304)
  for (const dressed of [
    `${article}?utm_source=x`,
    `${article}/`,
    `${article}?before=nonsense&x=${'y'.repeat(50)}`,
  ]) {
    const answer = await reader.get(dressed)
    expect(answer.headers()['page-store'], dressed).toBe('hit')
    expect(answer.headers().etag).toBe(etag)
  }
  expect((await reader.get('/articles/99999')).status()).toBe(404)
  expect((await reader.get('/articles/1e3')).status()).toBe(404)
  expect((await reader.get('/columns/%E4%BD%A0%E5%A5%BD')).status()).toBe(404)
  expect((await reader.get('/articles/%zz')).status()).toBe(400)
  expect((await reader.post(article)).status()).toBe(405)
})

test('a page for readers carries no script of the framework, and inline only the one that its policy names (S-15)', async ({
  request: reader,
}) => {
  const home = await (await reader.get('/')).text()
  const article = /\/articles\/\d+/.exec(home)?.[0] ?? ''
  for (const path of ['/', article, '/columns/wuran', '/tags', '/search?q=水', '/nothing-here']) {
    const answer = await reader.get(path)
    const html = await answer.text()
    const scripts = [...html.matchAll(/<script\b([^>]*)>([^<]*)/g)]
    const others = scripts.filter(([, attributes = '']) => !attributes.includes('type="application/ld+json"'))
    expect(others, path).toHaveLength(1)
    const known = [others[0]?.[2] ?? '', SPECULATION_RULES].map(
      (text) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`,
    )
    expect(html).not.toContain('/_next/static/chunks/main')
    expect(answer.headers()['content-security-policy'], path).toContain(
      `script-src 'self' ${known.join(' ')};`,
    )
    expect(answer.headers()['x-content-type-options']).toBe('nosniff')
  }
})

test('feeds, sitemap and robots are there, and health speaks of every part', async ({ request: reader }) => {
  const feed = await reader.get('/feed.xml')
  expect(feed.headers()['content-type']).toContain('xml')
  expect(await feed.text()).toMatch(/^<\?xml[\s\S]*<item>[\s\S]*\+0800<\/pubDate>/)
  expect((await reader.get('/columns/wuran/feed.xml')).status()).toBe(200)
  const sitemap = await (await reader.get('/sitemap.xml')).text()
  const parts = [...sitemap.matchAll(/<loc>[^<]*(\/sitemap\/\d+\.xml)<\/loc>/g)].map(([, part]) => part ?? '')
  const texts = await Promise.all(parts.map(async (part) => (await reader.get(part)).text()))
  expect(texts.join('')).toContain('/articles/')
  expect(await (await reader.get('/robots.txt')).text()).toContain('Sitemap:')
  const health = await (await reader.get('/api/health')).json()
  expect(health).toMatchObject({ web: 'ok', database: 'ok', worker: { status: 'ok' }, overdue: 0 })
})

test('both web processes serve the same newsroom', async () => {
  for (const baseURL of bases()) {
    const web = await request.newContext({ baseURL })
    expect((await web.get('/')).status()).toBe(200)
    await web.dispose()
  }
})

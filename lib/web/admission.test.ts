import { type IncomingHttpHeaders, request, type Server } from 'node:http'
import { buffer } from 'node:stream/consumers'
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { env } from '@/lib/env'
import { bareFront } from './trial/bare-front'

const SITE = new URL(env.SITE_URL)
let server: Server
let port = 0
/** What came as far as Next. */
let passed: { method: string | undefined; headers: IncomingHttpHeaders }[] = []

beforeAll(async () => {
  ;({ server, port } = await bareFront((req, res) => {
    passed.push({ method: req.method, headers: { ...req.headers } })
    res.end('passed')
  }))
})
beforeEach(() => {
  passed = []
})
afterAll(() => {
  server.closeAllConnections()
  server.close()
})

type Answer = { status: number; headers: IncomingHttpHeaders; text: string }

/** Sends the head of a request, and its body where there is one. */
function ask(path: string, method = 'GET', headers = {}, body?: string): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const asked = request({ host: '127.0.0.1', port, path, method, headers }, async (res) => {
      const text = (await buffer(res)).toString()
      resolve({ status: res.statusCode ?? 0, headers: res.headers, text })
      asked.destroy()
    })
    asked.on('error', reject)
    if (body === undefined) asked.flushHeaders()
    else asked.end(body)
  })
}

const FOREIGN = [
  { origin: 'https://evil.example' },
  { origin: 'null' },
  { origin: `${SITE.origin}.evil.example` },
  { origin: SITE.origin.replace('://', '://x@') },
  { origin: '' },
  { 'sec-fetch-site': 'cross-site' },
  { 'sec-fetch-site': 'same-site' },
  { 'sec-fetch-site': 'none' },
  { origin: 'https://evil.example', 'sec-fetch-site': 'same-origin' },
  { origin: 'https://evil.example', 'x-forwarded-host': 'evil.example' },
]

test('a change that another site sends is refused before anything runs, whatever it is and wherever it goes (S-21)', async () => {
  for (const path of [
    '/admin',
    '/admin/articles/1',
    '/sign-in',
    '/api/articles',
    '/api/sign-in',
    '/api/auth/signout',
  ])
    for (const method of path.startsWith('/api/') ? ['POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'] : ['POST'])
      for (const headers of FOREIGN) {
        const { status } = await ask(
          path,
          method,
          { ...headers, 'next-action': '00', 'content-length': 0 },
          '',
        )
        expect(status, `${method} ${path} ${JSON.stringify(headers)}`).toBe(403)
      }
  expect(passed).toEqual([])
  const form = await ask('/admin', 'POST', { origin: 'null', accept: 'text/html' }, '')
  expect(form.text).toContain('这个请求是从别的网站发出的')
  const script = await ask('/api/articles', 'POST', { origin: 'null' }, '')
  expect(JSON.parse(script.text).error).toMatchObject({
    code: 'FORBIDDEN',
    message: expect.stringContaining('其他网站'),
  })
})

test('what the own pages and programs without a browser send goes on, under the name of the site', async () => {
  for (const headers of [
    { origin: SITE.origin },
    { origin: 'http://192.0.2.7:3000', host: '192.0.2.7:3000' },
    { origin: 'https://192.0.2.7', host: '192.0.2.7' },
    { 'sec-fetch-site': 'same-origin' },
    {},
  ])
    expect((await ask('/admin', 'POST', { ...headers, 'content-length': 0 }, '')).status).toBe(200)
  expect(passed).toHaveLength(5)
  for (const { headers } of passed) {
    expect(headers.host).toBe(SITE.host)
    expect([SITE.origin, undefined]).toContain(headers.origin)
  }
})

const INSIDE = {
  'x-middleware-subrequest': 'middleware:middleware',
  'x-middleware-prefetch': '1',
  'x-nextjs-data': '1',
  'x-invoke-path': '/admin',
  'x-invoke-status': '200',
  'x-matched-path': '/admin/users',
  'x-now-route-matches': '1=users',
  'next-resume': '1',
  'x-forwarded-host': 'evil.example',
  'x-forwarded-proto': 'https',
  'x-forwarded-for': '203.0.113.9',
  forwarded: 'host=evil.example',
  'x-real-ip': '203.0.113.9',
  'x-original-url': '/admin/users',
  'x-rewrite-url': '/admin/users',
  'x-http-method-override': 'DELETE',
  'content-security-policy': "script-src 'nonce-mine'",
}

test('what only the framework and proxies say to each other is taken away when it comes from outside (S-02, S-27, S-31)', async () => {
  await ask('/admin', 'GET', { ...INSIDE, host: 'evil.example', rsc: '1' })
  const headers = passed[0]?.headers ?? {}
  for (const name of Object.keys(INSIDE).filter((one) => one !== 'content-security-policy'))
    expect(headers[name], name).toBeUndefined()
  expect(headers['content-security-policy']).not.toContain('mine')
  expect([headers.host, headers.rsc]).toEqual([SITE.host, '1'])
})

test('the desk’s nonce is 128 bits, new with every answer, and never the client’s (S-15)', async () => {
  const nonces = new Set<string>()
  for (let n = 0; n < 20; n++) {
    const { headers } = await ask('/admin', 'GET', { 'content-security-policy': "script-src 'nonce-mine'" })
    const policy = String(headers['content-security-policy'])
    expect(policy).not.toMatch(/script-src[^;]*unsafe|mine/)
    for (const part of ["object-src 'none'", "base-uri 'none'", 'frame-ancestors'])
      expect(policy).toContain(part)
    nonces.add(/'nonce-([^']+)'/.exec(policy)?.[1] ?? '')
  }
  expect(nonces.size).toBe(20)
  for (const nonce of nonces) expect(Buffer.from(nonce, 'base64')).toHaveLength(16)
})

test('where programs ask with a token no cookie comes through, and refusals are problems (S-21)', async () => {
  const headers = { cookie: 'next-auth.session-token=x', authorization: 'Bearer qy_x' }
  for (const path of ['/api/v1/me', '/api/v1/articles?limit=1', '/api/v1']) await ask(path, 'GET', headers)
  expect(passed.map((one) => [one.headers.cookie, one.headers.authorization])).toEqual(
    Array(3).fill([undefined, 'Bearer qy_x']),
  )
  await ask('/api/v10', 'GET', headers)
  expect(passed[3]?.headers.cookie).toBe(headers.cookie)
  const refused = await ask(
    '/api/v1/articles',
    'POST',
    { origin: 'https://evil.example', accept: 'text/html' },
    '',
  )
  expect([refused.status, refused.headers['content-type']]).toEqual([403, 'application/problem+json'])
  expect(JSON.parse(refused.text)).toMatchObject({
    status: 403,
    code: 'FORBIDDEN',
    requestId: expect.any(String),
  })
  expect(passed).toHaveLength(4)
})

test('how long a body is decides before it is read (R-31)', async () => {
  const MB = 1024 * 1024
  const say = (path: string, length: number) => ask(path, 'POST', { 'content-length': length })
  expect((await say('/api/articles', 2 * MB + 1)).status).toBe(413)
  expect((await say('/admin', 2 * MB + 1)).text).toContain('内容过大')
  expect((await say('/api/sign-in', 10 * MB)).status).toBe(413)
  expect((await say('/api/uploads/x', 51 * MB)).status).toBe(413)
  expect((await say('/api/import', 51 * MB)).status).toBe(413)
  expect((await say('/api/uploads/x', 50 * MB)).status).toBe(200)
  expect((await say('/api/articles', 2 * MB)).status).toBe(200)
  const chunked = await ask('/api/articles', 'POST', { 'transfer-encoding': 'chunked' })
  expect([chunked.status, JSON.parse(chunked.text).error.code]).toEqual([411, 'INVALID'])
  expect(passed).toHaveLength(2)
})

test('an address that holds what no text can hold, or that Next would read as another, is refused (S-01, S-45, S-57)', async () => {
  for (const path of [
    '/admin/%00',
    '/admin?q=%00',
    '/admin/a%00.png',
    '/api/tags?q=x%00',
    '/api/%zz',
    '/admin/%c0%af',
    '/admin/../x',
    '/admin/..?x',
    '/admin/%2e%2e',
    '/admin/..%5cx',
    '/api/./x',
    '/admin/#x',
  ])
    expect((await ask(path)).status, path).toBe(400)
  for (const path of [
    '/admin/account.rsc',
    '/admin.segments/_tree.segment.rsc',
    '/api/tags.rsc',
    '/articles/1.rsc',
  ])
    expect((await ask(path)).status, path).toBe(404)
  expect(passed).toEqual([])
})

test('pages are read and their forms sent; verbs of other protocols are nobody’s (S-51)', async () => {
  for (const method of ['PROPFIND', 'TRACE', 'MKCOL', 'LOCK', 'SEARCH', 'PURGE', 'COPY', 'MOVE', 'REPORT'])
    for (const path of ['/', '/admin', '/api/tags', '/media/x.webp', '/views', '/api/live'])
      expect((await ask(path, method)).status, `${method} ${path}`).toBe(405)
  for (const method of ['PUT', 'PATCH', 'DELETE', 'OPTIONS'])
    for (const path of ['/', '/admin', '/sign-in', '/media/x.webp'])
      expect((await ask(path, method)).status, `${method} ${path}`).toBe(405)
  expect(passed).toEqual([])
})

test('on https every answer says to stay there, and cookies are of this host alone (S-21, S-50)', async () => {
  vi.stubEnv('SITE_URL', 'https://news.example')
  vi.stubEnv('AUTH_SECRET', 'a secret that is long enough')
  vi.resetModules()
  try {
    const sets = await import('./security-headers')
    for (const set of [
      sets.READER_HEADERS,
      sets.FILE_HEADERS,
      sets.WORKER_HEADERS,
      sets.PLAIN_HEADERS,
      sets.deskHeaders('x'),
    ])
      expect(set['strict-transport-security']).toBe('max-age=31536000')
    const { sessionCookies, stepCookie } = await import('@/lib/auth/cookies')
    const opened = { userId: 1, sessionId: 'x', device: 'y', owed: null }
    for (const cookie of [...(await sessionCookies(opened)), stepCookie('z')])
      expect(cookie).toMatch(/^__Host-[^;]+; Path=\/; HttpOnly; SameSite=Lax; Max-Age=\d+; Secure$/)
    const { authOptions } = await import('@/lib/auth/options')
    expect(authOptions.cookies?.sessionToken).toEqual({
      name: '__Host-next-auth.session-token',
      options: { httpOnly: true, sameSite: 'lax', path: '/', secure: true },
    })
  } finally {
    vi.unstubAllEnvs()
    vi.resetModules()
  }
})

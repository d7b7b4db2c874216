import { createServer } from 'node:http'
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest'
import { type Entry, makeEntry, REVALIDATE } from '@/lib/pages/entry'
import { sendEntry } from './send'

const CHANGED = 'Tue, 13 Apr 2021 16:00:00 GMT'
let entry: Entry
const server = createServer((req, res) =>
  sendEntry(req, res, entry, req.headers['x-from']?.toString() ?? 'hit', 'id-1'),
)
let base: string

beforeAll(async () => {
  entry = await makeEntry(
    {
      status: 200,
      headers: {
        'content-type': 'text/html; charset=utf-8',
        'content-security-policy': "script-src 'self'",
        'last-modified': CHANGED,
      },
      body: Buffer.from('青言'.repeat(1_000)),
      tags: ['article:1'],
      began: { count: 1, watermark: 1n },
      notAfter: null,
      keep: true,
    },
    { cacheControl: REVALIDATE, purged: true },
  )
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  base = `http://127.0.0.1:${address && typeof address === 'object' ? address.port : 0}`
})
afterAll(() => server.close())
afterEach(() => {
  vi.useRealTimers()
})

test.each(['identity', 'gzip', 'br'])(
  'in %s: the page, and 304 without a body to who has it',
  async (encoding) => {
    const first = await fetch(base, { headers: { 'accept-encoding': encoding } })
    expect(await first.text()).toBe('青言'.repeat(1_000))
    expect(first.headers.get('vary')).toBe('Accept-Encoding')
    const again = await fetch(base, {
      headers: { 'accept-encoding': encoding, 'if-none-match': first.headers.get('etag') ?? '' },
    })
    expect([
      again.status,
      await again.text(),
      again.headers.get('content-encoding'),
      again.headers.get('etag'),
    ]).toEqual([304, '', null, first.headers.get('etag')])
    expect(again.headers.get('content-security-policy')).toBe("script-src 'self'")
  },
)

test('who names the time of what is there has it; an entity tag says more, and another time is another page', async () => {
  const ask = async (headers: Record<string, string>) => (await fetch(base, { headers })).status
  expect((await fetch(base)).headers.get('last-modified')).toBe(CHANGED)
  expect(await ask({ 'if-modified-since': CHANGED })).toBe(304)
  expect(await ask({ 'if-modified-since': CHANGED, 'if-none-match': '"other"' })).toBe(200)
  // Later than ours: what was seen then is there no more.
  expect(await ask({ 'if-modified-since': 'Wed, 14 Apr 2021 16:00:00 GMT' })).toBe(200)
  expect(await ask({ 'if-modified-since': 'yesterday' })).toBe(200)
})

test('a time in seconds counts only once nothing else can have been made within that second, or by others (RFC 9110 §8.8.2.2)', async () => {
  vi.useFakeTimers({ toFake: ['Date'] })
  const ask = async (headers: Record<string, string> = {}) => {
    const answer = await fetch(base, { headers })
    return [answer.status, answer.headers.get('last-modified')]
  }
  const known = { 'if-modified-since': CHANGED }
  const made = Date.parse(CHANGED)
  for (const after of [0, 999, 9_999]) {
    vi.setSystemTime(made + after)
    expect([await ask(), await ask(known)], String(after)).toEqual([
      [200, null],
      [200, null],
    ])
    expect(
      (await ask({ ...known, 'if-none-match': entry.etags.identity, 'accept-encoding': 'identity' }))[0],
    ).toBe(304)
  }
  vi.setSystemTime(made + 10_000)
  expect([await ask(), await ask(known)]).toEqual([
    [200, CHANGED],
    [304, CHANGED],
  ])
  // An old page that goes out because nobody can say: the new one may be of the same second, elsewhere.
  expect([await ask({ 'x-from': 'stale' }), await ask({ 'x-from': 'stale', ...known })]).toEqual([
    [200, null],
    [200, null],
  ])
})

test('what may be old does not settle in a cache in front', async () => {
  expect((await fetch(base)).headers.get('cdn-cache-control')).toBe('public, max-age=86400')
  const stale = await fetch(base, { headers: { 'x-from': 'stale' } })
  expect([stale.headers.get('page-store'), stale.headers.get('cdn-cache-control')]).toEqual(['stale', null])
})

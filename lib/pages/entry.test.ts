import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { makeEntry, REVALIDATE, type Rendered, surrogateKeys } from './entry'

const began = { count: 1, watermark: 1n }
const rendered = (more: Partial<Rendered> = {}): Rendered => ({
  status: 200,
  headers: { 'content-type': 'text/html; charset=utf-8' },
  body: Buffer.from('青'.repeat(2_000)),
  tags: ['article:1'],
  began,
  notAfter: null,
  keep: true,
  ...more,
})
const facts = (headers: string[]) =>
  Object.fromEntries(headers.flatMap((name, at) => (at % 2 === 0 ? [[name, headers[at + 1]]] : [])))

test('every encoding holds the same page, with headers of its own', async () => {
  const { bodies, headers, etags } = await makeEntry(rendered(), { cacheControl: REVALIDATE })
  expect(brotliDecompressSync(bodies.br).equals(bodies.identity)).toBe(true)
  expect(gunzipSync(bodies.gzip).equals(bodies.identity)).toBe(true)
  expect(facts(headers.br)).toMatchObject({
    'content-encoding': 'br',
    'content-length': String(bodies.br.length),
    etag: etags.br,
    vary: 'Accept-Encoding',
    'cache-control': REVALIDATE,
  })
  expect(facts(headers.identity)).not.toHaveProperty('content-encoding')
  expect(new Set(Object.values(etags)).size).toBe(3)
})

test('what is small or already compressed is sent as it is', async () => {
  for (const more of [{ body: Buffer.from('ok') }, { headers: { 'content-type': 'image/webp' } }]) {
    const { bodies, headers } = await makeEntry(rendered(more), { cacheControl: REVALIDATE })
    expect(bodies.br).toBe(bodies.identity)
    expect(facts(headers.br)).not.toHaveProperty('content-encoding')
  }
})

test('only finished answers are kept, and what is not kept says so to every cache (S-34)', async () => {
  for (const status of [200, 301, 404, 410])
    expect((await makeEntry(rendered({ status }), { cacheControl: REVALIDATE })).keep).toBe(true)
  for (const more of [{ status: 500 }, { status: 503 }, { status: 307 }, { keep: false }]) {
    const { keep, headers } = await makeEntry(rendered(more), { cacheControl: REVALIDATE, purged: true })
    expect(keep).toBe(false)
    expect(facts(headers.br)).toMatchObject({ 'cache-control': 'no-store' })
    expect(facts(headers.br)).not.toHaveProperty('surrogate-key')
  }
})

test('caches in front get the tags, and keep the page only if they are purged by them', async () => {
  const plain = facts(
    (await makeEntry(rendered({ tags: ['tag:1', '水 a'] }), { cacheControl: REVALIDATE })).headers.br,
  )
  expect(plain).toMatchObject({
    'surrogate-key': 'tag%3A1 %E6%B0%B4%20a',
    'cache-tag': 'tag%3A1,%E6%B0%B4%20a',
  })
  expect(plain).not.toHaveProperty('cdn-cache-control')
  const many = Array.from({ length: 1_000 }, (_, id) => `article:${id}`)
  expect(surrogateKeys(many)).toMatchObject({ cut: true })
  const cut = facts(
    (await makeEntry(rendered({ tags: many }), { cacheControl: REVALIDATE, purged: true })).headers.br,
  )
  expect(cut).toMatchObject({ 'cdn-cache-control': 'no-store' })
})

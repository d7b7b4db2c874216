import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readerRequest } from './routes'

const keyOf = (url: string) => {
  const asked = readerRequest(url)
  return asked === null || asked === 'bad' ? asked : asked.key
}

test('an address has one spelling', () => {
  expect(keyOf('/articles/1001/')).toBe('/articles/1001')
  expect(keyOf('/%61rticles/1001')).toBe('/articles/1001')
  expect(keyOf('/articles/1001?')).toBe('/articles/1001')
})

test('only declared parameters in their declared form make a page of their own', () => {
  expect(keyOf('/articles/1001?utm_source=x&before=1-1')).toBe('/articles/1001')
  expect(keyOf('/columns/air?x=1&before=1700000000000-1001&y')).toBe('/columns/air?before=1700000000000-1001')
  expect(keyOf('/columns/air?before=zzz')).toBe('/columns/air')
  expect(keyOf('/?_rsc=abc')).toBe('/')
  expect(keyOf('/topics?before=1700000000000-7&x=1')).toBe('/topics?before=1700000000000-7')
  expect(keyOf('/topics/water?before=1700000000000-7')).toBe('/topics/water')
  expect(keyOf('/about/privacy?x=1')).toBe('/about/privacy')
  expect(readerRequest('/search?q=水&fbclid=1')).toEqual({ key: '/search?q=%E6%B0%B4', stored: false })
})

test('feeds and site maps are each one page, whatever is added to their address', () => {
  for (const path of [
    '/feed.xml',
    '/atom.xml',
    '/feed.json',
    '/columns/shui/feed.xml',
    '/tags/shui/atom.xml',
    '/authors/li/feed.json',
    '/topics/he/atom.xml',
    '/sitemap.xml',
    '/sitemap.txt',
    '/sitemap-news.xml',
    '/sitemap/12.xml',
    '/sitemap/12.txt',
    '/0123456789abcdef.txt',
  ])
    expect(readerRequest(`${path}?from=reader&before=1-1`), path).toEqual({ key: path, stored: true })
})

test('an encoded question mark stays part of the path', () => {
  expect(keyOf('/columns/air%3Fbefore=1-1')).toBe('/columns/air%3Fbefore%3D1-1')
  expect(keyOf('/articles/1%23x')).toBe('/articles/1%23x')
})

test('the desk, the APIs and files are not for the store, however they are written', () => {
  for (const url of [
    '/admin',
    '/admin/articles?x',
    '/api/health',
    '/sign-in',
    '/_next/static/a.js',
    '/media/a.webp',
    '/assets/a.js',
  ])
    expect(readerRequest(url)).toBeNull()
  for (const url of [
    '/%61dmin',
    '/x/../admin',
    '/%2e%2e/admin',
    '//admin',
    '/a%2f%2fb',
    '/a\\b',
    '/%00',
    '/%ff',
    '/%',
    'http://x/',
    '*',
  ])
    expect(readerRequest(url)).toBe('bad')
  expect(keyOf('/administrator')).toBe('/administrator')
})

test('the traditional edition has the same pages with the same parameters, and reaches nothing else', () => {
  expect(keyOf('/zh-Hant/')).toBe('/zh-Hant')
  expect(keyOf('/zh-Hant/articles/1001/?utm_source=x')).toBe('/zh-Hant/articles/1001')
  expect(keyOf('/zh-Hant/columns/air?x=1&before=1700000000000-1001')).toBe(
    '/zh-Hant/columns/air?before=1700000000000-1001',
  )
  expect(readerRequest('/zh-Hant/search?q=水&fbclid=1')).toEqual({
    key: '/zh-Hant/search?q=%E6%B0%B4',
    stored: false,
  })
  expect(keyOf('/zh-Hantx/search?q=水')).toBe('/zh-Hantx/search')
  for (const url of [
    '/zh-Hant/admin',
    '/zh-Hant/api/health',
    '/zh-Hant/%61dmin/articles',
    '/zh-Hant/media/a.webp',
  ])
    expect(readerRequest(url)).toBe('bad')
})

test('property: a key is its own key, and has no unknown parameter', () => {
  const url = fc.tuple(fc.webPath(), fc.webQueryParameters()).map(([path, query]) => `/${path}?${query}`)
  fc.assert(
    fc.property(url, (raw) => {
      const key = keyOf(raw)
      if (key === null || key === 'bad') return
      expect(keyOf(key)).toBe(key)
      expect(
        [...new URL(key, 'http://x').searchParams.keys()].every((name) =>
          ['before', 'q', 'page'].includes(name),
        ),
      ).toBe(true)
    }),
  )
})

test('a preview is made anew each time and kept from everybody else, whatever its address looks like (S-63)', () => {
  const token = 'Ab3_-'.repeat(6)
  for (const edition of ['', '/zh-Hant'])
    expect(readerRequest(`${edition}/preview/${token}?x=1`)).toEqual({
      key: `${edition}/preview/${token}`,
      stored: false,
      secret: true,
    })
  expect(readerRequest('/preview/%E5%81%87')).toMatchObject({ key: '/preview/%E5%81%87', secret: true })
  expect(readerRequest('/preview/a/b')).toMatchObject({ stored: true })
})

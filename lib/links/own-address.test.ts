import { expect, test } from 'vitest'
import { ownPath, ownTarget } from './own-address'

const SITE = 'https://news.example.cn'

test.each([
  ['/articles/7', '/articles/7'],
  ['https://news.example.cn/articles/7?from=x#note-1', '/articles/7'],
  ['http://news.example.cn/tags/shui/', '/tags/shui'],
  ['/zh-Hant/columns/wuran', '/columns/wuran'],
  ['/', '/'],
  ['https://news.example.cn', '/'],
  ['https://other.example.cn/articles/7', null],
  ['//other.example.cn/', null],
  ['mailto:a@news.example.cn', null],
  ['#note-1', null],
])('%s is %s on this site', (href, path) => {
  expect(ownPath(href, SITE)).toBe(path)
})

test('an address of a record names the record', () => {
  expect(ownTarget('/articles/7')).toEqual({ kind: 'article', id: 7 })
  expect(ownTarget('/about/privacy')).toEqual({ kind: 'page', slug: 'privacy' })
  expect(ownTarget('/about')).toEqual({ kind: 'page', slug: 'about' })
  expect(ownTarget('/sources/xinhua')).toEqual({ kind: 'source', slug: 'xinhua' })
  for (const path of ['/', '/search', '/tags', '/constructor/x', '/articles/x', '/archive/2026'])
    expect(ownTarget(path)).toBeNull()
})

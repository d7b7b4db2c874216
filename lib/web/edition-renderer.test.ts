import { beforeEach, expect, test } from 'vitest'
import type { Rendered } from '@/lib/pages/entry'
import { PageStore } from '@/lib/pages/store'
import { EditionRenderer } from './edition-renderer'

const HTML = { 'content-type': 'text/html; charset=utf-8' }
type Page = Partial<Pick<Rendered, 'status' | 'headers' | 'notAfter'>> & { text: string }

let pages: Record<string, Page>
let asked: string[]
let store: PageStore
let editions: EditionRenderer

beforeEach(() => {
  asked = []
  pages = {
    '/': { text: '<p>头条</p>' },
    '/articles/1': { text: '<p>开发</p>', notAfter: 9_000_000_000_000 },
    '/articles/2': { text: '<p>已经撤下</p>', status: 410 },
    '/columns/old': {
      text: '',
      status: 301,
      headers: { 'content-type': 'text/plain', location: '/columns/new' },
    },
    '/feed.xml': {
      text: '<title>开发</title>',
      headers: {
        'content-type': 'application/rss+xml; charset=utf-8',
        'last-modified': 'Mon, 30 Nov 2026 13:01:52 GMT',
        link: '<https://hub.example/>; rel="hub"',
      },
    },
    '/sitemap.xml': { text: '<urlset/>', headers: { 'content-type': 'application/xml' } },
    '/search?q=%E5%8F%91': { text: '<input value="发"><p>开发</p>' },
  }
  editions = new EditionRenderer({
    render: async (key, began) => {
      asked.push(key)
      const {
        text,
        status = 200,
        headers = HTML,
        notAfter = null,
      } = pages[key] ?? { text: '<p>没有</p>', status: 404 }
      return { status, headers, notAfter, tags: [`page:${key}`], began, body: Buffer.from(text), keep: true }
    },
    kept: (key) => store.answer(key),
  })
  store = new PageStore({
    disk: null,
    memoryBytes: 10_000_000,
    render: editions.render,
    changed: async () => false,
  })
  store.clock.connected = true
})

async function read(key: string) {
  const { entry, from } = await store.answer(key)
  return { status: entry.status, text: entry.bodies.identity.toString(), from, entry }
}

test('both editions come from one render, and are stored each by itself', async () => {
  expect(await read('/zh-Hant/articles/1')).toMatchObject({ status: 200, text: '<p>開發</p>', from: 'miss' })
  expect(await read('/articles/1')).toMatchObject({ text: '<p>开发</p>', from: 'hit' })
  expect(await read('/zh-Hant/articles/1')).toMatchObject({
    from: 'hit',
    entry: { tags: ['page:/articles/1'], notAfter: 9_000_000_000_000 },
  })
  expect(await read('/zh-Hant')).toMatchObject({ text: '<p>頭條</p>' })
  expect(asked).toEqual(['/articles/1', '/'])
})

test('what changes a page changes its traditional edition', async () => {
  await read('/zh-Hant/articles/1')
  pages['/articles/1'] = { text: '<p>更正后</p>' }
  store.clock.arrive([{ tag: 'page:/articles/1', xid: 5n, hardXid: null }], '6:6:')
  expect(store.peek('/zh-Hant/articles/1')).toBeNull()
  expect(await read('/zh-Hant/articles/1')).toMatchObject({ text: '<p>更正後</p>', from: 'miss' })
  expect(store.peek('/zh-Hant/articles/1')).not.toBeNull()
  expect(asked).toEqual(['/articles/1', '/articles/1'])
})

test('statuses are the same: withdrawn, unknown, moved within the edition', async () => {
  expect(await read('/zh-Hant/articles/2')).toMatchObject({ status: 410, text: '<p>已經撤下</p>' })
  expect(await read('/zh-Hant/nothing')).toMatchObject({ status: 404, text: '<p>沒有</p>' })
  const moved = await read('/zh-Hant/columns/old')
  expect(moved.status).toBe(301)
  expect(moved.entry.headers.identity).toContain('/zh-Hant/columns/new')
  expect(await read('/zh-Hant/zh-Hant/articles/1')).toMatchObject({ status: 404 })
})

test('a feed has both editions, without the hub, which is told of one; a site map leads to the one there is', async () => {
  const { status, text, entry } = await read('/zh-Hant/feed.xml')
  expect([status, text]).toEqual([200, '<title>開發</title>'])
  const sent = entry.headers.identity
  expect(sent[sent.indexOf('last-modified') + 1]).toBe('Mon, 30 Nov 2026 13:01:52 GMT')
  expect(sent).not.toContain('link')
  const map = await read('/zh-Hant/sitemap.xml')
  expect(map.status).toBe(301)
  expect(map.entry.headers.identity).toContain('/sitemap.xml')
})

test('a search is converted and not stored; what was typed stays', async () => {
  const began = store.clock.begin()
  const page = await editions.render('/zh-Hant/search?q=%E5%8F%91', began)
  expect(page.body.toString()).toBe('<input value="发"><p>開發</p>')
  expect(store.peek('/search?q=%E5%8F%91')).toBeNull()
})

test('with the database away a page that was visited can still be read in the other edition', async () => {
  await read('/articles/1')
  store.clock.connected = false
  expect(await read('/zh-Hant/articles/1')).toMatchObject({ text: '<p>開發</p>', entry: { keep: false } })
  store.clock.connected = true
  expect(await read('/zh-Hant/articles/1')).toMatchObject({ from: 'miss', entry: { keep: true } })
  expect(asked).toEqual(['/articles/1'])
})

import { expect, test } from 'playwright/test'
import { faults, jsonFeed } from '../test/validate-feeds'
import { Commands } from './support/commands'
import { Trial } from './support/trial'

let trial: Trial
let commands: Commands
let column: { id: number; slug: string }
let tag: { id: number; slug: string }
let author: { id: number; slug: string }

test.describe.configure({ mode: 'default' })
test.beforeAll(async () => {
  trial = await Trial.open({ webs: 1 })
  commands = new Commands(trial)
  column = await commands.column('订阅栏目')
  tag = await commands.tag('订阅标签')
  author = await commands.author('丁月')
})
test.afterAll(() => trial?.close())

const ask = (path: string, headers: Record<string, string> = {}) =>
  fetch(trial.base + path, { headers, redirect: 'manual' })

const publish = async (title: string) => {
  const given = { title, columnId: column.id, tagIds: [tag.id], authorId: author.id }
  const ref = await commands.create(given)
  await commands.publish(ref)
  return ref
}

/** Everything that names a piece for machines. */
const everywhere = () => [
  ...['', `/columns/${column.slug}`, `/tags/${tag.slug}`, `/authors/${author.slug}`].flatMap((page) =>
    ['feed.xml', 'atom.xml', 'feed.json'].map((file) => `${page}/${file}`),
  ),
  ...['/sitemap/1.xml', '/sitemap.txt', '/sitemap-news.xml'],
]

const TYPES = {
  '/feed.xml': 'application/rss+xml; charset=utf-8',
  '/atom.xml': 'application/atom+xml; charset=utf-8',
  '/feed.json': 'application/feed+json; charset=utf-8',
  '/sitemap.xml': 'application/xml; charset=utf-8',
  '/sitemap/0.xml': 'application/xml; charset=utf-8',
  '/sitemap/1.xml': 'application/xml; charset=utf-8',
  '/sitemap-news.xml': 'application/xml; charset=utf-8',
  '/sitemap.txt': 'text/plain; charset=utf-8',
  '/robots.txt': 'text/plain; charset=utf-8',
}

test('feeds and site maps are what they say they are, and valid', async () => {
  await publish('订阅的第一篇')
  for (const [path, type] of Object.entries(TYPES)) {
    const answer = await ask(path)
    expect([answer.status, answer.headers.get('content-type')], path).toEqual([200, type])
  }
  const text = async (path: string) => (await ask(path)).text()
  expect(await faults('rss', await text('/feed.xml'))).toEqual([])
  expect(await faults('atom', await text('/atom.xml'))).toEqual([])
  expect(jsonFeed.safeParse(JSON.parse(await text('/feed.json'))).error).toBeUndefined()
  for (const file of ['/sitemap/0.xml', '/sitemap/1.xml', '/sitemap-news.xml'])
    expect(await faults('sitemap', await text(file)), file).toEqual([])
  expect(await faults('sitemap-index', await text('/sitemap.xml'))).toEqual([])
  const named = [...(await text('/robots.txt')).matchAll(/^Sitemap: (.*)$/gm)].map(([, url]) => url ?? '')
  expect(named.length).toBe(3)
  for (const url of named) expect((await ask(new URL(url).pathname)).status, url).toBe(200)
})

test('whoever asks again is told in a few bytes that nothing has changed, by either way of asking', async () => {
  const feeds = ['/feed.xml', '/atom.xml', '/feed.json', `/columns/${column.slug}/feed.xml`]
  const changedAt = async (path: string) => (await ask(path)).headers.get('last-modified') ?? ''
  for (const path of [...feeds, '/', `/columns/${column.slug}`, '/sitemap.xml', '/sitemap/1.xml']) {
    // What has just been made has no time yet: something else may still come within the same second.
    await expect.poll(() => changedAt(path), { message: path, timeout: 15_000 }).not.toBe('')
    const [etag, changed] = [(await ask(path)).headers.get('etag') ?? '', await changedAt(path)]
    expect(Date.parse(changed), path).toBeLessThanOrEqual(Date.now())
    for (const known of [{ 'if-none-match': etag }, { 'if-modified-since': changed }]) {
      const again = await ask(path, known)
      expect([again.status, await again.text()], path).toEqual([304, ''])
    }
    // An entity tag says more than a time.
    const other = await ask(path, { 'if-none-match': '"other"', 'if-modified-since': changed })
    expect(other.status, path).toBe(200)
  }
})

test('every link of the site’s feeds leads to a page', async () => {
  const feed = jsonFeed.parse(await (await ask('/feed.json')).json())
  const site = new URL(feed.home_page_url).origin
  const links = [feed.home_page_url, feed.feed_url, feed.icon, feed.favicon]
  for (const item of feed.items) {
    links.push(item.url)
    const inside = [...(item.content_html ?? '').matchAll(/ (?:href|src)="([^"]+)"/g)].map(
      ([, url]) => url ?? '',
    )
    links.push(...inside.filter((url) => url.startsWith(site)))
  }
  for (const link of new Set(links)) {
    const { pathname, search } = new URL(link)
    expect((await ask(pathname + search)).status, link).toBe(200)
  }
  const home = await (await ask('/')).text()
  const alternates = [...home.matchAll(/<link rel="alternate"[^>]*type="([^"]+)"[^>]*href="([^"]+)"/g)]
  expect(alternates.map(([, type]) => type).sort()).toEqual([
    'application/atom+xml',
    'application/feed+json',
    'application/rss+xml',
  ])
  for (const [, , href = ''] of alternates) expect((await ask(new URL(href).pathname)).status).toBe(200)
})

test('what is withdrawn is gone from every feed and site map within a second', async () => {
  const ref = await publish('订阅的第二篇')
  const address = `/articles/${ref.id}`
  for (const path of everywhere()) {
    await expect
      .poll(async () => (await (await ask(path)).text()).includes(address), { message: path })
      .toBe(true)
  }
  await commands.withdraw(ref)
  const withdrawnAt = Date.now()
  // By when it is asked for, not by when it is answered: making all of it anew takes its time on a busy machine.
  const stillThere = async (path: string): Promise<string | null> => {
    for (;;) {
      const after = Date.now() - withdrawnAt
      if (!(await (await ask(path)).text()).includes(address)) return null
      if (after > 1_000) return `${path} asked ${after} ms after`
    }
  }
  expect((await Promise.all(everywhere().map(stillThere))).filter(Boolean)).toEqual([])
})

test('a feed moves along with its column; where no feed is, there is a page that says so', async () => {
  const old = await commands.column('旧订阅栏目')
  const { slug } = await commands.renameColumn(old.id, '新订阅栏目', 'new-subscribed')
  for (const file of ['feed.xml', 'atom.xml', 'feed.json']) {
    const answer = await ask(`/columns/${old.slug}/${file}`)
    expect([answer.status, answer.headers.get('location')]).toEqual([301, `/columns/${slug}/${file}`])
  }
  for (const path of [
    '/tags/no-such-tag/feed.xml',
    '/sitemap/99.xml',
    '/sitemap/99.txt',
    '/not-our-key.txt',
  ]) {
    const answer = await ask(path)
    expect(answer.status, path).toBe(404)
    expect(await answer.text(), path).toContain('<h1')
  }
})

test('the key of IndexNow stands at its address, and the hub in every feed', async () => {
  const key = 'abcdef0123456789'
  const hub = 'https://hub.example.com/'
  const input = {
    ...{ indexNow: 'on', indexNowKey: key, webSub: 'on', hub },
    ...{ baiduSite: '', baiduToken: '' },
  }
  expect((await ask(`/${key}.txt`)).status).toBe(404)
  await trial.command('push/commands', 'updatePushSettings', input)
  await expect.poll(async () => (await ask(`/${key}.txt`)).status, { timeout: 1_000 }).toBe(200)
  expect(await (await ask(`/${key}.txt`)).text()).toBe(key)
  const feed = await ask('/atom.xml')
  expect(feed.headers.get('link')).toContain(`<${hub}>; rel="hub"`)
  expect(await feed.text()).toContain(`<link rel="hub" href="${hub}"/>`)
  for (const page of [`/columns/${column.slug}`, `/tags/${tag.slug}`, `/authors/${author.slug}`]) {
    const link = (await ask(`${page}/atom.xml`)).headers.get('link')
    expect(link, page).toContain(`<${hub}>; rel="hub"`)
  }
  await trial.command('push/commands', 'updatePushSettings', {
    hub: '',
    indexNowKey: '',
    baiduSite: '',
    baiduToken: '',
  })
  await expect.poll(async () => (await ask(`/${key}.txt`)).status, { timeout: 1_000 }).toBe(404)
})

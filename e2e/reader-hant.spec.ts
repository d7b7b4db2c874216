import { faults, jsonFeed } from '../test/validate-feeds'
import { expect, test } from './support/newsroom'
import { ownNewsroom } from './support/own-newsroom'
import { leads, shows } from './support/reader'

const own = ownNewsroom()

test('a reader changes to the traditional edition on any page, stays in it from page to page, and comes back', async ({
  page,
}) => {
  await page.goto('/articles/1001')
  const title = await page.getByRole('heading', { level: 1 }).textContent()
  await page.getByRole('link', { name: '繁體' }).click()
  await expect(page).toHaveURL(/\/zh-Hant\/articles\/1001$/)
  await expect(page.locator('html')).toHaveAttribute('lang', 'zh-Hant')
  await page.getByRole('navigation', { name: '您的位置' }).getByRole('link').nth(1).click()
  await expect(page).toHaveURL(/\/zh-Hant\/columns\//)
  await page.getByRole('banner').getByRole('link', { name: '專題' }).click()
  await expect(page).toHaveURL(/\/zh-Hant\/topics$/)
  await page.goto('/zh-Hant/articles/1001')
  await page.getByRole('link', { name: '简体' }).click()
  await expect(page).toHaveURL(/[^t]\/articles\/1001$/)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(title ?? '')
})

test('a reader searches the traditional edition in traditional characters', async ({ page }) => {
  await page.goto('/zh-Hant')
  const box = page.getByRole('banner').locator('#q')
  await box.fill('活性炭換')
  await box.press('Enter')
  await expect(page).toHaveURL(/\/zh-Hant\/search\?q=/)
  const hit = page.getByRole('main').getByRole('link', { name: '活性炭換沒換 三本賬說了算' })
  await expect(hit).toBeVisible()
  await expect(page.locator('mark').first()).toHaveText(/換/)
  await expect(page.getByRole('main').locator('#page-q')).toHaveValue('活性炭換')
  await hit.click()
  await expect(page).toHaveURL(/\/zh-Hant\/articles\/\d+$/)
  // What was typed is said back as it was typed.
  await page.goto(`/zh-Hant/search?q=${encodeURIComponent('汙染')}`)
  await expect(page.getByRole('main')).toContainText('與“汙染”有關的文章')
})

test('what the scripts of the edition propose and say is traditional too', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-write'])
  await page.goto('/zh-Hant/articles/1001')
  await page.getByText('分享', { exact: true }).click()
  await page.getByRole('button', { name: '複製鏈接' }).click()
  await expect(page.locator('qy-share output')).toHaveText('鏈接已複製')
  await expect(page.locator('qy-share')).toHaveAttribute('url', /\/zh-Hant\/articles\/1001$/)
  for (const link of await page.locator('qy-share a[href^="https:"]').all()) {
    const asked = new URL((await link.getAttribute('href')) ?? '').searchParams
    expect(asked.get('url')).toMatch(/\/zh-Hant\/articles\/1001$/)
    expect(asked.get('title')).not.toBe('')
  }
  const box = page.getByRole('banner').locator('#q')
  await box.fill('wrfz')
  const option = page.getByRole('option').filter({ hasText: '污染防治' }).filter({ hasText: '欄目' })
  await expect(option).toBeVisible()
  await expect(page.getByRole('listbox', { name: '搜索建議' })).toBeVisible()
  await option.click()
  await expect(page).toHaveURL(/\/zh-Hant\/columns\/wuran$/)
})

test('machines are told of both editions, and that the simplified one counts', async ({ request }) => {
  const both = await Promise.all(
    ['/articles/1001', '/zh-Hant/articles/1001'].map(async (path) => (await request.get(path)).text()),
  )
  for (const html of both) {
    const link = (pattern: RegExp) => pattern.exec(html)?.[1] ?? ''
    expect(link(/rel="canonical" href="([^"]+)"/)).toMatch(/[^t]\/articles\/1001$/)
    expect(link(/hreflang="zh-Hans" href="([^"]+)"/i)).toMatch(/[^t]\/articles\/1001$/)
    expect(link(/hreflang="zh-Hant" href="([^"]+)"/i)).toMatch(/\/zh-Hant\/articles\/1001$/)
    expect(link(/hreflang="x-default" href="([^"]+)"/i)).toMatch(/[^t]\/articles\/1001$/)
  }
  expect(both[1]).toContain('content="zh_TW"')
  expect(both[1]).toContain('"inLanguage":"zh-Hant"')
})

test('what under the prefix is no page leads to the one there is, or nowhere', async ({ request }) => {
  const map = await request.get('/zh-Hant/sitemap.xml', { maxRedirects: 0 })
  expect([map.status(), map.headers().location]).toEqual([301, '/sitemap.xml'])
  for (const path of ['/zh-Hant/admin', '/zh-Hant/api/health', '/zh-Hant/media/a.webp'])
    expect((await request.get(path, { maxRedirects: 0 })).status(), path).toBe(400)
  expect((await request.get('/zh-Hant/zh-Hant')).status()).toBe(404)
  const second = await request.get('/zh-Hant/columns')
  const third = await request.get('/zh-Hant/columns?utm_source=x')
  expect(second.headers().etag).toBe(third.headers().etag)
  expect(third.headers()['page-store']).toBe('hit')
})

test('a reader of the traditional edition subscribes to it: every feed that its pages name speaks it', async ({
  request,
}) => {
  for (const path of ['/zh-Hant', '/zh-Hant/articles/1001', '/zh-Hant/columns/wuran']) {
    const html = await (await request.get(path)).text()
    const feeds = [...html.matchAll(/<link rel="alternate" type="[^"]+" href="([^"]+)" title="([^"]+)"/g)]
    expect(feeds.length, path).toBe(3)
    for (const [, href = '', title = ''] of feeds) {
      expect(href).toContain('/zh-Hant/')
      const feed = await request.get(new URL(href).pathname, { maxRedirects: 0 })
      const text = await feed.text()
      expect([feed.status(), feed.headers()['content-type']], href).toEqual([
        200,
        expect.stringMatching(/(xml|json); charset=utf-8$/),
      ])
      expect(text).toContain(title)
      expect(text).toContain(href)
      expect(text).toContain('zh-Hant')
      expect(text).not.toMatch(/[为这发们]/)
      for (const known of [
        { 'if-none-match': feed.headers().etag ?? '' },
        { 'if-modified-since': feed.headers()['last-modified'] ?? '' },
      ])
        expect((await request.get(new URL(href).pathname, { headers: known })).status(), href).toBe(304)
    }
    expect(html).not.toMatch(/href="\/(columns\/wuran\/)?(feed|atom)\.(xml|json)"/)
  }
  expect(await faults('rss', await (await request.get('/zh-Hant/feed.xml')).text())).toEqual([])
  expect(await faults('atom', await (await request.get('/zh-Hant/atom.xml')).text())).toEqual([])
  expect(jsonFeed.safeParse(await (await request.get('/zh-Hant/feed.json')).json()).error).toBeUndefined()
})

test('what was hard to convert reads as people write it', async ({ request }) => {
  const pages = await Promise.all(
    [
      '/zh-Hant',
      '/zh-Hant/archive',
      ...Array.from({ length: 30 }, (_, at) => `/zh-Hant/articles/${1001 + at}`),
    ].map(async (path) => (await request.get(path)).text()),
  )
  const text = pages.join('\n')
  expect(text).not.toMatch(/作者系|[樓管水隧]道里(?!區)|州里|副本里|開放日里|白天干活|雙休日干|新徵程|箇中一/)
  expect(text).toMatch(/作者係/)
})

own('a piece appears, moves and goes in both editions at once', async ({ commands, reader }) => {
  const column = await commands.column('发展观察')
  const ref = await commands.create({
    columnId: column.id,
    title: '湿地里的头发丝',
    text: '干净的水，干部的账。',
  })
  const path = `/articles/${ref.id}`
  // The first page of the edition waits for its dictionary.
  expect((await reader.request.get('/zh-Hant')).status()).toBe(200)
  await shows(reader, `/zh-Hant/columns/${column.slug}`, '濕地裡的頭髮絲', false)
  await commands.publish(ref)
  await shows(reader, `/zh-Hant${path}`, '乾淨的水，幹部的賬。')
  await shows(reader, `/zh-Hant/columns/${column.slug}`, '濕地裡的頭髮絲')
  await commands.renameColumn(column.id, '发展观察', 'fazhan')
  await leads(reader, `/zh-Hant/columns/${column.slug}`, '/zh-Hant/columns/fazhan')
  await commands.withdraw(ref)
  for (const address of [path, `/zh-Hant${path}`])
    await expect.poll(async () => (await reader.request.get(address)).status()).toBe(410)
  await shows(reader, `/zh-Hant${path}`, '這篇文章已經撤下')
})

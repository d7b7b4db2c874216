import type { Browser, BrowserContextOptions, Page } from 'playwright/test'
import { bases, database, expect, test } from './support/newsroom'

/** Somebody who reads; the browser of the other journeys says that it has no head, and counts as a robot. */
const READER =
  'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/141.0.0.0 Safari/537.36'
/** Written every five seconds. */
const WRITTEN = { timeout: 15_000 }

const idOf = (path: string) => Number(path.split('/').at(-1))

/** A piece that no other journey changes. */
async function pieceOf(page: Page, title: string): Promise<string> {
  await page.goto(`/search?${new URLSearchParams({ q: title })}`)
  const link = page.getByRole('main').getByRole('link', { name: title }).first()
  return (await link.getAttribute('href')) ?? ''
}

async function readBy(browser: Browser, path: string, options: BrowserContextOptions = {}): Promise<Page> {
  const context = await browser.newContext({ userAgent: READER, baseURL: bases()[0] ?? '', ...options })
  const page = await context.newPage()
  await page.goto(path)
  await page.bringToFront()
  return page
}

test('a piece counts each time somebody reads it, also when the page comes from the store; no cookie, no robots', async ({
  page,
  browser,
}) => {
  const path = await pieceOf(page, '留给秸秆二十天')
  const before = await database.viewsOf(idOf(path))
  // This journey's own browser is a robot by its name, and stays long enough to count if it could.
  await page.goto(path)
  for (const times of [1, 2]) {
    const reader = await readBy(browser, path)
    await expect.poll(() => database.viewsOf(idOf(path)), WRITTEN).toBe(before + times)
    expect(await reader.context().cookies()).toEqual([])
    await reader.context().close()
  }
})

test('a page that comes back by the browser’s memory counts once more', async ({ page, browser }) => {
  const path = await pieceOf(page, '把排污许可证请出保险柜')
  const before = await database.viewsOf(idOf(path))
  const reader = await readBy(browser, path)
  await expect.poll(() => database.viewsOf(idOf(path)), WRITTEN).toBe(before + 1)
  const told = reader.waitForRequest((request) => request.url().endsWith('/views'))
  await reader.evaluate(() => dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true })))
  expect((await told).postData()).toBe(String(idOf(path)))
  // An ordinary `pageshow` and a glance at another tab change nothing.
  await reader.evaluate(() => {
    dispatchEvent(new PageTransitionEvent('pageshow', { persisted: false }))
    document.dispatchEvent(new Event('visibilitychange'))
  })
  await expect.poll(() => database.viewsOf(idOf(path)), WRITTEN).toBe(before + 2)
  await reader.context().close()
})

test('without JavaScript it counts too', async ({ page, browser }) => {
  const path = await pieceOf(page, '阳台上的洗衣机 通向哪条河')
  const before = await database.viewsOf(idOf(path))
  const reader = await readBy(browser, path, { javaScriptEnabled: false })
  await expect.poll(() => database.viewsOf(idOf(path)), WRITTEN).toBe(before + 1)
  await reader.context().close()
})

test('the desk’s preview does not count; the desk sees how often a piece is read', async ({
  page,
  signIn,
}) => {
  const path = await pieceOf(page, '雨后第二天 再去看那条河')
  await page.goto(path)
  await expect(page.locator('qy-view')).toHaveCount(1)
  await signIn('editor')
  await page.goto(`/admin/articles/${idOf(path)}/preview/reader`)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('雨后第二天 再去看那条河')
  await expect(page.locator('qy-view')).toHaveCount(0)

  await page.goto('/admin')
  const ranking = page.getByRole('region', { name: '7 天阅读排行' })
  await expect(ranking.getByRole('link').first()).toBeVisible()
  await expect(ranking.getByText(/^[\d,]+ 次$/).first()).toBeVisible()
  await ranking.getByRole('link').first().click()
  await expect(page.getByText(/^[\d,]+ 次（今天 [\d,]+）$/)).toBeVisible()
})

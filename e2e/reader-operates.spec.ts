import type { Page } from 'playwright/test'
import { accessFaults } from './support/axe'
import { expect, test } from './support/newsroom'
import { ready } from './support/reader'

const PIECE = '把排污许可证请出保险柜'

/** Opens a piece that has a cover and a footnote, and says where it is. */
async function openPiece(page: Page): Promise<string> {
  await page.goto('/columns/zhifa')
  await page.getByRole('main').getByRole('link', { name: PIECE }).first().click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(PIECE)
  return page.url()
}

const root = (page: Page, property: 'fontSize' | 'backgroundColor') =>
  page.evaluate((name) => getComputedStyle(document.documentElement)[name], property)

test('a chosen theme holds before anything is drawn, and every theme can be read', async ({ page }) => {
  await page.addInitScript(() => {
    new MutationObserver((_changes, observer) => {
      if (!document.querySelector('main')) return
      document.documentElement.dataset.early = document.documentElement.dataset.theme ?? 'none'
      observer.disconnect()
    }).observe(document, { childList: true, subtree: true })
  })
  await openPiece(page)
  const papers = new Set([await root(page, 'backgroundColor')])
  for (const [label, theme] of [
    ['深色', 'dark'],
    ['高对比', 'contrast'],
  ] as const) {
    await page.getByText('阅读设置').click()
    await page.getByRole('group', { name: '主题' }).getByRole('button', { name: label }).click()
    await page.keyboard.press('Escape')
    await expect(page.getByRole('group', { name: '主题' })).toBeHidden()
    await page.reload()
    await expect(page.locator('html')).toHaveAttribute('data-early', theme)
    papers.add(await root(page, 'backgroundColor'))
    expect(await accessFaults(page), page.url()).toEqual([])
  }
  expect(papers.size).toBe(3)
  await page.getByText('阅读设置').click()
  await page.getByRole('button', { name: '跟随系统' }).click()
  await page.reload()
  expect(papers).toContain(await root(page, 'backgroundColor'))
  await expect(page.locator('html')).not.toHaveAttribute('data-theme')
})

test('长者模式 makes the type large, the page one column and still, and is remembered; a link may ask for it', async ({
  page,
}) => {
  await page.goto('/')
  const normal = Number.parseFloat(await root(page, 'fontSize'))
  const ticker = page.getByRole('region', { name: '滚动头条' })
  await expect(ticker).toBeVisible()
  await page.getByRole('button', { name: '长者模式' }).click()
  await expect(ticker).toBeHidden()
  await openPiece(page)
  await expect(page.getByRole('button', { name: '长者模式' })).toHaveAttribute('aria-pressed', 'true')
  expect(Number.parseFloat(await root(page, 'fontSize'))).toBe(normal * 1.5)
  const [text, aside] = await Promise.all([
    page.locator('.article').boundingBox(),
    page.getByRole('complementary', { name: '延伸阅读' }).boundingBox(),
  ])
  expect((text?.y ?? 0) + (text?.height ?? 0)).toBeLessThan(aside?.y ?? 0)
  expect(await accessFaults(page), page.url()).toEqual([])

  await page.goto('/?view=normal')
  expect(Number.parseFloat(await root(page, 'fontSize'))).toBe(normal)
  await page.goto('/?view=elder')
  await expect(page.getByRole('button', { name: '长者模式' })).toHaveAttribute('aria-pressed', 'true')
  await page.setViewportSize({ width: 390, height: 844 })
  const overflow = () =>
    page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
  expect(await overflow()).toBeLessThanOrEqual(0)
  expect(await accessFaults(page), page.url()).toEqual([])
})

test('a picture opens large by keyboard, closes by Escape and gives the focus back', async ({ page }) => {
  await openPiece(page)
  await ready(page)
  const link = page.getByRole('link', { name: /^查看大图/ })
  await link.focus()
  await page.keyboard.press('Enter')
  const viewer = page.getByRole('dialog', { name: '查看大图' })
  await expect(viewer).toBeVisible()
  await expect(viewer.getByRole('button', { name: '关闭' })).toBeFocused()
  await expect(viewer.locator('figcaption')).not.toBeEmpty()
  const shown = () => viewer.locator('img').evaluate((image: HTMLImageElement) => image.naturalWidth)
  await expect.poll(shown).toBeGreaterThan(0)
  expect(await accessFaults(page), page.url()).toEqual([])
  await page.keyboard.press('Escape')
  await expect(viewer).toBeHidden()
  await expect(link).toBeFocused()
})

/** A voice that the test leads: what a browser really says, and whether it can, differs from machine to machine. */
async function giveVoice(page: Page) {
  await page.addInitScript(() => {
    const said: SpeechSynthesisUtterance[] = []
    speechSynthesis.speak = (utterance) => said.push(utterance)
    Object.assign(window, { said })
  })
  const lately = () => page.evaluateHandle(() => (window as unknown as { said: EventTarget[] }).said.at(-1))
  return {
    said: async () => (await lately()).evaluate((last) => (last as SpeechSynthesisUtterance).text),
    comesTo: async (type: 'end' | 'error') =>
      (await lately()).evaluate((last, name) => last?.dispatchEvent(new Event(name)), type),
  }
}

test('the voice reads on from block to block, keeps its place in a pause, and stops; the page shows where it is', async ({
  page,
}) => {
  const voice = await giveVoice(page)
  await openPiece(page)
  const controls = page.getByRole('group', { name: '朗读' })
  const marked = page.locator('.being-read')
  await controls.getByRole('button', { name: '朗读' }).click()
  await expect(marked).toHaveText(PIECE)
  expect(await voice.said()).toBe(PIECE)
  await voice.comesTo('end')
  await expect(marked).not.toHaveText(PIECE)
  const second = await voice.said()
  await expect(marked).toContainText(second)
  await controls.getByRole('button', { name: '暂停' }).click()
  await expect(marked).toContainText(second)
  await controls.getByRole('button', { name: '继续' }).click()
  expect(await voice.said()).toBe(second)
  await controls.getByRole('button', { name: '停止' }).click()
  await expect(marked).toHaveCount(0)
  await expect(controls.getByRole('button')).toHaveText(['朗读'])
})

test('where no voice can read Chinese the page says so, and marks nothing', async ({ page }) => {
  const voice = await giveVoice(page)
  await openPiece(page)
  const controls = page.getByRole('group', { name: '朗读' })
  await controls.getByRole('button', { name: '朗读' }).click()
  await voice.comesTo('error')
  await expect(controls.getByText('没有可用的中文语音')).toBeVisible()
  await expect(page.locator('.being-read')).toHaveCount(0)
  await expect(controls.getByRole('button')).toHaveText(['朗读'])
})

test('a piece is passed on by code, link and clipboard, and nobody else is told that it is read', async ({
  page,
  context,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  const asked: string[] = []
  page.on('request', (request) => asked.push(new URL(request.url()).origin))
  const address = await openPiece(page)
  await page.getByText('分享', { exact: true }).click()
  await expect(page.getByRole('img', { name: '本页地址的二维码' })).toBeVisible()
  const weibo = await page.getByRole('link', { name: '分享到微博' }).getAttribute('href')
  const given = new URL(weibo ?? '')
  expect(given.searchParams.get('title')).toBe(PIECE)
  expect(new URL(given.searchParams.get('url') ?? '').pathname).toBe(new URL(address).pathname)
  await page.getByRole('button', { name: '复制链接' }).click()
  await expect(page.getByText('链接已复制')).toBeVisible()
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(given.searchParams.get('url'))
  await page.getByRole('heading', { level: 1 }).click()
  await expect(page.getByRole('button', { name: '复制链接' })).toBeHidden()
  expect([...new Set(asked)]).toEqual([new URL(address).origin])
})

test('the sheet of paper has the piece, where it is from and how to find it, and nothing else', async ({
  page,
}) => {
  await openPiece(page)
  const sheet = page.locator('.print-sheet')
  await expect(sheet).toBeHidden()
  await page.emulateMedia({ media: 'print' })
  await page.evaluate(() => customElements.whenDefined('qy-print').then(() => undefined))
  await page.evaluate(() => dispatchEvent(new Event('beforeprint')))
  await expect(sheet).toContainText(
    /来源：.+发布时间：\d{4}-\d{2}-\d{2} \d{2}:\d{2}.*网址：http.+\/articles\/\d+/,
  )
  await expect(sheet).toContainText(/打印时间：\d{4}-\d{2}-\d{2} \d{2}:\d{2}/)
  await expect(sheet.getByRole('img', { name: '本页地址的二维码' })).toBeVisible()
  await expect(page.locator('.article-body p').first()).toBeVisible()
  for (const gone of [
    '.site-nav',
    '.ticker-bar',
    '.article-tools',
    '.neighbours',
    '.article-aside',
    '.welcome',
  ])
    await expect(page.locator(gone)).toBeHidden()
})

test('a footnote leads to its words and back', async ({ page }) => {
  await openPiece(page)
  await page.getByLabel('注释 1', { exact: true }).click()
  await expect(page).toHaveURL(/#note-1$/)
  await expect(page.getByRole('listitem').filter({ hasText: '排污许可管理条例' })).toBeInViewport()
  await page.getByLabel('回到正文中的注释 1').click()
  await expect(page).toHaveURL(/#note-place-1$/)
  await expect(page.getByLabel('注释 1', { exact: true })).toBeInViewport()
})

test.describe('for a reader who wants no motion', () => {
  test.use({ contextOptions: { reducedMotion: 'reduce' } })

  test('the headlines stand still until they are asked to run, and are said once', async ({ page }) => {
    await page.goto('/')
    const ticker = page.getByRole('region', { name: '滚动头条' })
    const stop = ticker.getByRole('button', { name: '暂停 滚动头条' })
    const run = ticker.getByRole('button', { name: '播放 滚动头条' })
    // All headlines are there once the script that moves them is.
    await expect(run).toBeVisible()
    const count = await ticker.getByRole('link').count()
    await run.click()
    await expect(stop).toBeVisible()
    await expect(ticker.locator('[data-running]')).toBeVisible()
    expect(await ticker.getByRole('link').count()).toBe(count)
    await page.reload()
    await expect(stop).toBeVisible()
  })
})

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false })

  test('what needs a script is not shown, and the rest works', async ({ page, request }) => {
    await openPiece(page)
    for (const name of ['特大', '打印', '朗读', '复制链接', '长者模式'])
      await expect(page.getByRole('button', { name, exact: true })).toHaveCount(0)
    await page.getByText('分享', { exact: true }).click()
    await expect(page.getByRole('img', { name: '本页地址的二维码' })).toBeVisible()
    await expect(page.getByRole('link', { name: '分享到微博' })).toBeVisible()
    const picture = await page.getByRole('link', { name: /^查看大图/ }).getAttribute('href')
    expect((await request.get(picture ?? '')).headers()['content-type']).toBe('image/webp')
  })
})

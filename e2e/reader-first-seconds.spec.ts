import { heaviestArticle } from '@/bench/heaviest-article'
import { expect, test } from './support/newsroom'

test('a button that is pressed before its script has come does its work when it has', async ({ page }) => {
  let release = () => {}
  const held = new Promise<void>((resolve) => {
    release = resolve
  })
  await page.route('**/assets/reader-page-*.js', async (route) => {
    await held
    await route.continue()
  })
  const asked = page.waitForRequest('**/assets/reader-page-*.js')
  // What is held back holds back the page's being loaded, when it is asked for in time.
  await page.goto('/', { waitUntil: 'domcontentloaded' })
  await asked
  const button = page.getByRole('button', { name: '长者模式' })
  await button.click()
  await expect(page.locator('html')).not.toHaveAttribute('data-elder')
  release()
  await expect(page.locator('html')).toHaveAttribute('data-elder', 'on')
  await expect(button).toHaveAttribute('aria-pressed', 'true')
})

test('what a pointer is about to follow is drawn ahead by rules that the policy knows', async ({
  page,
  context,
}) => {
  const refused: string[] = []
  page.on('console', (message) => {
    if (message.type() === 'error') refused.push(message.text())
  })
  await page.goto('/')
  await expect(page.locator('script[type=speculationrules]')).toBeAttached()
  const ahead = context.waitForEvent('request', (request) =>
    /prerender/.test(request.headers()['sec-purpose'] ?? ''),
  )
  await page.getByRole('link', { name: '执法一线' }).first().hover()
  expect((await ahead).url()).toMatch(/\/columns\/zhifa$/)
  expect(refused).toEqual([])
})

test('what is seen first comes first: no other picture is asked for before the page has been seen', async ({
  page,
}) => {
  await page.setViewportSize({ width: 412, height: 823 })
  await page.goto('/')
  const second = page.locator('.second-picture picture > img').first()
  await expect.poll(() => second.evaluate((img: HTMLImageElement) => img.naturalWidth)).toBeGreaterThan(0)
  const { lead, others, seen } = await page.evaluate(() => {
    const asked = (selector: string) =>
      [...document.querySelectorAll<HTMLImageElement>(selector)]
        .filter((img) => img.currentSrc.includes('/media/'))
        .map((img) => performance.getEntriesByName(img.currentSrc)[0]?.startTime ?? Number.POSITIVE_INFINITY)
    return {
      lead: asked('.lead-picture picture > img'),
      others: asked('.later > img'),
      seen: performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? 0,
    }
  })
  expect(lead).toHaveLength(1)
  expect(lead[0]).toBeLessThan(seen)
  expect(others.length).toBeGreaterThan(2)
  expect(Math.min(...others)).toBeGreaterThan(seen)
})

test('on a phone what is far below an article waits, and what stands for it covers its place', async ({
  page,
  baseURL,
}) => {
  const { path } = await heaviestArticle(baseURL ?? '')
  const far = page.locator('.article-aside > .block')
  const drawn = () =>
    far.evaluateAll((all) =>
      all.map((one) => one.firstElementChild?.checkVisibility({ contentVisibilityAuto: true })),
    )
  const heights = () => far.evaluateAll((all) => all.map((one) => one.getBoundingClientRect().height))
  await page.route('**/assets/reader-page-*.js', (route) => route.abort())
  for (const width of [320, 412]) {
    await page.setViewportSize({ width, height: 823 })
    await page.goto(path)
    await expect(far).toHaveCount(2)
    expect(await drawn(), `${width}`).toEqual([false, false])
    const before = await heights()
    await page.locator('.site-footer').scrollIntoViewIfNeeded()
    await expect.poll(drawn).toEqual([true, true])
    for (const [n, height] of (await heights()).entries())
      expect(height, `${width}, ${n}`).toBeLessThanOrEqual(before[n] ?? 0)
  }
})

test('on a phone what waits is drawn while nothing else is to do, without being scrolled to', async ({
  page,
  baseURL,
}) => {
  await page.setViewportSize({ width: 390, height: 823 })
  const count = (wanted: 'waiting' | 'drawn') =>
    page.evaluate(
      (which) =>
        [...document.querySelectorAll<HTMLElement>('main *')].filter((one) =>
          which === 'drawn'
            ? one.style.contentVisibility === 'visible'
            : getComputedStyle(one).contentVisibility === 'auto',
        ).length,
      wanted,
    )
  const { path } = await heaviestArticle(baseURL ?? '')
  await page.goto(path)
  await expect.poll(() => count('waiting'), path).toBe(0)
  expect(await count('drawn'), path).toBeGreaterThanOrEqual(15)
  expect(await page.evaluate(() => scrollY)).toBe(0)
})

import { expect, test } from './support/newsroom'

const DAY = /^\/archive\/\d{4}\/\d{2}\/\d{2}$/

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false })

  test('a reader finds a piece by its day: calendar, day, piece, and back by the month before', async ({
    page,
  }) => {
    await page.goto('/')
    await page.getByRole('main').getByRole('link', { name: '往期' }).first().click()
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('往期')
    const calendar = page.getByRole('table', { name: /^\d{4}年\d{1,2}月，共 \d+ 篇$/ })
    await expect(calendar.getByRole('columnheader')).toHaveText([1, 2, 3, 4, 5, 6, 7].map(() => /^星期/))
    const day = calendar.getByRole('link').first()
    const pieces = Number(/(\d+) 篇$/.exec((await day.textContent()) ?? '')?.[1])
    await day.click()
    await expect(page).toHaveURL((url) => DAY.test(url.pathname))
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(
      /^\d{4}年\d{1,2}月\d{1,2}日星期[一二三四五六日]$/,
    )
    await expect(page.getByRole('main').getByRole('article')).toHaveCount(pieces)

    await page.getByRole('navigation', { name: '您的位置' }).getByRole('link', { name: /月$/ }).click()
    await page
      .getByRole('navigation', { name: '上一月和下一月' })
      .getByRole('link', { name: /月$/ })
      .first()
      .click()
    const earlier = page.getByRole('table', { name: /，共 \d+ 篇$/ })
    await earlier.getByRole('link').first().click()
    await page.getByRole('article').first().getByRole('heading').getByRole('link').click()
    await expect(page).toHaveURL(/\/articles\/\d+$/)
  })

  test('the map of the site leads to people, sources and months', async ({ page }) => {
    await page.goto('/')
    await page.getByRole('contentinfo').getByRole('link', { name: '站点地图' }).click()
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('站点地图')
    for (const name of ['栏目', '专题', '标签', '作者', '稿源', '往期', '本站'])
      await expect(page.getByRole('region', { name, exact: true }).getByRole('link').first()).toBeVisible()

    await page
      .getByRole('region', { name: '作者', exact: true })
      .getByRole('link', { name: '顾长川' })
      .click()
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('顾长川')
    await expect(page.getByRole('region', { name: '现任' })).toContainText(/\d{4}年\d{1,2}月起/)
    await expect(page.getByText(/^共 \d+ 篇$/)).toBeVisible()
    await page.getByRole('navigation', { name: '您的位置' }).getByRole('link', { name: '作者' }).click()
    await page.getByRole('navigation', { name: '按首字母' }).getByRole('link', { name: 'Q' }).click()
    await expect(page.getByRole('heading', { name: 'Q', exact: true })).toBeInViewport()

    await page.goto('/sources')
    await page.getByRole('main').getByRole('link', { name: '清江日报' }).click()
    await expect(page.getByText(/^共 \d+ 篇$/)).toBeVisible()
  })
})

test('days and months that there are not, or not yet, are not found', async ({ request }) => {
  for (const path of [
    '/archive/2026/13',
    '/archive/2026/02/30',
    '/archive/2023/02/29',
    '/archive/26/01',
    '/archive/2999/01',
    '/archive/2999/01/01',
  ])
    expect((await request.get(path)).status(), path).toBe(404)
  for (const path of ['/archive', '/archive/1988/04', '/archive/1988/04/17', '/authors', '/sources', '/map'])
    expect((await request.get(path)).status(), path).toBe(200)
})

test('the lead picture is taken as AVIF, with a few pixels in its place until it is there', async ({
  page,
}) => {
  const refused: string[] = []
  page.on('console', (message) => {
    if (/Content Security Policy/i.test(message.text())) refused.push(message.text())
  })
  await page.goto('/')
  const lead = page.getByRole('article').first()
  await expect
    .poll(() =>
      lead
        .locator('picture img')
        .evaluate((image: HTMLImageElement) => [image.naturalWidth > 0, image.currentSrc]),
    )
    .toEqual([true, expect.stringMatching(/\/media\/[\w-]+\.avif$/)])
  const placeholder = lead.locator('img.placeholder')
  await expect(placeholder).toHaveAttribute('src', /^data:image\/webp;base64,.{40,370}$/)
  expect(await placeholder.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBeGreaterThan(0)
  expect(refused).toEqual([])
})

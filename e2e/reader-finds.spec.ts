import type { Locator } from 'playwright/test'
import { expect, test } from './support/newsroom'

test('a reader searches by a two-character word, by traditional characters and by a person', async ({
  page,
}) => {
  for (const [words, hit] of [
    ['活性炭', '活性炭换没换 三本账说了算'],
    ['黃花', '割掉黄花之后 还要守三年'],
    ['罗小满', '田埂上的空药瓶值多少钱'],
    ['外来 铁路', '割掉黄花之后 还要守三年'],
  ] as const) {
    await page.goto(`/search?q=${encodeURIComponent(words)}`)
    await expect(page.getByRole('main').getByRole('link', { name: hit })).toBeVisible()
    await expect(page.locator('mark').first()).toBeVisible()
  }
})

test('nothing found says what to try; hostile and empty queries are answered kindly', async ({ page }) => {
  await page.goto('/search?q=不可能有的词语组合')
  await expect(page.getByText('没有找到与“不可能有的词语组合”有关的文章')).toBeVisible()
  for (const [q, advice] of [
    ['鳤鼯鼱麂鼋', '可以试试：只输入最关键的两三个字；看看有没有打错字；换一种说法。'],
    ['ÿ', '可以试试：写出完整的词；换一种说法。'],
    ['ÿ þ', '可以试试：少用几个词；看看有没有打错字；换一种说法。'],
  ] as const) {
    await page.goto(`/search?q=${encodeURIComponent(q)}`)
    await expect(page.getByText(advice)).toBeVisible()
  }
  await page.goto(`/search?q=${encodeURIComponent('“水源地的围栏”')}`)
  await expect(page.getByText('与“‘水源地的围栏’”有关的文章')).toBeVisible()
  for (const q of [
    '',
    '   ',
    '<script>alert(1)</script>',
    "'; DROP TABLE articles; --",
    '!!!&&&|||',
    '😀',
    '的'.repeat(200),
  ]) {
    const answer = await page.goto(`/search?q=${encodeURIComponent(q)}`)
    expect(answer?.status(), q).toBe(200)
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('搜索')
  }
  // Half a character, a cut one, no character at all, a direction turned round: nothing of it is shown or searched for.
  for (const raw of ['%ED%A0%BD', '%E8%87', '%E6%B0%B4%00', '%E2%80%AE%E6%B0%B4', 'x'.repeat(10_000)]) {
    const answer = await page.goto(`/search?q=${raw}`)
    expect(answer?.status(), raw.slice(0, 20)).toBe(200)
    await expect(page.getByRole('main')).not.toContainText(/[\uFFFD\u202E]/)
    expect(await page.getByRole('main').locator('#page-q').inputValue()).toMatch(/^(水?|x{64})$/)
  }
})

test('a Chinese-only tag has an address in pinyin and leads to its pieces and on to their authors and sources', async ({
  page,
}) => {
  await page.goto('/tags')
  await page.getByRole('main').getByRole('link', { name: '外来入侵物种' }).click()
  await expect(page).toHaveURL(/\/tags\/wailairuqinwuzhong$/)
  await page.getByRole('main').getByRole('link', { name: '滩涂不是一块等着派用场的荒地' }).click()
  await page.getByRole('link', { name: '澄海湾晚报' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toContainText('澄海湾晚报')
  await page.goBack()
  await page.getByRole('link', { name: '何以澜' }).first().click()
  await expect(page.getByRole('heading', { level: 1 })).toContainText('何以澜')
  await expect(page.getByText('澄海湾滨海湿地研究所副研究员').first()).toBeVisible()
})

test('a column shows its children, the way back and every piece once over its pages', async ({ page }) => {
  await page.goto('/columns/wuran')
  await expect(page.getByRole('main').getByRole('link', { name: '蓝天行动' }).first()).toBeVisible()
  const seen: string[] = []
  for (;;) {
    const links = page.locator('.story-title a')
    seen.push(...(await links.evaluateAll((all) => all.map((one) => one.getAttribute('href') ?? ''))))
    const older = page.getByRole('link', { name: '更早的文章' })
    if ((await older.count()) === 0) break
    await older.click()
  }
  expect(seen.length).toBeGreaterThan(8)
  expect(new Set(seen).size).toBe(seen.length)
})

test('a wrong address says so, offers a search and the newest pieces', async ({ page }) => {
  const answer = await page.goto('/no/such/page')
  expect(answer?.status()).toBe(404)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('没有找到这个页面')
  await page.getByRole('main').getByLabel('搜索文章').fill('污水')
  await page.getByRole('main').getByRole('button', { name: '搜索' }).click()
  await expect(page.locator('.story-title').first()).toBeVisible()
})

/** Links under which something else would be hit by a finger or a pointer. */
const covered = (links: Locator) =>
  links.evaluateAll((all) =>
    all
      .filter((link) => {
        const { x, y, width, height } = link.getBoundingClientRect()
        return document.elementFromPoint(x + width / 2, y + height / 2)?.closest('a, [role=option]') !== link
      })
      .map((link) => link.textContent),
  )

for (const path of ['/', '/articles/1039', '/columns/wuran']) {
  test(`the menu of a phone and what the search suggests lie over the page: ${path}`, async ({ page }) => {
    await page.setViewportSize({ width: 390, height: 844 })
    await page.goto(path)
    await expect(page.locator('html')).toHaveAttribute('data-seen')
    await page.getByText('菜单', { exact: true }).click()
    const menu = page.getByRole('navigation', { name: '全部栏目' }).first().getByRole('link')
    expect(await menu.count()).toBeGreaterThan(6)
    expect(await covered(menu)).toEqual([])

    await page.setViewportSize({ width: 1280, height: 844 })
    await page.reload()
    await page.getByRole('combobox').first().fill('shui')
    const options = page.getByRole('option')
    await expect(options.nth(2)).toBeVisible()
    expect(await covered(options)).toEqual([])
  })
}

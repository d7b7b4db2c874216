import { expect, test } from './support/newsroom'

test('a reader opens the home page, follows the lead story and finds all that a news page carries', async ({
  page,
}) => {
  await page.goto('/')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('青言环境评论')
  await expect(page.getByText('欢迎您，访问青言环境评论')).toBeVisible()
  await expect(page.getByRole('region', { name: '滚动头条' }).getByRole('link').first()).toBeVisible()
  await expect(page.getByRole('region', { name: '热点图文' }).getByRole('link')).toHaveCount(8)

  const lead = page.getByRole('article').first().getByRole('heading').getByRole('link')
  const title = (await lead.textContent()) ?? ''
  await lead.click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(title)

  // What leads changes with every publication; this piece stays.
  await page.goto('/columns/zhifa')
  await page.getByRole('main').getByRole('link', { name: '把排污许可证请出保险柜' }).first().click()
  const path = page.getByRole('navigation', { name: '您的位置' })
  await expect(path.getByRole('link').first()).toHaveText('首页')
  await expect(page.locator('.article-meta').getByText(/^来源：/)).toBeVisible()
  await expect(
    page.locator('.article-meta').getByText(/发布时间：\d{4}-\d{2}-\d{2} \d{2}:\d{2}/),
  ).toBeVisible()
  await expect(page.locator('.article-body p').first()).toBeVisible()
  await expect(page.getByText(/^作者系/)).toBeVisible()
  await expect(page.getByRole('list', { name: '标签' }).getByRole('link').first()).toBeVisible()
  await expect(
    page.getByRole('navigation', { name: '上一篇和下一篇' }).getByRole('link').first(),
  ).toBeVisible()
  await expect(page.getByRole('region', { name: '相关阅读' }).getByRole('link').first()).toBeVisible()
  await expect(page.getByRole('region', { name: '热点图文' }).getByRole('link').first()).toBeVisible()
  await expect(page.getByText('如有侵权请联系我们删除')).toBeVisible()
  await expect(page.getByText('版权所有：青言环境评论')).toBeVisible()
})

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false })

  test('a reader gets around, searches and reads', async ({ page }) => {
    await page.goto('/')
    await page
      .getByRole('navigation', { name: '栏目', exact: true })
      .getByRole('link', { name: '乡村环境' })
      .click()
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('乡村环境')
    await page.getByLabel('搜索文章').first().fill('秸秆')
    await page.getByRole('button', { name: '搜索' }).first().click()
    await page.getByRole('link', { name: '留给秸秆二十天' }).first().click()
    await expect(page.locator('.article-body')).toContainText('没有哪个农民是因为喜欢冒烟才点火的')
  })
})

test('what readers operate works: headlines pause, the type grows, the theme changes and both are remembered', async ({
  page,
}) => {
  await page.goto('/')
  const ticker = page.getByRole('region', { name: '滚动头条' })
  await ticker.getByRole('button', { name: '暂停 滚动头条' }).click()
  await expect(ticker.getByRole('button', { name: '播放 滚动头条' })).toHaveText('播放滚动头条')

  const size = () =>
    page.evaluate(() => Number.parseFloat(getComputedStyle(document.documentElement).fontSize))
  const normal = await size()
  await page.getByText('阅读设置').click()
  await page.getByRole('button', { name: '特大' }).click()
  expect(await size()).toBeGreaterThan(normal)
  const paper = () => page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor)
  const light = await paper()
  await page.getByRole('button', { name: '深色' }).click()
  expect(await paper()).not.toBe(light)

  const large = await size()
  await page.reload()
  expect(await size()).toBe(large)
  expect(await paper()).not.toBe(light)
})

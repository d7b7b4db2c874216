import { tabTo } from './support/keyboard'
import { expect, test } from './support/newsroom'

test('by keyboard alone, and as a screen reader hears it: home, search, piece, share, print', async ({
  page,
}) => {
  await page.goto('/')
  await expect(page.locator('body')).toMatchAriaSnapshot(`
    - link "跳到正文"
    - banner:
      - search
      - navigation "栏目":
        - list
      - region "滚动头条"
    - main:
      - article:
        - heading [level=2]
      - region "最新文章"
      - region "阅读排行"
      - region "专题"
      - region "热点图文"
    - contentinfo:
      - navigation "全部栏目"
  `)
  await page.keyboard.press('Tab')
  await expect(page.getByRole('link', { name: '跳到正文' })).toBeFocused()

  await tabTo(page, page.getByRole('banner').locator('#q'))
  await page.keyboard.type('秸秆')
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/\/search\?q=/)
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  const hit = page.getByRole('main').getByRole('link', { name: '留给秸秆二十天' }).first()
  await tabTo(page, hit, 80)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('留给秸秆二十天')

  await expect(page.getByRole('main')).toMatchAriaSnapshot(`
    - main:
      - navigation "您的位置":
        - list
      - article:
        - heading "留给秸秆二十天" [level=1]
        - group "字号"
        - button "打印"
        - list "标签"
      - complementary "延伸阅读":
        - region "相关阅读"
  `)
  await page.evaluate(() => {
    window.print = () => {
      document.documentElement.dataset.printed = 'yes'
    }
  })
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  await tabTo(page, page.getByRole('button', { name: '打印' }))
  await page.keyboard.press('Enter')
  await expect(page.locator('html')).toHaveAttribute('data-printed', 'yes')

  const share = page.locator('summary', { hasText: '分享' })
  await tabTo(page, share, 3)
  await page.keyboard.press('Enter')
  const weibo = page.getByRole('link', { name: '分享到微博（新窗口）' })
  await expect(weibo).toBeVisible()
  await tabTo(page, weibo, 3)
  await page.keyboard.press('Escape')
  await expect(weibo).toBeHidden()
  await expect(share).toBeFocused()
})

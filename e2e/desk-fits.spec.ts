import type { Page } from 'playwright/test'
import { MAKERS, visit } from './pages/desk'
import { accessFaults } from './support/axe'
import { expect, test } from './support/newsroom'

const SCREENS = [
  '/admin',
  '/admin/articles?status=DRAFT',
  '/admin/articles/new',
  '/admin/calendar',
  '/admin/calendar?view=week&on=2027-06-05',
  '/admin/calendar?view=agenda',
  '/admin/planning',
  '/admin/review',
  '/admin/review?board=mine',
  '/admin/review?board=today',
  '/admin/review?board=overdue',
  '/admin/review?board=urgent',
  '/admin/inbox',
  '/admin/inbox?kind=failed&unread=1',
  '/admin/media',
  '/admin/media?view=list&state=noalt',
  '/admin/columns',
  '/admin/columns/site/review',
  '/admin/tags?q=没有这样的标签',
  '/admin/authors/new',
  '/admin/topics/new',
  '/admin/pages/new',
  '/admin/sources',
  '/admin/checkup',
  '/admin/users/import',
  '/admin/security',
  '/admin/pushes',
  '/admin/mails',
  '/admin/webhooks',
  '/admin/audit',
  '/admin/audit?what=article.purge&from=2020-01-01&to=2020-01-31',
  '/admin/settings',
  '/admin/account',
  '/admin/account/api',
  '/admin/articles/99999999',
]

const LISTS = [
  '/admin/articles',
  '/admin/tags',
  '/admin/authors',
  '/admin/topics',
  '/admin/pages',
  '/admin/users',
]

const WINDOWS: (readonly [path: string, button: string])[] = [
  ...MAKERS,
  ['/admin/account', '生成令牌'],
  ['/admin/articles/new', '选择题图'],
  ['/admin/articles/new', '链接'],
]

// Colours do not change with the width, and looking at them is most of what axe does.
const WIDTHS = [
  { width: 1280, known: [] },
  { width: 390, known: ['color-contrast'] },
]

/** Nothing sticks out at either width, and no one is shut out. */
async function fits(page: Page, except: string[] = []): Promise<void> {
  for (const { width, known } of WIDTHS) {
    await page.setViewportSize({ width, height: 844 })
    const what = `${page.url()} at ${width} px`
    const overflow = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    )
    expect(overflow, `${what} is too wide`).toBeLessThanOrEqual(0)
    expect(await accessFaults(page, { except: [...except, ...known] }), what).toEqual([])
  }
}

/** Follows a list to its first record. */
async function openFirst(page: Page, list: string): Promise<void> {
  const links = page.getByRole('main').getByRole('link')
  const hrefs = await links.evaluateAll((all) => all.map((link) => link.getAttribute('href') ?? ''))
  const record = hrefs.find((href) => new RegExp(`^${list}/\\d+$`).test(href))
  expect(record, `${list} leads to no record`).toBeDefined()
  await visit(page, record ?? '')
}

test.describe.configure({ mode: 'parallel' })

test.describe('what is shown fits 390 and 1280 px and has no accessibility violations', () => {
  test('/sign-in', async ({ page }) => {
    await page.goto('/sign-in')
    await fits(page)
  })

  // One browser for several screens: each new one loads and compiles the desk's scripts again.
  for (const some of [SCREENS.slice(0, 8), SCREENS.slice(8, 20), SCREENS.slice(20)]) {
    test(some.join(' '), async ({ page, signIn }) => {
      test.slow()
      await signIn('admin')
      for (const path of some) {
        await visit(page, path)
        await fits(page)
      }
    })
  }

  test('in a low window the navigation scrolls, and the account stays in sight', async ({ page, signIn }) => {
    await signIn('admin')
    await page.setViewportSize({ width: 1280, height: 600 })
    await visit(page, '/admin/users')
    await expect(page.getByRole('button', { name: /的账号菜单$/ })).toBeInViewport({ ratio: 1 })
    const places = page.getByRole('navigation', { name: '采编台' }).getByRole('link')
    await places.last().focus()
    await expect(places.last()).toBeInViewport({ ratio: 1 })
    expect(await page.evaluate(() => window.scrollY)).toBe(0)
    expect(await accessFaults(page)).toEqual([])
  })

  test('every list and one of its records', async ({ page, signIn }) => {
    test.slow()
    await signIn('admin')
    for (const list of LISTS) {
      await visit(page, list)
      await fits(page)
      await openFirst(page, list)
      await fits(page)
    }
  })

  test('the log with an entry open, and what was done with a piece', async ({ page, signIn }) => {
    await signIn('admin')
    await visit(page, '/admin/audit?what=article')
    const entry = page
      .getByRole('list', { name: /^操作日志/ })
      .getByRole('group')
      .first()
    await entry.locator('summary').click()
    await expect(entry.getByText('校验值')).toBeVisible()
    await fits(page)
    await visit(page, '/admin/articles')
    await openFirst(page, '/admin/articles')
    await visit(page, `${page.url()}/trail`)
    await fits(page)
  })

  test('a piece in review, its sheet, and the steps of its column', async ({ page, signIn }) => {
    await signIn('chief')
    await visit(page, '/admin/review?board=overdue')
    await page.getByRole('list', { name: '逾期' }).getByRole('link').first().click()
    await expect(page.getByRole('region', { name: /^审校/ })).toBeVisible()
    await fits(page)
    await page.getByRole('link', { name: '发稿单' }).click()
    await expect(page.getByRole('heading', { level: 1, name: '发稿单' })).toBeVisible()
    await fits(page)
    await visit(page, '/admin/columns')
    await page.getByRole('button', { name: '“公众参与”的操作' }).click()
    await page.getByRole('menuitem', { name: '审校流程' }).click()
    await expect(page.getByRole('heading', { level: 1, name: '“公众参与”的审校流程' })).toBeVisible()
    await fits(page)
  })

  test('a preview', async ({ page, signIn }) => {
    await signIn('admin')
    await visit(page, '/admin/articles')
    await openFirst(page, '/admin/articles')
    await visit(page, `${page.url()}/preview`)
    await expect(page.getByText('正在生成预览…')).toHaveCount(0)
    // The main part is the reader's page in the frame, which is drawn anew when its width changes.
    await fits(page, ['landmark-one-main'])
  })

  test('a screen that the role does not reach', async ({ page, signIn }) => {
    await signIn('author')
    await visit(page, '/admin/settings')
    await fits(page)
  })

  test('windows that make or choose something', async ({ page, signIn }) => {
    test.slow()
    await signIn('admin')
    for (const [path, button] of WINDOWS) {
      await visit(page, path)
      await page.getByRole('button', { name: button, exact: true }).click()
      await expect(page.getByRole('dialog')).toBeVisible()
      await fits(page)
    }
    await page.goto('/admin/articles/new?import')
    await expect(page.getByRole('dialog', { name: '导入文档' })).toBeVisible()
    await fits(page)
  })

  test('the window of a file', async ({ page, signIn }) => {
    await signIn('admin')
    await visit(page, '/admin/media')
    await page.getByRole('list', { name: '素材' }).getByRole('button').first().click()
    await expect(page.getByRole('dialog').getByText(/已发布 \d+ 处|还没有用到/)).toBeVisible()
    await fits(page)
  })

  test('a row’s menu and a question', async ({ page, signIn }) => {
    await signIn('admin')
    await visit(page, '/admin/columns')
    await page
      .getByRole('button', { name: /的操作$/ })
      .first()
      .click()
    await expect(page.getByRole('menu')).toBeVisible()
    // A menu lies over the page, outside its landmarks.
    await fits(page, ['region'])
    await page.getByRole('menuitem', { name: '删除…' }).click()
    await expect(page.getByRole('alertdialog')).toBeVisible()
    await fits(page)
  })

  test('the navigation behind its button', async ({ page, signIn }) => {
    await signIn('admin')
    await page.setViewportSize({ width: 390, height: 844 })
    await visit(page, '/admin')
    const button = page.getByRole('button', { name: '打开导航' })
    await button.click()
    await expect(page.getByRole('dialog').getByRole('link', { name: '站点设置' })).toBeVisible()
    expect(await accessFaults(page)).toEqual([])
    await page.keyboard.press('Escape')
    await expect(page.getByRole('dialog')).toHaveCount(0)
    await expect(button).toBeFocused()
  })
})

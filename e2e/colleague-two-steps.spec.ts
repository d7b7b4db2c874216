import { generate } from 'otplib'
import { expect, type Page } from 'playwright/test'
import { Desk, visit } from './pages/desk'
import { SignIn } from './pages/sign-in'
import { Users } from './pages/users'
import { accessFaults } from './support/axe'
import { type Colleague, openAccounts } from './support/colleagues'
import { ownNewsroom } from './support/own-newsroom'

const test = ownNewsroom().extend<{ chief: Colleague }>({
  chief: async ({ browser, trial }, use) => {
    const colleague = await openAccounts(browser, trial)({ role: '总编' })
    await use(colleague)
    await colleague.page.context().close()
  },
})

const STEP = 30_000
/** Waits for a code that has not been used: an app shows a new one every half minute. */
async function codeAfter(secret: string, last: { step: number }): Promise<string> {
  await expect
    .poll(() => Math.floor(Date.now() / STEP), { timeout: 40_000, intervals: [500] })
    .toBeGreaterThan(last.step)
  last.step = Math.floor(Date.now() / STEP)
  return generate({ secret })
}

/** Follows the steps of the setup; returns the secret and the recovery codes. */
async function setUp(page: Page, last: { step: number }) {
  const desk = new Desk(page)
  const shown = page.locator('code')
  await expect(shown).toBeVisible()
  const secret = ((await shown.textContent()) ?? '').replace(/\s/g, '')
  await expect(page.getByRole('img', { name: '给验证器扫的码' })).toBeVisible()
  await desk.field('验证码').fill('000000')
  await desk.button('启用').click()
  await desk.refuses(desk.field('验证码'), '验证码不对')
  await desk.field('验证码').fill(await codeAfter(secret, last))
  await desk.button('启用').click()
  const codes = page.getByRole('list', { name: '恢复码' }).getByRole('listitem')
  await expect(codes).toHaveCount(10)
  return { secret, codes: await codes.allTextContents() }
}

test('a chief is asked for a second factor, sets it up, and signs in with the app or with a recovery code', async ({
  browser,
  chief,
}) => {
  test.slow()
  const last = { step: 0 }
  const { page, email, password } = chief
  const desk = new Desk(page)
  await expect(page.getByText('您的角色登录时必须使用两步验证')).toBeVisible()
  await page.getByRole('link', { name: '现在设置' }).click()
  await expect(page.getByText('您的角色必须使用两步验证，请在')).toBeVisible()
  await desk.button('设置两步验证').click()
  for (const width of [390, 1280]) {
    await page.setViewportSize({ width, height: 844 })
    await expect(page.locator('code')).toBeVisible()
    expect(await accessFaults(page)).toEqual([])
  }
  const { secret, codes } = await setUp(page, last)
  expect(await accessFaults(page)).toEqual([])
  await desk.button('我已保存好').click()
  await expect(page.getByText(/启用，还有 10 个恢复码/)).toBeVisible()
  await expect(page.getByRole('button', { name: '关闭', exact: true })).toHaveCount(0)

  const other = await (await browser.newContext()).newPage()
  const form = new SignIn(other, password)
  const there = new Desk(other)
  await form.open()
  await form.signIn(email)
  await other.waitForURL(/\/sign-in\/second/)
  // S-09: the desk stays closed until the second step is done.
  expect((await other.request.get('/api/tags')).status()).toBe(401)
  expect((await other.request.get('/admin', { maxRedirects: 0 })).status()).toBe(307)
  expect(await accessFaults(other)).toEqual([])
  await there.field('验证码').fill('123456')
  await there.button('登录').click()
  await there.refuses(there.field('验证码'), '验证码不对')
  await there.field('验证码').fill(await codeAfter(secret, last))
  await there.button('登录').click()
  await other.waitForURL(/\/admin$/)

  // The phone is lost: a code from the sheet opens once.
  await other.context().clearCookies()
  await form.open()
  await form.signIn(email)
  await other.waitForURL(/\/sign-in\/second/)
  await there.field('验证码').fill(codes[0] ?? '')
  await there.button('登录').click()
  await other.waitForURL(/\/admin$/)
  await visit(other, '/admin/account')
  await expect(other.getByText(/还有 9 个恢复码/)).toBeVisible()
  await there.button('换一套恢复码').click()
  await there.button('换一套').click()
  const renewed = other.getByRole('list', { name: '恢复码' }).getByRole('listitem')
  await expect(renewed).toHaveCount(10)
  const [first = ''] = await renewed.allTextContents()
  await there.button('我已保存好').click()

  // Ended from there, both steps are taken here over the page, which keeps what stands in it.
  await visit(page, '/admin/account')
  await page.getByLabel('现在的密码').fill('写了一半')
  await there.button('退出其他所有设备').click()
  await there.confirm('全部退出')
  const over = page.getByRole('dialog', { name: '重新登录' })
  await expect(over).toBeVisible()
  await chief.form.signIn(email)
  await over.getByLabel('验证码').fill(first)
  await over.getByRole('button', { name: '登录', exact: true }).click()
  await expect(over).toBeHidden()
  await expect(page.getByLabel('现在的密码')).toHaveValue('写了一半')
  await other.context().close()
})

test('when the days of grace are over the second factor is set up before anything else (S-09)', async ({
  trial,
  chief,
}) => {
  const { page, form, email } = chief
  await trial.database.askedForFactor(email, 8)
  await page.context().clearCookies()
  await form.open()
  await form.signIn(email)
  await page.waitForURL(/\/sign-in\/setup/)
  await page.goto('/admin/articles')
  await expect(page).toHaveURL(/\/sign-in\/setup/)
  expect((await page.request.get('/api/tags')).status()).toBe(401)
  for (const width of [390, 1280]) {
    await page.setViewportSize({ width, height: 844 })
    await expect(page.locator('code')).toBeVisible()
    expect(await accessFaults(page)).toEqual([])
  }
  await setUp(page, { step: 0 })
  await page.getByRole('button', { name: '我已保存好' }).click()
  await page.waitForURL(/\/admin\/articles$/)
})

test('an admin takes the second factor away from who lost phone and codes', async ({
  browser,
  trial,
  asAdmin,
}) => {
  const colleague = await openAccounts(browser, trial)({ role: '编辑' })
  await visit(colleague.page, '/admin/account')
  await new Desk(colleague.page).button('设置两步验证').click()
  await setUp(colleague.page, { step: 0 })
  const users = new Users(asAdmin.page)
  await users.show()
  await expect(users.row(colleague.name)).toContainText('两步验证')
  await users.choose(colleague.name, '重设两步验证…')
  await users.confirm('确认重设')
  await users.says(`已重设“${colleague.name}”的两步验证`)
  await expect(users.row(colleague.name)).not.toContainText('两步验证')
  expect((await colleague.page.request.get('/api/tags')).status()).toBe(401)
  await colleague.page.goto('/sign-in')
  await colleague.form.signIn(colleague.email)
  await colleague.page.waitForURL(/\/admin$/)
  await colleague.page.context().close()
})

import { expect, type Page } from 'playwright/test'
import { OidcProvider } from '../test/oidc-provider'
import { Desk, visit } from './pages/desk'
import { Editor } from './pages/editor'
import { Users } from './pages/users'
import { accessFaults } from './support/axe'
import { openAccounts } from './support/colleagues'
import { ownNewsroom } from './support/own-newsroom'

const LABEL = '集团统一认证'
const provider = new OidcProvider()

const test = ownNewsroom(async () => {
  await provider.open()
  return { ...provider.environment, SSO_LABEL: LABEL }
})

test.beforeEach(({ trial }) => provider.register(trial.base))
test.afterAll(() => provider.close())

const link = (page: Page) => page.getByRole('link', { name: `用${LABEL}登录` })
/** What one does on the provider's page. */
const choose = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click()

test('a colleague signs on with what the house gives, the first time and the second; called off, unknown or used up opens nothing (S-12)', async ({
  browser,
  trial,
}) => {
  const { page, email, form } = await openAccounts(browser, trial)({ role: '编辑' })
  provider.accounts = [
    { sub: 'mine', email, email_verified: true },
    { sub: 'stranger', email: 'stranger@qingyan.example', email_verified: true },
  ]
  const desk = new Desk(page)
  const context = page.context()
  const refusal = page.getByRole('alert')
  await context.clearCookies()
  await page.goto('/sign-in?callbackUrl=/admin/tags')
  for (const width of [390, 1280]) {
    await page.setViewportSize({ width, height: 844 })
    expect(await accessFaults(page)).toEqual([])
  }
  await link(page).click()
  await choose(page, '取消')
  await expect(refusal.filter({ hasText: '您取消了统一认证' })).toBeVisible()
  await link(page).click()
  await choose(page, 'stranger')
  await expect(refusal.filter({ hasText: '这里没有与您的统一认证对应的在用账号' })).toBeVisible()

  // The provider remembers who was there until they sign out of it.
  await context.clearCookies({ domain: new URL(provider.issuer).hostname })
  await link(page).click()
  await expect(page.getByRole('button', { name: 'mine' })).toBeVisible()
  const carried = (await context.cookies(trial.base)).filter(({ name }) => name === 'qingyan-sso')
  expect(carried).toMatchObject([{ httpOnly: true, sameSite: 'Lax' }])
  const back = page.waitForRequest(/\/api\/sign-in\/sso\/callback/)
  await choose(page, 'mine')
  const address = (await back).url()
  await page.waitForURL(/\/admin\/tags$/)
  expect((await context.cookies(trial.base)).map(({ name }) => name)).not.toContain('qingyan-sso')

  // Whoever has the address, and even the cookie that went with it, is not let in by them.
  for (const cookies of [carried, []]) {
    await context.clearCookies()
    await context.addCookies(cookies)
    await page.goto(address)
    await expect(page).toHaveURL(/\/sign-in\?error=SSO_AGAIN/)
    await expect(refusal.filter({ hasText: '这次统一认证已经用过' })).toBeVisible()
    expect((await page.request.get('/api/tags')).status()).toBe(401)
  }

  await form.open()
  await link(page).click()
  await choose(page, 'mine')
  await page.waitForURL(/\/admin$/)
  await visit(page, '/admin/account')
  const here = page.getByRole('list', { name: '登录的设备' }).getByRole('listitem')
  await expect(here.filter({ hasText: '这台设备' })).toContainText('单位统一认证')
  const own = page.getByRole('list', { name: '单位统一认证' }).getByRole('listitem')
  await expect(own).toContainText(email)
  for (const width of [390, 1280]) {
    await page.setViewportSize({ width, height: 844 })
    expect(await accessFaults(page)).toEqual([])
  }
  await trial.database.ageProof(email, 16)
  await own.getByRole('button', { name: /^解除与/ }).click()
  await desk.confirm('解除关联')
  const opens = context.waitForEvent('page')
  await page.getByRole('link', { name: `用${LABEL}确认` }).click()
  const tab = await opens
  await choose(tab, 'mine')
  await desk.says('已解除关联')
  await expect(page.getByText('还没有关联。用')).toBeVisible()
  await context.close()
})

test('over a text that is being written one signs on in another tab, and the text stays; an admin unties the account', async ({
  browser,
  trial,
  asAdmin,
}) => {
  const { page, email, name } = await openAccounts(browser, trial)({ role: '作者' })
  provider.accounts = [{ sub: 'writer', email, email_verified: true }]
  const editor = new Editor(page)
  await editor.begin()
  await editor.title.fill('退潮以后')
  await editor.body.pressSequentially('滩涂上写到一半。')
  await editor.save()
  await trial.database.shortenSessions(email, { idle: 0 })
  // The first save that is refused comes in the middle of it; the window waits for a pause.
  const sentence = '登录已经结束，还在一个字一个字地写，写到这一句完为止。'
  await editor.body.pressSequentially(sentence, { delay: 200 })
  await expect(page.getByText('登录已过期，重新登录后会自动保存')).toBeVisible()
  const dialog = page.getByRole('dialog', { name: '重新登录' })
  await expect(dialog).toBeVisible()
  expect(await accessFaults(page)).toEqual([])

  const opens = page.context().waitForEvent('page')
  await link(page).click()
  const tab = await opens
  await choose(tab, 'writer')
  await expect(tab.getByRole('heading', { level: 1, name: '已登录' })).toBeVisible()
  expect(await accessFaults(tab)).toEqual([])
  await expect(dialog).toBeHidden()
  await editor.saved()
  await page.reload()
  await expect(editor.body).toHaveText(`滩涂上写到一半。${sentence}`)

  const users = new Users(asAdmin.page)
  await users.show()
  await expect(users.row(name)).toContainText('统一认证')
  await users.choose(name, '解除统一认证关联…')
  await users.confirm('解除关联')
  await users.says(`已解除“${name}”的统一认证关联`)
  await expect(page.getByRole('dialog', { name: '重新登录' })).toBeVisible({ timeout: 5_000 })
  await page.context().close()
})

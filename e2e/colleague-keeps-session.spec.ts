import { expect } from 'playwright/test'
import { Desk, visit } from './pages/desk'
import { Editor } from './pages/editor'
import { Inbox } from './pages/inbox'
import { SignIn } from './pages/sign-in'
import { Users } from './pages/users'
import { accessFaults } from './support/axe'
import { type Colleague, openAccounts, signedIn } from './support/colleagues'
import { ownNewsroom } from './support/own-newsroom'

const test = ownNewsroom().extend<{ mine: Colleague }>({
  mine: async ({ browser, trial }, use) => {
    const colleague = await openAccounts(browser, trial)({ role: '编辑' })
    await use(colleague)
    await colleague.page.context().close()
  },
})

test('one sees where one is signed in; a device that is ended asks for a sign-in within five seconds, and keeps what stands in it', async ({
  browser,
  mine,
}) => {
  const { page, email } = mine
  const elsewhere = await signedIn(browser, mine)
  const editor = new Editor(elsewhere.page)
  await editor.begin()
  await editor.title.fill('别处写的稿')
  await editor.body.pressSequentially('另一台设备上写到一半。')
  await editor.save()

  // A browser not seen before is news to its owner.
  const inbox = new Inbox(page)
  await inbox.counts(1)
  await inbox.bell.click()
  await expect(inbox.row('您的账号有一次需要您留意的登录')).toContainText('请马上修改密码')

  const desk = new Desk(page)
  await visit(page, '/admin/account')
  const devices = page.getByRole('list', { name: '登录的设备' }).getByRole('listitem')
  await expect(devices).toHaveCount(2)
  await expect(devices.filter({ hasText: '这台设备' })).toHaveCount(1)
  await expect(devices.filter({ hasText: /127\.0\.0\.1|::1/ })).toHaveCount(2)
  await devices.filter({ hasNotText: '这台设备' }).getByRole('button', { name: /退出$/ }).click()
  expect(await accessFaults(page)).toEqual([])
  const form = elsewhere.page.getByRole('dialog', { name: '重新登录' })
  await desk.confirm('退出登录')
  await expect(form).toBeVisible({ timeout: 5_000 })
  expect((await elsewhere.page.request.get('/api/tags')).status()).toBe(401)
  await desk.says('已退出登录')
  await expect(devices).toHaveCount(1)

  // The text is under the dialog, which keeps readers of the screen to itself.
  await expect(elsewhere.page.getByText('另一台设备上写到一半。')).toBeVisible()
  await elsewhere.form.signIn(email)
  await expect(form).toBeHidden()
  await editor.body.pressSequentially('接着写。')
  await editor.save()
  await expect(editor.body).toContainText('接着写。')

  await visit(page, '/admin/account')
  await desk.button('退出其他所有设备').click()
  await desk.confirm('全部退出')
  await desk.says('其他设备都已退出登录')
  await expect(form).toBeVisible({ timeout: 5_000 })
  await expect(devices).toHaveCount(1)
  await elsewhere.page.context().close()
})

test('who does nothing is warned, stays by a word, and finds the page as it was after the end', async ({
  trial,
  mine,
}) => {
  const { page, email } = mine
  const left = (idle: number) => trial.database.shortenSessions(email, { idle })
  await left(170)
  await visit(page, '/admin/account')
  await page.getByLabel('现在的密码').fill('写了一半的表单')
  const warning = page.getByRole('dialog', { name: '即将退出登录' })
  await left(170)
  await page.reload()
  await expect(warning.getByRole('timer')).toHaveText(/^2:\d\d$/)
  for (const width of [1280, 390]) {
    await page.setViewportSize({ width, height: 844 })
    expect(await accessFaults(page)).toEqual([])
  }
  await warning.getByRole('button', { name: '继续工作' }).click()
  await expect(warning).toBeHidden()
  const ends = await (await page.request.get('/api/session')).json()
  expect(ends.idle).toBeGreaterThan(29 * 60_000)

  await left(12)
  await page.reload()
  await expect(warning).toBeVisible()
  const form = page.getByRole('dialog', { name: '重新登录' })
  await expect(form).toBeVisible({ timeout: 20_000 })
  await expect(warning).toBeHidden()
  expect((await page.request.get('/api/tags')).status()).toBe(401)
  // Put off to read what stands there, it waits below.
  await page.keyboard.press('Escape')
  await expect(form).toBeHidden()
  await page.getByRole('status').filter({ hasText: '登录已结束' }).getByRole('button').click()
  await mine.form.signIn(email)
  await expect(form).toBeHidden()
  await expect(page.getByText('登录已结束')).toBeHidden()
  await expect(page.getByRole('heading', { level: 1, name: '我的账号' })).toBeVisible()
  expect((await page.request.get('/api/tags')).status()).toBe(200)
})

test('somebody else who signs in over the page gets a page of their own (R-09)', async ({
  browser,
  trial,
  mine,
}) => {
  const other = await openAccounts(browser, trial)({ role: '作者' })
  const { page, email } = mine
  await trial.database.shortenSessions(email, { idle: 8 })
  await visit(page, '/admin/account')
  await expect(page.getByRole('dialog', { name: '重新登录' })).toBeVisible({ timeout: 20_000 })
  await new SignIn(page, other.password).signIn(other.email)
  await expect(page.getByRole('button', { name: `${other.name}（作者）的账号菜单` })).toBeVisible()
  await expect(page.getByText(`${other.name}的密码`)).toBeVisible()
})

test('what a window asks by itself keeps no session open, what a person does there does', async ({
  trial,
  mine,
}) => {
  const { page, email } = mine
  const idle = async () => ((await (await page.request.get('/api/session')).json()) as { idle: number }).idle
  await trial.database.shortenSessions(email, { idle: 600 })
  expect(await idle()).toBeLessThan(600_001)
  expect((await page.request.get('/api/tags')).status()).toBe(200)
  expect(await idle()).toBeLessThan(600_001)
  expect((await page.request.post('/api/session', { headers: { origin: trial.base } })).status()).toBe(200)
  expect(await idle()).toBeGreaterThan(1_700_000)
})

test('before twelve hours are over a new sign-in is offered, which changes nothing on the page', async ({
  trial,
  mine,
}) => {
  const { page, email } = mine
  await trial.database.shortenSessions(email, { whole: 300 })
  await visit(page, '/admin/account')
  const note = page.getByRole('status').filter({ hasText: '一次登录最长 12 小时，将在 5 分钟后到期' })
  await expect(note).toBeVisible()
  await page.getByLabel('现在的密码').fill('写了一半')
  await note.getByRole('button', { name: '现在重新登录' }).click()
  const form = page.getByRole('dialog', { name: '重新登录' })
  await form.getByLabel('邮箱', { exact: true }).fill(email)
  await form.getByLabel('密码', { exact: true }).fill(mine.password)
  await form.getByRole('button', { name: '登录', exact: true }).click()
  await expect(form).toBeHidden()
  await expect(note).toBeHidden()
  await expect(page.getByLabel('现在的密码')).toHaveValue('写了一半')
})

test('an admin signs a colleague out everywhere; after signing out nothing of the desk is shown by going back (S-18)', async ({
  asAdmin,
  mine,
}) => {
  const users = new Users(asAdmin.page)
  await users.show()
  await users.choose(mine.name, '退出所有设备…')
  await users.confirm('确认退出')
  await users.says(`“${mine.name}”已在所有设备上退出登录`)
  await expect(mine.page.getByRole('dialog', { name: '重新登录' })).toBeVisible({ timeout: 5_000 })

  await mine.form.signIn(mine.email)
  await mine.page.getByRole('button', { name: /的账号菜单$/ }).click()
  const cookies = await mine.page.context().cookies()
  await mine.page.getByRole('menuitem', { name: '退出登录' }).click()
  await mine.page.waitForURL(/\/sign-in/)
  // S-18: neither the history nor the old cookie brings anything back.
  await mine.page.goBack()
  await expect(mine.page).toHaveURL(/\/sign-in/)
  await mine.page.context().addCookies(cookies)
  expect((await mine.page.request.get('/api/tags')).status()).toBe(401)
})

test('a link into the desk that is followed signed out leads on to its page after the sign-in', async ({
  mine,
}) => {
  const { page, form, email } = mine
  await page.context().clearCookies()
  await page.goto('/admin/articles?status=SUBMITTED&q=水')
  await expect(page).toHaveURL(/\/sign-in\?/)
  await form.signIn(email)
  await expect(page).toHaveURL(/\/admin\/articles\?status=SUBMITTED&q=%E6%B0%B4$/)
})

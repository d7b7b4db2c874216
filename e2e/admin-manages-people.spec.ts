import { expect, type Page } from 'playwright/test'
import { type Account, Users } from './pages/users'
import { type Colleague, openAccounts, secret, signedIn, signedInFirst, someone } from './support/colleagues'
import { ownNewsroom } from './support/own-newsroom'

const test = ownNewsroom().extend<{
  users: Users
  colleague: (given: Partial<Account>) => Promise<Colleague>
}>({
  users: async ({ asAdmin }, use) => use(new Users(asAdmin.page)),
  colleague: async ({ browser, trial }, use) => use(openAccounts(browser, trial)),
})

const WRONG = '邮箱或密码不对，请重新输入。'

const status = async (page: Page, path: string) => (await page.goto(path))?.status()

test('an admin opens an account for every role; each colleague signs in and finds what the role may open', async ({
  browser,
  users,
}) => {
  const everybody = ['工作台', '稿件', '日历', '选题', '审校', '收件箱', '素材库']
  const editors = ['标签', '作者', '稿源', '内容体检', '搜索']
  const places: Record<string, string[]> = {
    管理员: [
      ...everybody,
      '栏目',
      '专题',
      ...editors,
      '单页',
      '用户',
      '登录安全',
      '推送',
      '邮件',
      'Webhook',
      '操作日志',
      '站点设置',
    ],
    总编: [...everybody, '栏目', '专题', ...editors, '单页', '推送', '站点设置'],
    编辑: [...everybody, '专题', ...editors],
    作者: everybody,
  }
  await users.show()
  for (const [role, labels] of Object.entries(places)) {
    const account = someone({ role })
    await users.create(account)
    const { page } = await signedInFirst(browser, account)
    await expect(page.getByRole('navigation', { name: '采编台' }).getByRole('link')).toHaveText(labels)
    await expect(page.getByRole('button', { name: `${account.name}（${role}）的账号菜单` })).toBeVisible()
    await page.context().close()
  }
})

test('what is wrong with a new account stands beside its field, and a generated password works', async ({
  browser,
  users,
}) => {
  const account = someone({ role: '作者' })
  await users.show()
  const window = await users.fillNew({ ...account, email: 'admin@qingyan.example', password: '短密码' })
  await users.button('新建', window).click()
  await users.refuses(users.field('密码', window), '密码至少 8 个字符')
  await users.button('随机生成', window).click()
  const password = await users.field('密码', window).inputValue()
  await users.button('新建', window).click()
  await users.refuses(users.field('邮箱', window), '这个邮箱已有账号')
  await expect(users.field('姓名', window)).toHaveValue(account.name)
  await users.field('邮箱', window).fill(account.email)
  await users.button('新建', window).click()
  await expect(users.row(account.name)).toContainText('从未登录')
  await signedInFirst(browser, { ...account, password })
})

test('a changed role holds from the colleague’s next sign-in on, which is asked for at once', async ({
  users,
  colleague,
}) => {
  const { page, name, email, form } = await colleague({ role: '编辑' })
  const again = async () => {
    expect((await page.request.get('/api/tags')).status()).toBe(401)
    await page.goto('/sign-in')
    await form.signIn(email)
    await page.waitForURL(/\/admin$/)
  }
  expect(await status(page, '/admin/tags')).toBe(200)
  expect(await status(page, '/admin/users')).toBe(403)
  await users.show()
  await users.changeRole(name, '管理员')
  await again()
  expect(await status(page, '/admin/users')).toBe(200)
  await users.changeRole(name, '作者')
  await again()
  expect(await status(page, '/admin/users')).toBe(403)
  expect(await status(page, '/admin/tags')).toBe(403)
})

test('a closed account is out at its next request and cannot come back until it is opened again (S-17)', async ({
  users,
  colleague,
}) => {
  const { page, form, name, email } = await colleague({ role: '编辑' })
  await users.show()
  await users.close(name)
  expect((await page.request.get('/api/tags')).status()).toBe(401)
  await expect(page.getByRole('dialog', { name: '重新登录' })).toBeVisible()
  await form.signIn(email)
  await expect(page.getByText(WRONG)).toBeVisible()
  await users.reopen(name)
  expect(await status(page, '/admin')).toBe(200)
  await expect(page).toHaveURL(/\/sign-in/)
  await form.signIn(email)
  await page.waitForURL(/\/admin$/)
})

test('a new password from the admin ends the colleague’s sessions, and only it signs in', async ({
  users,
  colleague,
}) => {
  const { page, form, name, email } = await colleague({ role: '作者' })
  const password = secret()
  await users.show()
  await users.givePassword(name, password)
  expect((await page.request.get('/api/tags')).status()).toBe(401)
  await page.goto('/admin')
  await expect(page).toHaveURL(/\/sign-in/)
  await form.signIn(email)
  await expect(page.getByText(WRONG)).toBeVisible()
  await form.signIn(email, password)
  await page.waitForURL(/\/sign-in\/password/)
  await form.changeOwed(secret(), password)
  await page.waitForURL(/\/admin$/)
})

test('nobody changes their own role or closes their own account, not even by a doctored form (S-06)', async ({
  users,
}) => {
  await users.show()
  const me = '站点管理员'
  await expect(users.row(me)).toContainText('（您）')
  await users.button(`“${me}”的操作`).click()
  await expect(users.page.getByRole('menuitem')).toHaveText(['编辑…'])
  await users.page.getByRole('menuitem', { name: '编辑…' }).click()
  const window = users.window(`编辑用户“${me}”`)
  await expect(users.field('角色', window)).toBeDisabled()
  await window.locator('input[name=role]').evaluate((input: HTMLInputElement) => {
    input.value = 'EDITOR'
  })
  await users.button('保存', window).click()
  await expect(window.getByRole('alert')).toHaveText('不能更改自己的角色，请由另一位管理员操作。')
  await users.show()
  await expect(users.row(me)).toContainText('管理员在用')
})

test('of two admins who would end each other one remains', async ({ users, colleague }) => {
  const { page, name, email, form } = await colleague({ role: '管理员' })
  const other = new Users(page)
  // Both have the window about the other open before either sends it.
  await users.show()
  await users.choose(name, '编辑…')
  await other.show()
  await other.choose('站点管理员', '编辑…')
  await users.field('角色').selectOption({ label: '编辑' })
  await users.button('保存').click()
  await users.says('已保存')
  // The other's session has ended with the role, and so has what stood open there.
  await expect(page.getByRole('dialog', { name: '重新登录' })).toBeVisible()
  await form.signIn(email)
  await expect(page.getByRole('dialog', { name: '重新登录' })).toBeHidden()
  expect(await status(page, '/admin/users')).toBe(403)
})

test('who still has work is not closed over it: it goes to a colleague together with the account', async ({
  users,
  colleague,
}) => {
  const leaving = await colleague({ role: '作者' })
  const stays = await colleague({ role: '编辑' })
  const title = '没写完的一篇'
  await leaving.page.evaluate(async (given) => {
    const headers = { 'content-type': 'application/json' }
    await fetch('/api/articles', { method: 'POST', headers, body: JSON.stringify({ title: given }) })
  }, title)
  await users.show()
  await users.choose(leaving.name, '停用…')
  await users.confirm('确认停用')
  await expect(users.question).toContainText('稿件 1 篇')
  await users.question.getByRole('link', { name: '先交接' }).click()
  await users.field('稿件交给').selectOption({ label: stays.name })
  await expect(users.page.getByRole('list', { name: '将要交接' })).toHaveText(`稿件 1 篇 → ${stays.name}`)
  await users.fitsPhone()
  await users.button('交接后停用…').click()
  await users.confirm('确认交接并停用')
  await users.says(`已交接，并停用了“${leaving.name}”的账号`)
  await expect(users.row(leaving.name)).toContainText('已停用')
  await stays.page.goto('/admin/inbox')
  await expect(stays.page.getByText(`站点管理员把${leaving.name}的工作交给了您`)).toBeVisible()
  await stays.page.goto('/admin/articles?mine=1')
  await expect(stays.page.getByRole('link', { name: title })).toBeVisible()
})

test('one changes one’s own password knowing the present one; this browser stays signed in, others do not', async ({
  browser,
  colleague,
}) => {
  const mine = await colleague({ role: '作者' })
  const { page, form, email, password } = mine
  const elsewhere = await signedIn(browser, mine)
  const desk = new Users(page)
  const next = secret()
  const fill = async (current: string, again: string) => {
    await desk.field('现在的密码').fill(current)
    await desk.field('新密码').fill(next)
    await desk.field('再输入一次新密码').fill(again)
    await desk.button('修改密码').click()
  }
  await page.getByRole('button', { name: /的账号菜单$/ }).click()
  await page.getByRole('menuitem', { name: '修改密码' }).click()
  await expect(page).toHaveURL(/\/admin\/account$/)
  await fill('not the password', next)
  await desk.refuses(desk.field('现在的密码'), '现在的密码不对')
  await fill(password, `${next}x`)
  await desk.refuses(desk.field('再输入一次新密码'), '两次填写的新密码不一致')
  await fill(password, next)
  await desk.says('密码已修改，其他设备都已退出登录')
  expect(await status(page, '/admin')).toBe(200)
  expect((await elsewhere.page.request.get('/api/tags')).status()).toBe(401)
  await page.context().clearCookies()
  await page.goto('/sign-in')
  await form.signIn(email)
  await expect(page.getByText(WRONG)).toBeVisible()
  await form.signIn(email, next)
  await page.waitForURL(/\/admin$/)
})

test('an author who follows an address to the users is told in words, with a way back', async ({
  colleague,
}) => {
  const { page } = await colleague({ role: '作者' })
  expect(await status(page, '/admin/users')).toBe(403)
  await expect(page.getByRole('heading', { name: '您的角色不能打开这一页' })).toBeVisible()
  await expect(page.getByText('如果工作需要，请联系管理员调整角色。')).toBeVisible()
  await page.getByRole('link', { name: '回到工作台' }).click()
  await expect(page).toHaveURL(/\/admin$/)
})

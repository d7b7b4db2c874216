import { expect } from 'playwright/test'
import { type Account, Users } from './pages/users'
import { type Colleague, openAccounts } from './support/colleagues'
import { ownNewsroom } from './support/own-newsroom'

const test = ownNewsroom().extend<{
  users: Users
  colleague: (given: Partial<Account>) => Promise<Colleague>
}>({
  users: async ({ asAdmin }, use) => use(new Users(asAdmin.page)),
  colleague: async ({ browser, trial }, use) => use(openAccounts(browser, trial)),
})

test('an editor whose columns an admin has chosen sees and chooses nothing else from the next request on', async ({
  users,
  colleague,
  commands,
}) => {
  const [water, air] = [await commands.column('水'), await commands.column('大气')]
  const near = await commands.create({ title: '退潮之后', columnId: water.id })
  const far = await commands.create({ title: '雾散之前', columnId: air.id })
  const { page, name } = await colleague({ role: '编辑' })
  const piece = (title: string) => page.getByRole('link', { name: title })
  await page.goto('/admin/articles')
  await expect(piece('雾散之前')).toBeVisible()

  await users.show()
  await users.page.getByRole('link', { name }).click()
  await users.page.getByRole('radio', { name: '只负责选中的栏目' }).check()
  const save = users.button('保存负责的栏目')
  await save.click()
  await expect(users.page.getByText('请至少选一个栏目')).toBeVisible()
  await users.page.getByRole('checkbox', { name: '水' }).check()
  await save.click()
  await users.says('已保存，从他的下一步操作起生效')
  await expect(users.page.getByText(`站点管理员改了用户“${name}”`)).toBeVisible()
  await users.fitsPhone()
  await users.show()
  await expect(users.row(name)).toContainText('水')

  await page.reload()
  await expect(piece('退潮之后')).toBeVisible()
  await expect(piece('雾散之前')).toHaveCount(0)
  expect((await page.goto(`/admin/articles/${far.id}`))?.status()).toBe(404)
  await page.goto(`/admin/articles/${near.id}`)
  await expect(page.getByLabel('栏目', { exact: true }).getByRole('option')).toHaveText(['未选栏目', '水'])
})

test('a role of the newsroom’s own shows what it comes to while it is made, and holds for whom it is given to', async ({
  users,
  colleague,
}) => {
  const { page, name, email, form } = await colleague({ role: '编辑' })
  await users.show()
  await users.page.getByRole('link', { name: '角色', exact: true }).click()
  await expect(users.page.getByRole('heading', { level: 1, name: '角色' })).toBeVisible()
  await users.page.getByText('编辑', { exact: true }).click()
  await users.page.getByRole('link', { name: '从“编辑”新建' }).click()
  const preview = users.page.getByRole('region', { name: '这个角色能看到什么、能做什么' })
  await expect(preview).toContainText('没有不同。')
  const choose = (words: string, far: string) =>
    users.page.getByRole('radiogroup', { name: words, exact: true }).getByRole('radio', { name: far }).check()
  await choose('发布和定时', '不可以')
  await choose('管标签和搜索', '不可以')
  await choose('看稿件', '自己的')
  await expect(preview).toContainText('发布和定时：可以 → 不可以')
  await expect(preview).not.toContainText('、标签、')
  await users.button('新建角色').click()
  await expect(users.field('名称')).toHaveAccessibleDescription(/请填写角色的名称/)
  await users.field('名称').fill('见习编辑')
  await users.fitsPhone()
  await users.button('新建角色').click()
  await expect(users.row('见习编辑')).toContainText('0 人')
  await users.fitsPhone()

  await users.show()
  await users.changeRole(name, '见习编辑')
  await page.goto('/sign-in')
  await form.signIn(email)
  await page.waitForURL(/\/admin$/)
  const menu = page.getByRole('navigation', { name: '采编台' })
  await expect(menu.getByRole('link', { name: '稿源' })).toBeVisible()
  await expect(menu.getByRole('link', { name: '标签' })).toHaveCount(0)
  expect((await page.goto('/admin/tags'))?.status()).toBe(403)
  await expect(page.getByRole('button', { name: `${name}（见习编辑）的账号菜单` })).toBeVisible()
})

test('三员: three colleagues take over from the one who did everything, and from then on nobody is two of them', async ({
  users,
  colleague,
}) => {
  const [keeper, guard, clerk] = [
    await colleague({ role: '编辑' }),
    await colleague({ role: '编辑' }),
    await colleague({ role: '编辑' }),
  ]
  await users.open('/admin/roles', '角色')
  await users.button('打开三员分立').click()
  await users.confirm('确认打开')
  await expect(users.question).toContainText('站点管理员')
  await users.button('取消', users.question).click()
  await users.button('建三员角色').click()
  await users.confirm('确认新建')
  await users.says('已新建三员的角色')
  await users.fitsPhone()
  await users.show()
  await users.changeRole(keeper.name, '系统管理员')
  await users.changeRole(guard.name, '安全管理员')
  await users.changeRole(clerk.name, '审计管理员')

  const guards = new Users(guard.page)
  await guard.page.goto('/sign-in')
  await guard.form.signIn(guard.email)
  await guard.page.waitForURL(/\/admin$/)
  // Nothing on the first page leads where its person may not go.
  await expect(guard.page.getByRole('main').getByRole('link')).toHaveText([
    '现在设置',
    '收件箱',
    '用户',
    '登录安全',
  ])
  await expect(guard.page.getByRole('link', { name: '写稿' })).toHaveCount(0)
  await guards.show()
  await guards.changeRole('站点管理员', '编辑')
  await guards.open('/admin/roles', '角色')
  await guards.button('打开三员分立').click()
  await guards.confirm('确认打开')
  await guards.says('已打开三员分立')
  // Who says who may do what neither opens accounts nor reads the log.
  await expect(guard.page.getByRole('navigation', { name: '采编台' })).not.toContainText(/操作日志|稿件|设置/)
  expect((await guard.page.goto('/admin/audit'))?.status()).toBe(403)
  await guards.show()
  await guards.choose(clerk.name, '编辑…')
  const window = guards.window(`编辑用户“${clerk.name}”`)
  await guards.field('角色', window).selectOption({ label: '管理员' })
  await guards.button('保存', window).click()
  await expect(window).toContainText('三员分立')
})

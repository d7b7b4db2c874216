import { expect } from 'playwright/test'
import { Desk, visit } from './pages/desk'
import { SignIn } from './pages/sign-in'
import { accessFaults } from './support/axe'
import { openAccounts, secret, someone } from './support/colleagues'
import { ownNewsroom } from './support/own-newsroom'

const test = ownNewsroom()
test.describe.configure({ mode: 'serial' })

test('an admin sets the rules of signing in; what makes no sense stands beside its field and changes nothing', async ({
  asAdmin,
}) => {
  const { page } = asAdmin
  const desk = new Desk(page)
  await visit(page, '/admin/security')
  await desk.field('最少字符数').fill('7')
  await desk.button('保存规则').click()
  await desk.refuses(desk.field('最少字符数'), '请填写 8 到 64 的整数')
  await page.reload()
  await expect(desk.field('最少字符数')).toHaveValue('8')
  await expect(desk.field('有效天数')).toHaveValue('90')
  await desk.field('最少字符数').fill('10')
  await desk.button('保存规则').click()
  await desk.says('已保存，从下一次登录起生效')
  await page.reload()
  await expect(desk.field('最少字符数')).toHaveValue('10')
  await visit(page, '/admin/audit?what=security')
  await expect(page.getByText('站点管理员修改了登录安全的规则').first()).toBeVisible()
  for (const width of [1280, 390]) {
    await page.setViewportSize({ width, height: 844 })
    await visit(page, '/admin/security')
    expect(await accessFaults(page)).toEqual([])
  }
})

test('a password that somebody else gave is changed before anything else; rules and common words are told beside the field (S-09)', async ({
  page,
  trial,
}) => {
  const given = someone({ role: '编辑' })
  await trial.command('users/commands', 'createUser', { ...given, role: 'EDITOR' })
  const form = new SignIn(page, given.password)
  const desk = new Desk(page)
  await page.goto('/admin/inbox')
  await page.waitForURL(/\/sign-in\?callbackUrl=%2Fadmin%2Finbox$/)
  await form.signIn(given.email)
  await page.waitForURL(/\/sign-in\/password/)
  await expect(page.getByText('现在的密码是别人给您的')).toBeVisible()
  expect(await accessFaults(page)).toEqual([])
  // S-09: no step is skipped by going elsewhere.
  await page.goto('/admin/articles')
  await expect(page).toHaveURL(/\/sign-in\/password/)
  expect((await page.request.get('/api/tags')).status()).toBe(401)
  const write = { data: { title: '越过改密码' }, headers: { origin: trial.base } }
  expect((await page.request.post('/api/articles', write)).status()).toBe(401)

  const field = desk.field('新密码')
  for (const [password, reason] of [
    ['Tide-72x', '密码至少 10 个字符'],
    ['tideandsand', '至少要有 3 种'],
    ['P@ssw0rd123', '太常见'],
    [given.password, '不能与最近 5 次用过的密码相同'],
  ] as const) {
    await form.changeOwed(password)
    await desk.refuses(field, reason)
  }
  await form.changeOwed(secret(), 'not the one')
  await desk.refuses(desk.field('现在的密码'), '现在的密码不对')
  await form.changeOwed('Tide-72x-mud')
  await page.waitForURL(/\/admin\/articles$/)
  expect((await page.request.get('/api/tags')).status()).toBe(200)
})

test('a password of ninety days is changed at the next sign-in', async ({ browser, trial }) => {
  const mine = await openAccounts(browser, trial)({ role: '作者' })
  const { page, form, email } = mine
  await trial.database.agePassword(email, 91)
  // Who is at work is let finish.
  await visit(page, '/admin/account')
  await expect(page.getByText('现在的密码还可以用 0 天')).toBeVisible()
  await page.context().clearCookies()
  await form.open()
  await form.signIn(email)
  await page.waitForURL(/\/sign-in\/password/)
  await expect(page.getByText('现在的密码用得太久了')).toBeVisible()
  await form.changeOwed(secret())
  await page.waitForURL(/\/admin$/)
})

test('after five wrong passwords the right one is refused too, and the message says why', async ({
  page,
  trial,
  signInPage,
}) => {
  const { role: _role, ...account } = someone({})
  await trial.command('users/commands', 'createUser', { ...account, role: 'EDITOR' })
  await signInPage.open()
  for (let n = 0; n < 5; n++) {
    const answer = page.waitForResponse(/\/api\/sign-in$/)
    await signInPage.signIn(account.email, `wrong ${n}`)
    expect((await answer).status()).toBe(401)
    await expect(page.getByText('邮箱或密码不对，请重新输入。')).toBeVisible()
  }
  await signInPage.signIn(account.email, account.password)
  await expect(page.getByText('密码错误次数过多，请 30 分钟后再试。')).toBeVisible()
  await page.goto('/admin')
  await expect(page).toHaveURL(/\/sign-in/)
})

import { encode } from 'iconv-lite'
import { expect } from 'playwright/test'
import { MailServer } from '../test/mail-server'
import { Desk } from './pages/desk'
import { SignIn } from './pages/sign-in'
import { Users } from './pages/users'
import { accessFaults } from './support/axe'
import { openAccounts, secret, someone } from './support/colleagues'
import { ownNewsroom } from './support/own-newsroom'

const mail = new MailServer()
const test = ownNewsroom(async () => {
  await mail.open()
  return { SMTP_URL: mail.url, SMTP_FROM: '青言采编台 <desk@qingyan.example>' }
})
test.beforeEach(() => mail.begin())
test.afterAll(() => mail.close())

/** Where the newest mail to this address leads. */
async function linkTo(email: string): Promise<string> {
  const found = () => {
    const text = mail.received.findLast(({ to }) => to[0] === email)?.mail.text ?? ''
    return /https?:\S+\/sign-in\/link\/[\w-]+/.exec(text)?.[0] ?? ''
  }
  await expect.poll(found, { timeout: 20_000 }).not.toBe('')
  return found()
}

test('an admin invites a colleague, who follows the link in the mail, sets a password and signs in', async ({
  browser,
  asAdmin,
}) => {
  const account = someone({ role: '编辑' })
  const users = new Users(asAdmin.page)
  await users.show()
  await users.button('新建用户').click()
  const window = users.window('新建用户')
  await users.field('姓名', window).fill(account.name)
  await users.field('邮箱', window).fill(account.email)
  await users.field('角色', window).selectOption({ label: account.role })
  await expect(window.getByLabel('发邀请邮件')).toBeChecked()
  expect(await accessFaults(asAdmin.page)).toEqual([])
  await users.button('新建并发送', window).click()
  await users.says('已新建用户，邀请邮件马上发出')
  await expect(users.row(account.name)).toContainText('从未登录')

  const link = await linkTo(account.email)
  const page = await (await browser.newContext()).newPage()
  const desk = new Desk(page)
  // Mail programs look at links by themselves; that uses nothing up.
  for (let n = 0; n < 2; n++) expect((await page.request.get(link)).status()).toBe(200)
  const opened = await page.goto(link)
  expect(opened?.headers()['cache-control']).toContain('no-store')
  await expect(page.getByText(`${account.name}，您好。`)).toBeVisible()
  for (const width of [390, 1280]) {
    await page.setViewportSize({ width, height: 844 })
    expect(await accessFaults(page)).toEqual([])
  }
  const password = secret()
  const fill = async (one: string, again: string) => {
    await desk.field('新密码').fill(one)
    await desk.field('再输入一次新密码').fill(again)
    await desk.button('设置密码').click()
  }
  await fill('Admin@123456', 'Admin@123456')
  await desk.refuses(desk.field('新密码'), '太常见')
  await fill(password, `${password}x`)
  await desk.refuses(desk.field('再输入一次新密码'), '两次填写的新密码不一致')
  await fill(password, password)
  await expect(page.getByText('密码已设置好，请用它登录。')).toBeVisible()
  await new SignIn(page, password).signIn(account.email)
  await page.waitForURL(/\/admin$/)
  await page.goto(link)
  await expect(page.getByText('这个链接已经用过或过期了')).toBeVisible()
})

test('an admin looks over a file of people, takes them in, and each line that is right brings an invitation', async ({
  asAdmin,
}) => {
  const [one, two] = [someone({}), someone({})]
  const text = `姓名,邮箱,角色\n${one.name},${one.email},记者\n没有邮箱,,编辑\n${two.name},${two.email},编辑\n`
  const users = new Users(asAdmin.page)
  await users.show()
  await users.page.getByRole('link', { name: '从表格导入' }).click()
  const file = users.page.getByLabel('CSV 文件')
  await file.setInputFiles({ name: 'people.csv', mimeType: 'text/csv', buffer: encode(text, 'gb18030') })
  await users.button('检查').click()
  await expect(users.page.getByText('还没有新建任何账号。共 3 行：新建并邀请 2，有误 1。')).toBeVisible()
  await expect(users.row('没有邮箱')).toContainText('请填写有效的邮箱地址')
  await users.fitsPhone()
  await users.button('新建并邀请 2 人').click()
  await expect(users.page.getByText('导入完成。共 3 行：新建并邀请 2，有误 1。')).toBeVisible()
  for (const { email } of [one, two]) expect(await linkTo(email)).toContain('/sign-in/link/')
  await users.show()
  await expect(users.row(one.name)).toContainText(/作者在用.*从未登录/)
})

test('who forgot the password sets another through a mail, locked out or not; an unknown address hears the same', async ({
  browser,
  trial,
}) => {
  const { page, form, email } = await openAccounts(browser, trial)({ role: '作者' })
  const elsewhere = await (await browser.newContext()).newPage()
  const other = new SignIn(elsewhere, 'wrong')
  await other.open()
  for (let n = 0; n < 6; n++) {
    const answer = elsewhere.waitForResponse(/\/api\/sign-in$/)
    await other.signIn(email)
    await answer
  }
  await expect(elsewhere.getByText('密码错误次数过多，请 30 分钟后再试。')).toBeVisible()
  await elsewhere.getByRole('link', { name: '忘记密码' }).click()
  const desk = new Desk(elsewhere)
  await desk.field('邮箱').fill('no address')
  await desk.button('发送邮件').click()
  // At the field, or above the form where it was sent before the page had come to life.
  await expect(elsewhere.getByText('请填写有效的邮箱地址').first()).toBeVisible()
  await desk.field('邮箱').fill('nobody-at-all@qingyan.example')
  await desk.button('发送邮件').click()
  const sent = elsewhere.getByText('如果有这个邮箱的账号，邮件马上就到。')
  await expect(sent).toBeVisible()
  await elsewhere.reload()
  await desk.field('邮箱').fill(email)
  await desk.button('发送邮件').click()
  await expect(sent).toBeVisible()
  expect(await accessFaults(elsewhere)).toEqual([])

  await elsewhere.goto(await linkTo(email))
  const password = secret()
  await desk.field('新密码').fill(password)
  await desk.field('再输入一次新密码').fill(password)
  await desk.button('设置密码').click()
  await new SignIn(elsewhere, password).signIn(email)
  await elsewhere.waitForURL(/\/admin$/)
  // The old sign-in has ended, which its window says at once.
  await expect(page.getByRole('dialog', { name: '重新登录' })).toBeVisible({ timeout: 5_000 })
  await form.signIn(email, password)
  await expect(page.getByRole('dialog', { name: '重新登录' })).toBeHidden()
  expect(mail.received.filter(({ to }) => to[0] !== email)).toEqual([])
})

test('without JavaScript one signs in, asks for a mail and sets a password all the same', async ({
  browser,
  trial,
}) => {
  const { email, password: old, page: first } = await openAccounts(browser, trial)({ role: '作者' })
  await first.context().close()
  const page = await (await browser.newContext({ javaScriptEnabled: false })).newPage()
  await page.goto(`${trial.base}/sign-in`)
  await page.getByLabel('邮箱', { exact: true }).fill(email)
  await page.getByLabel('密码', { exact: true }).fill('wrong')
  await page.getByRole('button', { name: '登录', exact: true }).click()
  await expect(page.getByText('邮箱或密码不对，请重新输入。')).toBeVisible()
  await page.getByRole('link', { name: '忘记密码' }).click()
  await page.getByLabel('邮箱', { exact: true }).fill(email)
  await page.getByRole('button', { name: '发送邮件' }).click()
  await expect(page.getByText('如果有这个邮箱的账号，邮件马上就到。')).toBeVisible()
  await page.goto(await linkTo(email))
  const password = secret()
  await page.getByLabel('新密码', { exact: true }).fill(password)
  await page.getByLabel('再输入一次新密码').fill(old)
  await page.getByRole('button', { name: '设置密码' }).click()
  await expect(page.getByRole('alert')).toContainText('没有设置成功')
  await page.getByLabel('新密码', { exact: true }).fill(password)
  await page.getByLabel('再输入一次新密码').fill(password)
  await page.getByRole('button', { name: '设置密码' }).click()
  await page.getByLabel('邮箱', { exact: true }).fill(email)
  await page.getByLabel('密码', { exact: true }).fill(password)
  await page.getByRole('button', { name: '登录', exact: true }).click()
  await page.waitForURL(/\/admin$/)
})

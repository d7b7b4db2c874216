import { expect } from 'playwright/test'
import { Desk, visit } from './pages/desk'
import { accessFaults } from './support/axe'
import { openAccounts } from './support/colleagues'
import { ownNewsroom } from './support/own-newsroom'

const test = ownNewsroom()

test('a colleague adds a passkey, signs in with it alone, and takes it away again', async ({
  browser,
  trial,
}) => {
  const { page, form, email, password } = await openAccounts(browser, trial)({ role: '编辑' })
  const desk = new Desk(page)
  // A device of the browser's own that says yes to everything.
  const devtools = await page.context().newCDPSession(page)
  await devtools.send('WebAuthn.enable')
  await devtools.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  })
  await visit(page, '/admin/account')
  await desk.button('添加通行密钥').click()
  await expect(page.getByRole('dialog', { name: '请保存恢复码' })).toBeVisible()
  await desk.button('我已保存好').click()
  const keys = page.getByRole('list', { name: '通行密钥' }).getByRole('listitem')
  await expect(keys).toHaveCount(1)
  for (const width of [390, 1280]) {
    await page.setViewportSize({ width, height: 844 })
    expect(await accessFaults(page)).toEqual([])
  }

  await page.context().clearCookies()
  await form.open()
  await desk.button('用通行密钥登录').click()
  await page.waitForURL(/\/admin$/)

  // The password alone is not enough any more; the key is the second step as well.
  await page.context().clearCookies()
  await form.open()
  await form.signIn(email, password)
  await page.waitForURL(/\/sign-in\/second/)
  await desk.button('用通行密钥登录').click()
  await page.waitForURL(/\/admin$/)

  await visit(page, '/admin/account')
  await expect(keys).toContainText('最近使用')
  await keys.getByRole('button', { name: /^移除/ }).click()
  await desk.confirm('移除')
  await desk.says('已移除通行密钥')
  await expect(keys).toHaveCount(0)
  await page.context().clearCookies()
  await form.open()
  await form.signIn(email, password)
  await page.waitForURL(/\/admin$/)
  await page.context().close()
})

import { expect } from 'playwright/test'
import { visit } from './pages/desk'
import { Users } from './pages/users'
import { accessFaults } from './support/axe'
import { openAccounts } from './support/colleagues'
import { PEOPLE } from './support/newsroom'
import { ownNewsroom } from './support/own-newsroom'

const test = ownNewsroom()

test('a quarter of an hour after the sign-in a role changes only after the password once more, and what was typed is kept', async ({
  browser,
  trial,
  asAdmin,
  signInPage,
}) => {
  const colleague = await openAccounts(browser, trial)({ role: '作者' })
  const { page } = asAdmin
  const users = new Users(page)
  await trial.database.ageProof(PEOPLE.admin, 16)
  await users.show()
  await users.choose(colleague.name, '编辑…')
  const window = users.window(`编辑用户“${colleague.name}”`)
  await users.field('姓名', window).fill('改了名字')
  await users.field('角色', window).selectOption({ label: '编辑' })
  await users.button('保存', window).click()
  const proof = users.window('请再次确认是您本人')
  await expect(proof).toBeVisible()
  for (const width of [390, 1280]) {
    await page.setViewportSize({ width, height: 844 })
    expect(await accessFaults(page)).toEqual([])
  }
  await users.field('密码', proof).fill('wrong')
  await users.button('确认', proof).click()
  await users.refuses(users.field('密码', proof), '密码不对')
  // Called off, nothing has changed and the form is as it was.
  await users.button('取消', proof).click()
  await expect(window.getByRole('alert')).toContainText('请输入密码')
  await expect(users.field('姓名', window)).toHaveValue('改了名字')
  await users.button('保存', window).click()
  await users.field('密码', proof).fill(signInPage.password)
  await users.button('确认', proof).click()
  await users.says('已保存')
  await expect(users.row('改了名字')).toContainText('编辑')

  // Once is enough for a while; exports ask as well.
  await trial.database.ageProof(PEOPLE.admin, 16)
  await visit(page, '/admin/audit')
  const download = page.waitForEvent('download')
  await page.getByRole('button', { name: /导出/ }).click()
  await users.field('密码', proof).fill(signInPage.password)
  await users.button('确认', proof).click()
  expect((await download).suggestedFilename()).toContain('.csv')
  await colleague.page.context().close()
})

import { readFileSync } from 'node:fs'
import type { Page } from 'playwright/test'
import { expect } from 'playwright/test'
import { type Account, Users } from './pages/users'
import { type Colleague, openAccounts } from './support/colleagues'
import { ownNewsroom } from './support/own-newsroom'

const test = ownNewsroom().extend<{ colleague: (given: Partial<Account>) => Promise<Colleague> }>({
  colleague: async ({ browser, trial }, use) => use(openAccounts(browser, trial)),
})

const entries = (page: Page) => page.getByRole('list', { name: '操作日志，新的在前' }).getByRole('listitem')

test('an admin changes a colleague’s role, finds it in the log, opens it and carries the log away', async ({
  asAdmin,
  colleague,
}) => {
  const { page } = asAdmin
  const { name } = await colleague({ role: '编辑' })
  const users = new Users(page)
  await users.show()
  await users.changeRole(name, '作者')

  await page.getByRole('navigation', { name: '采编台' }).getByRole('link', { name: '操作日志' }).click()
  await expect(entries(page).first()).toContainText(`站点管理员修改了用户“${name}”`)
  await asAdmin.field('操作').selectOption({ label: '用户：修改' })
  await asAdmin.field('操作人').selectOption({ label: '站点管理员' })
  await asAdmin.button('筛选').click()
  await expect(page).toHaveURL(/\?who=\d+&what=user\.update$/)
  await expect(entries(page)).toHaveCount(1)
  await expect(entries(page)).toContainText('角色：编辑 → 作者')

  const entry = entries(page).first()
  await entry.locator('summary').click()
  await expect(entry.getByText('编辑', { exact: true })).toBeVisible()
  await expect(entry.locator('dd').filter({ hasText: /^(127\.0\.0\.1|::1)$/ })).toBeVisible()
  await expect(entry.getByText(/^\d+:[0-9a-f]{64}$/)).toBeVisible()

  const download = page.waitForEvent('download')
  await asAdmin.button('导出 CSV').click()
  const file = await download
  expect(file.suggestedFilename()).toMatch(/^操作日志-\d{4}-\d\d-\d\d\.csv$/)
  const text = readFileSync(await file.path(), 'utf8')
  expect(text.startsWith('\uFEFF时间,操作人,')).toBe(true)
  expect(text.trimEnd().split('\r\n')).toHaveLength(2)
  expect(text).toContain(`用户“${name}”`)
  await asAdmin.says('已导出，这次导出也记入了操作日志')

  await entry.getByRole('link', { name: '只看这个对象的记录' }).click()
  await expect(entries(page).last()).toContainText(`新建了用户“${name}”`)
  await page.getByRole('link', { name: '清除筛选' }).click()
  await expect(entries(page).first()).toContainText('站点管理员导出了操作日志')
})

test('what cannot be exported says why, and what is not there says so', async ({ asAdmin }) => {
  const { page } = asAdmin
  await asAdmin.open('/admin/audit?to=2001-01-01', '操作日志')
  await expect(page.getByText('没有这样的记录')).toBeVisible()
  await asAdmin.button('导出 CSV').click()
  await asAdmin.says('没有符合条件的记录可以导出，请放宽筛选。')
})

test('who may not read the log gets 403; of a piece that one may edit one reads the trail, without where from', async ({
  commands,
  colleague,
}) => {
  const { id: columnId } = await commands.column('水环境')
  const { id } = await commands.create({ title: '退水之后', columnId })
  for (const role of ['总编', '编辑', '作者']) {
    const { page } = await colleague({ role })
    expect((await page.goto('/admin/audit'))?.status(), role).toBe(403)
    const answer = await page.request.post('/api/audit/export', {
      headers: { origin: new URL(page.url()).origin },
    })
    expect(answer.status(), role).toBe(403)
    // The piece is the system's: no author's own.
    const trail = await page.goto(`/admin/articles/${id}/trail`)
    expect(trail?.status(), role).toBe(role === '作者' ? 404 : 200)
    if (role !== '编辑') continue
    await page.goto(`/admin/articles/${id}`)
    await page.getByRole('button', { name: '更多操作' }).click()
    await page.getByRole('menuitem', { name: '操作记录' }).click()
    await expect(page.getByRole('heading', { level: 1, name: '操作记录' })).toBeVisible()
    const first = page.getByRole('listitem').filter({ hasText: '新建了稿件“退水之后”' })
    await first.locator('summary').click()
    await expect(first.getByText('事件编号')).toBeVisible()
    await expect(first.getByText('地址')).toHaveCount(0)
  }
})

test('signing in, being refused and signing out say where from, and an address that a client makes up is not believed', async ({
  trial,
  colleague,
}) => {
  const { page, email, name } = await colleague({ role: '作者' })
  const answer = await page.request.post('/api/sign-in', {
    form: { email, password: 'not the password', callbackUrl: '/admin' },
    headers: {
      origin: trial.base,
      'x-forwarded-for': '203.0.113.9',
      'x-qingyan-client-address': '203.0.113.9',
    },
    maxRedirects: 0,
  })
  expect(answer.status()).toBe(303)
  await page.getByRole('button', { name: `${name}（作者）的账号菜单` }).click()
  await page.getByRole('menuitem', { name: '退出登录' }).click()
  await expect(page).toHaveURL(/\/sign-in/)
  const { rows } = await trial.command<{ rows: { action: string; proof: { address: string } }[] }>(
    'audit/queries',
    'listEvents',
    { what: 'session' },
  )
  expect(rows.slice(0, 3).map(({ action }) => action)).toEqual([
    'session.close',
    'session.refuse',
    'session.open',
  ])
  for (const { proof } of rows.slice(0, 3)) expect(proof.address).toMatch(/^(127\.0\.0\.1|::1)$/)
})

import { expect } from 'playwright/test'
import { plainPicture } from '../test/pictures'
import { Desk, visit } from './pages/desk'
import { Editor } from './pages/editor'
import { accessFaults } from './support/axe'
import { openAccounts } from './support/colleagues'
import { ownNewsroom } from './support/own-newsroom'

const test = ownNewsroom()

test('who is linked to an author looks after what readers are told of them, and of nobody else', async ({
  asAdmin,
  browser,
  commands,
  trial,
}) => {
  const { page: reader, name } = await openAccounts(browser, trial)({ role: '作者' })
  const mine = new Desk(reader)
  const author = await commands.author('江晚舟')
  await visit(reader, '/admin/account')
  await expect(reader.getByText('您的账号还没有关联作者')).toBeVisible()

  await asAdmin.open('/admin/users', '用户')
  await asAdmin.page.getByRole('link', { name }).click()
  await asAdmin.page.getByRole('combobox', { name: '关联作者' }).fill('江晚')
  await asAdmin.page.getByRole('option', { name: /江晚舟/ }).click()
  await asAdmin.says('已关联作者“江晚舟”')

  await visit(reader, '/admin/account')
  const profile = reader.getByRole('region', { name: '作者资料' })
  await mine.field('简介', profile).fill('跑了二十年河口，写滩涂和候鸟。')
  await profile.getByRole('button', { name: '选择头像' }).click()
  const portrait = { name: '头像.png', mimeType: 'image/png', buffer: await plainPicture(600, 600, '#476') }
  await new Editor(reader).upload(portrait)
  await mine.field('现任职务', profile).fill('河口湿地保护站站长')
  await mine.field('任职日期', profile).fill('2021-03-01')
  await mine.button('保存作者资料', profile).click()
  await mine.says('作者资料已保存，网站已更新')
  for (const width of [390, 1280]) {
    await reader.setViewportSize({ width, height: 900 })
    expect(await reader.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width)
    expect(await accessFaults(reader)).toEqual([])
  }

  await reader.goto(`/authors/${author.slug}`)
  await expect(reader.getByRole('img', { name: '江晚舟的头像' })).toBeVisible()
  await expect(reader.getByText('跑了二十年河口，写滩涂和候鸟。')).toBeVisible()
  await expect(reader.getByText('河口湿地保护站站长')).toBeVisible()
})

import { expect, type Page } from 'playwright/test'
import { Desk } from './pages/desk'
import { ownNewsroom } from './support/own-newsroom'

const test = ownNewsroom()

const unsaved = (page: Page) => page.getByText('有修改还没有保存')

/** Holds every save of a page back for a while, as a slow line does. */
async function slowly(page: Page, path: string): Promise<void> {
  await page.route(`**${path}`, async (route) => {
    if (route.request().method() === 'POST') await new Promise((resolve) => setTimeout(resolve, 1500))
    await route.continue()
  })
}

test('what is typed while a save is under way stays, is called unsaved, and goes out with the next', async ({
  asAdmin: desk,
}) => {
  await desk.open('/admin/settings', '站点设置')
  await slowly(desk.page, '/admin/settings')
  await desk.field('网站口号').fill('先写的口号')
  await desk.button('保存设置').click()
  await desk.field('联系方式').fill('保存当中写的电话')
  await desk.says('已保存，网站已更新')
  await expect(unsaved(desk.page)).toBeVisible()
  await expect(desk.field('联系方式')).toHaveValue('保存当中写的电话')
  await desk.button('保存设置').click()
  await expect(unsaved(desk.page)).toBeHidden()
  await expect(desk.button('保存设置')).toBeEnabled()
  await desk.page.reload()
  await expect(desk.field('网站口号')).toHaveValue('先写的口号')
  await expect(desk.field('联系方式')).toHaveValue('保存当中写的电话')
})

test('of two windows over the same settings, the second to save is told, and writes nothing over', async ({
  asAdmin: desk,
  context,
}) => {
  const other = new Desk(await context.newPage())
  await desk.open('/admin/settings', '站点设置')
  await other.open('/admin/settings', '站点设置')
  await desk.field('联系方式').fill('热线 010-12345678')
  await desk.button('保存设置').click()
  await desk.says('已保存，网站已更新')
  await other.field('网站口号').fill('另一个窗口的口号')
  await other.button('保存设置').click()
  await expect(other.page.getByText('内容已被他人修改，请刷新后重试。您刚才的修改没有保存。')).toBeVisible()
  await expect(other.field('网站口号')).toHaveValue('另一个窗口的口号')
  other.page.on('dialog', (dialog) => dialog.accept())
  await other.page.reload()
  await expect(other.field('联系方式')).toHaveValue('热线 010-12345678')
  await other.field('网站口号').fill('另一个窗口的口号')
  await other.button('保存设置').click()
  await other.says('已保存，网站已更新')
  await other.field('网站口号').fill('一个窗口连着存两次')
  await other.button('保存设置').click()
  await expect(other.button('保存设置')).toBeEnabled()
  await expect(unsaved(other.page)).toBeHidden()
  await desk.page.reload()
  await expect(desk.field('联系方式')).toHaveValue('热线 010-12345678')
  await expect(desk.field('网站口号')).toHaveValue('一个窗口连着存两次')
})

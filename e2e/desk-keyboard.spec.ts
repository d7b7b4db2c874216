import { Desk, MAKERS, visit } from './pages/desk'
import { tabTo } from './support/keyboard'
import { expect, test } from './support/newsroom'

test('the way past the navigation, the main action, and Escape back to it', async ({ page, signIn }) => {
  await signIn('admin')
  const desk = new Desk(page)
  for (const [path, button] of MAKERS) {
    await visit(page, path)
    await page.keyboard.press('Tab')
    const skip = page.getByRole('link', { name: '跳到正文' })
    await expect(skip).toBeFocused()
    await expect(skip).toBeInViewport()
    await page.keyboard.press('Enter')
    await expect(page.getByRole('main')).toBeFocused()
    const action = desk.button(button)
    await page.keyboard.press('Tab')
    await expect(action).toBeFocused()
    await page.keyboard.press('Enter')
    await expect(page.getByRole('dialog', { name: button })).toBeVisible()
    await expect(page.getByRole('dialog').locator(':focus')).toHaveCount(1)
    await page.keyboard.press('Escape')
    await expect(page.getByRole('dialog')).toHaveCount(0)
    await expect(action).toBeFocused()
  }
})

test('a row’s menu, its window and its question give the focus back to the row', async ({ page, signIn }) => {
  await signIn('admin')
  await visit(page, '/admin/columns')
  const menu = page.getByRole('button', { name: /的操作$/ }).first()
  // An admin’s navigation alone has 21 entries.
  await tabTo(page, menu, 34)
  for (const [steps, role] of [
    [0, 'dialog'],
    [4, 'alertdialog'],
  ] as const) {
    await page.keyboard.press('Enter')
    const items = page.getByRole('menuitem')
    await expect(items.first()).toBeFocused()
    for (let step = 1; step <= steps; step++) {
      await page.keyboard.press('ArrowDown')
      await expect(items.nth(step)).toBeFocused()
    }
    await page.keyboard.press('Enter')
    await expect(page.getByRole(role)).toBeVisible()
    await page.keyboard.press('Escape')
    await expect(page.getByRole(role)).toHaveCount(0)
    await expect(menu).toBeFocused()
  }
  await page.keyboard.press('Enter')
  await expect(page.getByRole('menuitem').first()).toBeFocused()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('menu')).toHaveCount(0)
  await expect(menu).toBeFocused()
})

test('a window with something typed asks before Escape throws it away', async ({ page, signIn }) => {
  await signIn('admin')
  await visit(page, '/admin/sources')
  const action = page.getByRole('button', { name: '新建稿源' })
  await action.press('Enter')
  await page.getByLabel('稿源名称').pressSequentially('打了一半的名')
  const asked: string[] = []
  page.once('dialog', (dialog) => {
    asked.push(dialog.message())
    void dialog.dismiss()
  })
  await page.keyboard.press('Escape')
  await expect(page.getByLabel('稿源名称')).toHaveValue('打了一半的名')
  expect(asked).toEqual(['填写的内容还没有保存，关闭会丢失。确定关闭吗？'])
  page.once('dialog', (dialog) => void dialog.accept())
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await expect(action).toBeFocused()
})

test('a piece is begun from anywhere and published from the writing desk', async ({
  page,
  editor,
  signIn,
}) => {
  await signIn('editor')
  await editor.begin()
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  await tabTo(page, editor.title)
  await page.keyboard.type(`只用键盘写的稿子 ${Date.now()}`)
  await tabTo(page, editor.body)
  await page.keyboard.type('手没有离开过键盘。')
  await tabTo(page, page.getByLabel('栏目', { exact: true }))
  await page.keyboard.press('ArrowDown')
  await expect(page.getByLabel('栏目', { exact: true })).not.toHaveValue('')
  await page.keyboard.press('Control+s')
  await editor.saved()
  const id = await editor.id()
  await editor.open(id)
  const publish = page.getByRole('button', { name: '发布', exact: true })
  await tabTo(page, publish)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('alertdialog')).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(publish).toBeFocused()
  await page.keyboard.press('Enter')
  await tabTo(page, page.getByRole('button', { name: '确认发布' }))
  await page.keyboard.press('Enter')
  await expect(page.getByText('已发布，读者现在就能看到')).toBeVisible()
  expect((await page.request.get(`/articles/${id}`)).status()).toBe(200)
})

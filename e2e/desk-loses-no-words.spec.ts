import type { Editor } from './pages/editor'
import { expect, test } from './support/newsroom'

async function begin(editor: Editor, title: string, text: string): Promise<number> {
  await editor.begin()
  await editor.title.fill(`${title} ${Date.now()}`)
  await editor.body.pressSequentially(text)
  await editor.saved()
  return editor.id()
}

test('back in the browser shows the piece as it is now, and the list as well', async ({
  page,
  editor,
  signIn,
}) => {
  await signIn('editor')
  const id = await begin(editor, '按后退', '先写的一句。')
  const title = await editor.title.inputValue()
  await editor.chooseColumn('碧水清流')
  await editor.saved()
  await page.goto('/admin/articles')
  const row = page.getByRole('row').filter({ hasText: title })
  await expect(row).toContainText('草稿')
  await page.getByRole('link', { name: title }).click()
  await editor.body.press('Control+End')
  await page.keyboard.type('后写的一句。')
  await editor.publish()

  await page.goBack()
  await expect(row).toContainText('已发布')
  await page.goForward()
  await expect(editor.body).toContainText('先写的一句。后写的一句。')
  await expect(page.getByRole('button', { name: '更新发布' })).toBeVisible()
  // Nothing is left to be chosen between one's own two texts.
  await editor.body.press('Control+End')
  await page.keyboard.type('再写一句。')
  await editor.saved()
  await editor.open(id)
  await expect(editor.body.locator('p')).toHaveText(['先写的一句。后写的一句。再写一句。'])
})

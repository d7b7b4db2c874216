import { ask } from '../scripts/db/ask'
import { database, expect, test } from './support/newsroom'

test('an editor fixes a public piece without readers noticing, compares, throws the changes away, and brings a named version back', async ({
  page,
  editor,
  signIn,
}) => {
  await signIn('editor')
  const title = `先改后发 ${Date.now()}`
  await editor.begin()
  await editor.title.fill(title)
  await editor.body.pressSequentially('退潮之后，滩涂上全是脚印和贝壳。')
  await page.keyboard.press('Enter')
  await page.keyboard.type('半夜十一点，桥下的水忽然急了起来。')
  await editor.saved()
  const id = await editor.id()
  await editor.chooseColumn('碧水清流')
  await editor.publish()

  await editor.body.locator('p').first().click()
  await page.keyboard.press('End')
  await page.keyboard.type('还没有核实的一句。')
  await editor.saved()
  await expect(page.getByText('有未发布的修改')).toBeVisible()
  await page.goto(`/articles/${id}`)
  await expect(page.locator('.article-body')).not.toContainText('还没有核实')
  await page.goto(`/admin/articles?q=${encodeURIComponent(title)}`)
  await expect(page.getByRole('row').filter({ hasText: title })).toContainText('有未发布的修改')

  await page.goto(`/admin/articles/${id}/history`)
  await expect(page.getByRole('listitem').filter({ hasText: '第 1 版' })).toContainText('读者所见')
  const comparison = page.getByRole('region', { name: '第 1 版 → 草稿' })
  await expect(comparison.getByRole('insertion')).toHaveText(/还没有核实的一句/)
  await comparison.getByRole('link', { name: '左右对照' }).click()
  await expect(page).toHaveURL(/view=side/)
  await page.getByRole('button', { name: '命名此版本' }).click()
  await page.getByLabel('版本名').fill('核实之前')
  await page.getByRole('button', { name: '保存名字' }).click()
  await expect(page.getByRole('listitem').filter({ hasText: '第 2 版' })).toContainText('核实之前')

  await page.getByRole('button', { name: '放弃未发布修改' }).click()
  await page.getByRole('button', { name: '放弃修改' }).click()
  await expect(page).toHaveURL(new RegExp(`/admin/articles/${id}$`))
  await expect(editor.body).not.toContainText('还没有核实')
  await expect(page.getByText('有未发布的修改')).toBeHidden()

  await page.goto(`/admin/articles/${id}/history`)
  await page.getByRole('button', { name: '恢复第 2 版' }).click()
  await page.getByRole('button', { name: '恢复为草稿' }).click()
  await expect(page).toHaveURL(new RegExp(`/admin/articles/${id}$`))
  await expect(editor.body).toContainText('还没有核实的一句。')
  await page.goto(`/articles/${id}`)
  await expect(page.locator('.article-body')).not.toContainText('还没有核实')
})

test('a damaged text is not opened for writing: it is shown, saved as it is, and gone on with (R-34)', async ({
  page,
  editor,
  signIn,
}) => {
  await signIn('author')
  await editor.begin()
  await editor.title.fill(`坏了的稿子 ${Date.now()}`)
  await editor.body.pressSequentially('退潮之后，滩涂上全是脚印。')
  await editor.saved()
  const id = await editor.id()
  // Every paragraph becomes a block of a kind that nobody knows, as a fault of a disk or of a hand may make it.
  const fault = `replace(body::text, '"paragraph"', '"?"')::jsonb`
  await ask(database.url(), `UPDATE articles SET body = ${fault} WHERE id = $1`, [id])

  await page.goto(`/admin/articles/${id}`)
  await expect(page.getByText('正文的存储数据有损坏')).toBeVisible()
  await expect(page.getByRole('region', { name: '能读出的内容' })).toContainText('退潮之后，滩涂上全是脚印。')
  await expect(editor.body).toBeHidden()
  const download = page.waitForEvent('download')
  await page.getByRole('button', { name: '下载原始数据' }).click()
  expect((await download).suggestedFilename()).toBe(`稿件-${id}-正文.json`)
  await page.getByRole('button', { name: '用能读出的内容继续编辑' }).click()
  await page.getByRole('button', { name: '修复并打开编辑器' }).click()
  await expect(editor.body).toContainText('退潮之后，滩涂上全是脚印。')
  await editor.body.pressSequentially('接着写。')
  await editor.saved()
  await page.goto(`/admin/articles/${id}/history`)
  await expect(page.getByRole('listitem').filter({ hasText: '第 1 版' })).toContainText('恢复前的内容')
})

import type { Page } from 'playwright/test'
import type { Editor } from './pages/editor'
import { expect, test } from './support/newsroom'

async function begin(editor: Editor, title: string, text: string): Promise<number> {
  await editor.begin()
  await editor.title.fill(`${title} ${Date.now()}`)
  await editor.body.pressSequentially(text)
  await editor.saved()
  return editor.id()
}

const boxOf = (page: Page) => page.getByRole('textbox', { name: '批注内容' })

async function beginRemark(page: Page, text: string): Promise<void> {
  await page.getByRole('button', { name: '批注', exact: true }).first().click()
  await page.getByRole('button', { name: '新批注' }).click()
  await boxOf(page).fill(text)
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

test('what was written after a colleague moved the piece to the trash can be taken along, and comes back with it', async ({
  page,
  context,
  editor,
  signIn,
  apiAs,
  browser,
}) => {
  await signIn('author')
  const id = await begin(editor, '写着写着没了', '第一句。')
  const colleague = await browser.newContext({ storageState: await (await apiAs('editor')).storageState() })
  const desk = await colleague.newPage()
  await desk.goto(new URL(`/admin/articles/${id}`, page.url()).href)
  await desk.getByRole('button', { name: '更多操作' }).click()
  await desk.getByRole('menuitem', { name: '移入回收站' }).click()
  await desk.waitForURL(/\/admin\/articles$/)

  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  const copied = () => page.evaluate(() => navigator.clipboard.readText())
  await editor.body.press('Control+End')
  await page.keyboard.type('没人收下的一句。')
  await expect(page.getByText(/稿件现在是“回收站”，不能保存/)).toBeVisible()
  await page.getByRole('button', { name: '复制我的内容' }).click()
  await expect.poll(copied).toContain('第一句。没人收下的一句。')
  await page.evaluate(() => navigator.clipboard.writeText(''))

  page.once('dialog', (question) => void question.accept())
  await page.reload()
  const offer = page.getByRole('dialog', { name: '找回没有保存的内容' })
  await expect(offer).toContainText('稿件现在不能修改')
  await offer.getByRole('button', { name: '复制本机内容' }).click()
  await expect.poll(copied).toContain('第一句。没人收下的一句。')
  await offer.getByRole('button', { name: '关闭' }).click()

  await page.getByRole('button', { name: '恢复', exact: true }).click()
  await editor.says('已恢复')
  await page.reload()
  await offer.getByRole('button', { name: '恢复本机内容' }).click()
  await editor.saved()
  await expect(editor.body).toContainText('第一句。没人收下的一句。')
  await colleague.close()
})

test('a remark that was begun is still there after a look elsewhere, and goes only when it is given up', async ({
  page,
  editor,
  signIn,
}) => {
  await signIn('editor')
  const id = await begin(editor, '批注写一半', '要批注的文字。')
  await beginRemark(page, '这里的出处要再核对')
  await page.getByRole('button', { name: '属性', exact: true }).click()
  await expect(boxOf(page)).toHaveCount(0)
  await page.getByRole('button', { name: '批注', exact: true }).first().click()
  await expect(boxOf(page)).toHaveValue('这里的出处要再核对')

  await page.getByRole('link', { name: '返回稿件列表' }).click()
  await page.waitForURL(/\/admin\/articles$/)
  await page.goBack()
  await page.waitForURL(new RegExp(`/${id}$`))
  await page.getByRole('button', { name: '批注', exact: true }).first().click()
  await page.getByRole('button', { name: '新批注' }).click()
  await expect(boxOf(page)).toHaveValue('这里的出处要再核对')
  const closing = page.waitForEvent('dialog')
  await page.close({ runBeforeUnload: true })
  expect((await closing).type()).toBe('beforeunload')
  await (await closing).dismiss()
  await page.getByRole('button', { name: '取消', exact: true }).click()
  await page.getByRole('button', { name: '新批注' }).click()
  await expect(boxOf(page)).toHaveValue('')
})

test('a remark sent after the session ended asks for the sign-in and is sent again', async ({
  page,
  context,
  editor,
  signIn,
  signInPage,
}) => {
  await signIn('author')
  await begin(editor, '批注时过期', '要批注的文字。')
  await beginRemark(page, '过期时写下的意见')
  await context.clearCookies()
  await boxOf(page).press('Control+Enter')
  const form = page.getByRole('dialog', { name: '重新登录' })
  await form.getByLabel('邮箱', { exact: true }).fill('shen.wangshu@qingyan.example')
  await form.getByLabel('密码', { exact: true }).fill(signInPage.password)
  await form.getByRole('button', { name: '登录', exact: true }).click()
  await expect(form).toBeHidden()
  await boxOf(page).press('Control+Enter')
  await expect(page.getByRole('article').filter({ hasText: '过期时写下的意见' })).toBeVisible()
})

test('a reason that was typed is not thrown away by Escape or a click beside the window', async ({
  page,
  editor,
  signIn,
}) => {
  await signIn('editor')
  await begin(editor, '撤稿原因', '正文。')
  await editor.chooseColumn('碧水清流')
  await editor.saved()
  await editor.publish()
  await editor.step('撤稿')
  const reason = page.getByLabel('撤稿原因（必填）')
  await reason.fill('当事人来函，逐条说明')
  const asked: string[] = []
  page.on('dialog', (question) => {
    asked.push(question.message())
    void question.dismiss()
  })
  await page.keyboard.press('Escape')
  await page.mouse.click(4, 400)
  await expect(reason).toHaveValue('当事人来函，逐条说明')
  expect(asked).toEqual(Array(2).fill('填写的内容还没有保存，关闭会丢失。确定关闭吗？'))
})

test('a paste that does not fit is not cut short in silence', async ({ page, context, editor, signIn }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await signIn('editor')
  await begin(editor, '粘贴摘要', '正文。')
  await page.evaluate(() => navigator.clipboard.writeText('摘'.repeat(410)))
  await page.getByRole('textbox', { name: '摘要' }).press('Control+v')
  await editor.says('这里最多 400 个字符，粘贴内容的最后 10 个没有放进来。')
})

test('a step that a colleague was quicker with leaves the window as the piece stands now', async ({
  page,
  browser,
  editor,
  signIn,
  apiAs,
}) => {
  await signIn('editor')
  const id = await begin(editor, '谁先撤稿', '正文。')
  await editor.chooseColumn('碧水清流')
  await editor.saved()
  await editor.publish()
  const chief = await apiAs('chief')
  const colleague = await (await browser.newContext({ storageState: await chief.storageState() })).newPage()
  await colleague.goto(new URL(`/admin/articles/${id}`, page.url()).href)
  for (const one of [colleague, page]) {
    await one.getByRole('button', { name: '更多操作' }).click()
    await one.getByRole('menuitem', { name: '撤稿…', exact: true }).click()
    await one.getByLabel('撤稿原因（必填）').fill('事实有误')
    await one.getByRole('radio', { name: '不说明原因' }).check()
    await one.getByRole('dialog').getByRole('button', { name: '撤稿', exact: true }).click()
    if (one === colleague) await expect(one.getByRole('dialog')).toHaveCount(0)
  }
  await expect(page.getByRole('dialog').getByRole('alert')).toContainText('稿件现在是“已撤稿”，不能撤稿')
  page.once('dialog', (question) => void question.accept())
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: '更多操作' }).click()
  await expect(page.getByRole('menuitem', { name: '恢复发布…' })).toBeVisible()
})

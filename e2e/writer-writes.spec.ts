import { SignIn } from './pages/sign-in'
import { expect, PEOPLE, test } from './support/newsroom'

test('an author writes and submits, an editor returns it, the author answers, the editor publishes', async ({
  browser,
  page,
  editor,
  signInPage,
}) => {
  await page.goto('/admin')
  await expect(page).toHaveURL(/\/sign-in/)
  await signInPage.signIn(PEOPLE.author)
  await expect(page.getByRole('heading', { level: 1 })).toContainText('沈望舒')

  const title = `雨夜里的排口 ${Date.now()}`
  await editor.begin()
  await editor.title.fill(title)
  await editor.body.pressSequentially('半夜十一点，桥下的水忽然急了。')
  await editor.saved()
  const id = await editor.id()
  await editor.chooseColumn('碧水清流')
  await editor.pick('添加标签', '溢流口巡查')
  await expect(page.getByRole('button', { name: '移除标签 溢流口巡查' })).toBeVisible()
  await editor.pick('添加署名', '沈望舒')
  await expect(page.getByLabel('沈望舒的职务')).not.toHaveValue('')
  await editor.save()
  await page.getByRole('button', { name: '送审' }).click()
  await editor.says('已送审')

  const other = await browser.newContext()
  const desk = await other.newPage()
  const form = new SignIn(desk, signInPage.password)
  await form.open()
  await form.signIn(PEOPLE.editor)
  await desk.waitForURL(/\/admin$/)
  await desk.goto(`/admin/articles?status=SUBMITTED&q=${encodeURIComponent(title)}`)
  await desk.getByRole('button', { name: `《${title}》的操作` }).click()
  await desk.getByRole('menuitem', { name: '退回' }).click()
  await desk.getByRole('dialog').getByRole('button', { name: '退回' }).click()
  await expect(desk.getByText('请写明退回意见').first()).toBeVisible()
  await desk.getByLabel('退回意见（必填）').fill('请补上巡查日期。')
  await desk.getByRole('dialog').getByRole('button', { name: '退回' }).click()
  await expect(desk.getByText('已退回给作者')).toBeVisible()

  await editor.open(id)
  await editor.body.click()
  await page.keyboard.press('Control+End')
  await editor.body.pressSequentially('那是七月十二日。')
  await editor.save()
  await page.getByRole('button', { name: '送审' }).click()
  await editor.says('已送审')

  await desk.goto(`/admin/articles/${id}`)
  await desk.getByRole('button', { name: '发布', exact: true }).click()
  await desk.getByRole('button', { name: '确认发布' }).click()
  await expect(desk.getByText('已发布，读者现在就能看到')).toBeVisible()
  await other.close()

  await page.goto(`/articles/${id}`)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(title)
  await expect(page.locator('.article-body')).toContainText('那是七月十二日。')
  await page.getByRole('link', { name: '溢流口巡查' }).click()
  await expect(page).toHaveURL(/\/tags\/yiliukouxuncha$/)
  await expect(page.getByRole('main').getByRole('link', { name: title })).toBeVisible()
})

test('a wrong password is refused in words, and does not say whether the account exists', async ({
  page,
  signInPage,
}) => {
  await signInPage.open()
  await signInPage.signIn(PEOPLE.editor, 'not the password')
  await expect(page.getByText('邮箱或密码不对，请重新输入。')).toBeVisible()
  await signInPage.signIn('nobody@qingyan.example', 'not the password')
  await expect(page.getByText('邮箱或密码不对，请重新输入。')).toBeVisible()
})

test('a key that follows an arrow at once acts where the caret stands, and takes no chosen words away', async ({
  page,
  editor,
  signIn,
}) => {
  await signIn('author')
  await editor.begin()
  await editor.body.click()
  await page.keyboard.insertText('这句话一个字也不能少。')
  await page.keyboard.press('Shift+Home')
  await expect(page.getByText('已选 10 字')).toBeVisible()
  // Both in one turn of the page: the browser tells of a moved caret only after it.
  await editor.body.evaluate((body) => {
    getSelection()?.collapseToEnd()
    body.dispatchEvent(
      new KeyboardEvent('keydown', { key: 'Enter', keyCode: 13, bubbles: true, cancelable: true }),
    )
  })
  await page.keyboard.insertText('下一段。')
  await expect(editor.body.locator('p')).toHaveText(['这句话一个字也不能少。', '下一段。'])
})

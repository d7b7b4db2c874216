import type { Page } from 'playwright/test'
import { Editor } from './pages/editor'
import { SignIn } from './pages/sign-in'
import { expect, PEOPLE, test } from './support/newsroom'

/** Types at the end of the paragraph that holds the text. */
async function typeAfter(editor: Editor, holding: string, text: string): Promise<void> {
  await editor.body.locator('p').filter({ hasText: holding }).click()
  await editor.page.keyboard.press('End')
  await editor.page.keyboard.type(text)
}

const FIRST = '第一段讲退潮之后的滩涂。'
const SECOND = '第二段讲半夜急起来的水。'

/** A piece of two paragraphs, and a colleague in another browser who has it open. */
async function twoDesks(editor: Editor, colleague: Page, signInPage: SignIn): Promise<Editor> {
  await editor.begin()
  await editor.title.fill(`两个人的稿子 ${Date.now()}`)
  await editor.body.pressSequentially(FIRST)
  await editor.page.keyboard.press('Enter')
  await editor.page.keyboard.type(SECOND)
  await editor.saved()
  const id = await editor.id()
  const form = new SignIn(colleague, signInPage.password)
  await form.open()
  await form.signIn(PEOPLE.chief)
  await colleague.waitForURL(/\/admin$/)
  const other = new Editor(colleague)
  await other.open(id)
  return other
}

test('two people in different paragraphs: both texts are kept, it is said, and the caret stays', async ({
  browser,
  page,
  editor,
  signIn,
  signInPage,
}) => {
  await signIn('editor')
  const context = await browser.newContext()
  const other = await twoDesks(editor, await context.newPage(), signInPage)
  await typeAfter(other, '第一段', '许见山补的。')
  await other.saved()
  await typeAfter(editor, '第二段', '苏禾补的')
  await expect(page.getByText(/^已与.+的修改合并$/)).toBeVisible()
  await page.keyboard.type('，接着写。')
  await editor.saved()
  await expect(editor.body.locator('p')).toHaveText([`${FIRST}许见山补的。`, `${SECOND}苏禾补的，接着写。`])
  await typeAfter(other, '第一段', '再补一句。')
  await other.saved()
  await expect(other.body.locator('p')).toHaveText([
    `${FIRST}许见山补的。再补一句。`,
    `${SECOND}苏禾补的，接着写。`,
  ])
  await context.close()
})

test('two people in one paragraph: the second chooses by keyboard, and what lost is kept as a revision (R-03)', async ({
  browser,
  page,
  editor,
  signIn,
  signInPage,
}) => {
  await signIn('editor')
  const context = await browser.newContext()
  const other = await twoDesks(editor, await context.newPage(), signInPage)
  const id = await editor.id()
  await typeAfter(other, '第一段', '先到的话。')
  await other.saved()
  await typeAfter(editor, '第一段', '后到的话。')
  const dialog = page.getByRole('dialog', { name: '与他人修改冲突' })
  await expect(dialog).toBeVisible()
  await expect(editor.status).toHaveText('与他人修改冲突')
  await expect(dialog).toContainText('先到的话。')
  await expect(dialog).toContainText('后到的话。')
  await page.keyboard.press('Escape')
  await expect(dialog).toBeHidden()
  await page.getByRole('button', { name: '处理冲突' }).press('Enter')
  await dialog.getByRole('radio', { name: '用我的' }).focus()
  await page.keyboard.press('Space')
  await dialog.getByRole('button', { name: '按选择合并' }).press('Enter')
  await editor.saved()
  await expect(editor.body.locator('p')).toHaveText([`${FIRST}后到的话。`, SECOND])
  await context.close()

  await page.goto(`/admin/articles/${id}/history`)
  await expect(page.getByText('冲突副本')).toHaveCount(2)
})

test('what a colleague wrote while the question was open is looked at before it is published', async ({
  browser,
  page,
  editor,
  signIn,
  signInPage,
}) => {
  await signIn('editor')
  const context = await browser.newContext()
  const other = await twoDesks(editor, await context.newPage(), signInPage)
  await editor.chooseColumn('碧水清流')
  await editor.saved()
  await page.getByRole('button', { name: '发布', exact: true }).click()
  await typeAfter(other, '第一段', '没有人看过的一句。')
  await other.saved()
  const question = page.getByRole('alertdialog')
  await question.getByRole('button', { name: '确认发布' }).click()
  await expect(question.getByRole('alert')).toContainText('许见山刚刚改过这篇稿件')
  await expect(page.locator('.article-body')).toContainText('没有人看过的一句。')
  expect((await page.request.get(`/articles/${await editor.id()}`)).status()).toBe(404)
  await question.getByRole('button', { name: '确认发布' }).click()
  await editor.says('已发布，读者现在就能看到')
  await context.close()
})

test('two windows of one person bring their texts together too', async ({
  context,
  page,
  editor,
  signIn,
}) => {
  await signIn('author')
  await editor.begin()
  await editor.title.fill(`两个窗口 ${Date.now()}`)
  await editor.body.pressSequentially(FIRST)
  await editor.saved()
  const id = await editor.id()
  const second = new Editor(await context.newPage())
  await second.open(id)
  await second.title.fill('在另一个窗口改的标题')
  await second.saved()
  await page.bringToFront()
  await typeAfter(editor, '第一段', '在这个窗口写的。')
  await expect(page.getByText(/^已与.+的修改合并$/)).toBeVisible()
  await editor.saved()
  await expect(editor.title).toHaveValue('在另一个窗口改的标题')
  await second.page.reload()
  await expect(second.body).toContainText(`${FIRST}在这个窗口写的。`)
})

test('each sees who else is in the piece and since when, and a second window of one’s own; who closes is gone', async ({
  browser,
  context,
  page,
  editor,
  signIn,
  signInPage,
}) => {
  await signIn('editor')
  const away = await browser.newContext()
  const other = await twoDesks(editor, await away.newPage(), signInPage)
  await expect(page.getByText(/许见山（\d\d:\d\d 起） 也打开了这篇稿件/)).toBeVisible()
  await expect(other.page.getByText(/苏禾（\d\d:\d\d 起） 也打开了这篇稿件/)).toBeVisible()
  await away.close()
  await expect(page.getByText('也打开了这篇稿件')).toBeHidden()
  const twin = new Editor(await context.newPage())
  await twin.open(await editor.id())
  await expect(twin.page.getByText('您在另一个窗口也打开了这篇稿件。')).toBeVisible()
  await expect(page.getByText('您在另一个窗口也打开了这篇稿件。')).toBeVisible()
})

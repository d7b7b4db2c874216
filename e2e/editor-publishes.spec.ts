import { siteDate, siteTime } from '../lib/time'
import type { Editor } from './pages/editor'
import { database, expect, test } from './support/newsroom'

/** Begins a piece that may go out, and returns its number once it is saved. */
async function write(editor: Editor, title: string, text: string): Promise<number> {
  await editor.begin()
  await editor.title.fill(title)
  await editor.chooseColumn('执法一线')
  await editor.body.pressSequentially(text)
  await editor.saved()
  return editor.id()
}

test('readers see one published revision: edits stay inside until published again, and a withdrawal answers 410', async ({
  page,
  editor,
  signIn,
}) => {
  await signIn('editor')
  const title = `一篇会变的稿子 ${Date.now()}`
  const id = await write(editor, title, '第一版的话。')
  await editor.publish()

  await editor.open(id)
  await editor.body.click()
  await page.keyboard.press('Control+End')
  await editor.body.pressSequentially('第二版的话。')
  await editor.save()
  const reader = await page.context().newPage()
  await reader.goto(`/articles/${id}`)
  await expect(reader.locator('.article-body')).toContainText('第一版的话。')
  await expect(reader.locator('.article-body')).not.toContainText('第二版的话。')

  await editor.publishAgain('补了一句话。', '第一版没有写完。')
  await reader.reload()
  await expect(reader.locator('.article-body')).toContainText('第二版的话。')

  await editor.open(id)
  await editor.step('撤稿')
  await page.getByLabel('撤稿原因（必填）').fill('事实有误，待核实。')
  await page.getByRole('radio', { name: /^不说明原因/ }).check()
  await page.getByRole('dialog').getByRole('button', { name: '撤稿', exact: true }).click()
  await editor.says('已撤稿')
  const gone = await reader.goto(`/articles/${id}`)
  expect(gone?.status()).toBe(410)
  await expect(reader.getByText('第二版的话。')).toHaveCount(0)
})

test('the window of a new piece stays when it is published: caret, words and undo are where they were', async ({
  page,
  editor,
  signIn,
}) => {
  await signIn('editor')
  const id = await write(editor, `发布之后接着写 ${Date.now()}`, '发布之前的话。')
  // Whatever is asked about the piece after its publication is long on its way.
  const { promise: written, resolve: arrive } = Promise.withResolvers<void>()
  await page.route(new RegExp(`/${id}(/standing|\\?_rsc=.*)$`), async (route) => {
    const response = await route.fetch()
    await written
    await route.fulfill({ response })
  })
  await editor.publish()
  await editor.body.press('Control+End')
  await page.keyboard.type('答复到来之前的话。')
  arrive()
  await expect(page.getByRole('button', { name: '更新发布', exact: true })).toBeVisible()
  await page.keyboard.type('到来之后的话。')
  await expect(editor.body).toHaveText('发布之前的话。答复到来之前的话。到来之后的话。')
  await expect(page.getByText('有未发布的修改')).toBeVisible()
  await page.keyboard.press('Control+z')
  await expect(editor.body).not.toContainText('到来之后的话。')
  await editor.saved()
})

test('a piece begun on the empty page is there when one comes back to it', async ({
  page,
  editor,
  signIn,
}) => {
  await signIn('editor')
  const title = `离开再回来的稿子 ${Date.now()}`
  await write(editor, title, '离开之前的话。')
  await page.getByRole('link', { name: '返回稿件列表' }).click()
  await expect(page.getByRole('heading', { name: '稿件', exact: true })).toBeVisible()
  await page.goBack()
  await expect(editor.title).toHaveValue(title)
  await expect(editor.body).toHaveText('离开之前的话。')
})

test('an incomplete piece is not published, and the message says what is missing', async ({
  page,
  editor,
  signIn,
}) => {
  await signIn('editor')
  await editor.begin()
  await editor.title.fill(`没有栏目的稿子 ${Date.now()}`)
  await editor.saved()
  await page.getByRole('button', { name: '发布', exact: true }).click()
  await page.getByRole('button', { name: '确认发布' }).click()
  await expect(page.getByRole('alertdialog').getByText('请选择栏目')).toBeVisible()
})

test('a scheduled piece appears by itself, as it was when it was scheduled', async ({
  page,
  editor,
  signIn,
}) => {
  await signIn('editor')
  const id = await write(editor, `到点就发 ${Date.now()}`, '定时的那一版。')

  await editor.step('定时发布')
  const past = new Date(Date.now() - 3_600_000)
  const field = page.getByLabel('时间（北京时间）')
  await field.fill(`${siteDate(past)}T${siteTime(past)}`)
  await page.getByRole('dialog').getByRole('button', { name: '定时发布' }).click()
  await expect(page.getByText(/定时时间必须晚于现在/).first()).toBeVisible()
  const later = new Date(Date.now() + 3_600_000)
  await field.fill(`${siteDate(later)}T${siteTime(later)}`)
  await page.getByRole('dialog').getByRole('button', { name: '定时发布' }).click()
  await editor.says('已定时')

  await editor.open(id)
  await editor.body.click()
  await page.keyboard.press('Control+End')
  await editor.body.pressSequentially('之后的改动。')
  await editor.save()
  expect((await page.request.get(`/articles/${id}`)).status()).toBe(404)

  await database.bringForward(id, 1_000)
  await expect
    .poll(async () => (await page.request.get(`/articles/${id}`)).status(), { timeout: 5_000 })
    .toBe(200)
  expect(await database.lateness(id)).toBeLessThan(1)
  await page.goto(`/articles/${id}`)
  await expect(page.locator('.article-body')).toContainText('定时的那一版。')
  await expect(page.locator('.article-body')).not.toContainText('之后的改动。')
})

test('the trash keeps a piece for thirty days and gives it back', async ({ page, editor, signIn }) => {
  await signIn('editor')
  const title = `扔了又捡回来 ${Date.now()}`
  await editor.begin()
  await editor.title.fill(title)
  await editor.saved()
  await editor.step('移入回收站')
  await expect(page).toHaveURL(/\/admin\/articles$/)
  await page.goto(`/admin/articles?status=TRASHED`)
  await page.getByRole('button', { name: `《${title}》的操作` }).click()
  await page.getByRole('menuitem', { name: '恢复' }).click()
  await expect(page.getByText(`《${title}》已恢复`)).toBeVisible()
  await page.goto(`/admin/articles?status=DRAFT&q=${encodeURIComponent(title)}`)
  await expect(page.getByRole('link', { name: title, exact: true })).toBeVisible()
})

test('the list is narrowed by column, author, tag and text, and the address keeps it', async ({
  page,
  signIn,
}) => {
  await signIn('chief')
  await page.goto('/admin/articles')
  await page.getByLabel('按栏目筛选').selectOption({ label: '乡村环境' })
  await expect(page).toHaveURL(/column=\d+/)
  await page.getByRole('combobox', { name: '按作者筛选' }).fill('罗小满')
  await page.getByRole('listbox', { name: '按作者筛选' }).getByRole('option').first().click()
  await expect(page).toHaveURL(/author=\d+/)
  await expect(page.getByRole('link', { name: '田埂上的空药瓶值多少钱' })).toBeVisible()
  await page.getByRole('searchbox', { name: '搜索标题、正文、署名、标签' }).fill('药瓶')
  await page.keyboard.press('Enter')
  await expect(page.getByText('搜索：药瓶')).toBeVisible()
  await expect(page.getByRole('link', { name: '田埂上的空药瓶值多少钱' })).toBeVisible()
  await page.reload()
  await expect(page.getByText('搜索：药瓶')).toBeVisible()
  await expect(page.getByText('作者：罗小满')).toBeVisible()
})

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright/test'
import { plainPicture } from '../test/pictures'
import { paste } from './support/clipboard'
import { expect, test } from './support/newsroom'

const fixture = (path: string) => join(import.meta.dirname, '..', 'test', 'fixtures', path)
const WORD = readFileSync(fixture('paste/word.html'), 'utf8')

const picture = (background: string) => plainPicture(480, 300, background)

/** A picture as Word puts it into the clipboard, with the second one that is for programs that cannot show it. */
const rtf = (png: Buffer) =>
  `{\\rtf1\\ansi {\\*\\shppict{\\pict\\picw480\\pich300\\pngblip ${png.toString('hex')}}}{\\nonshppict{\\pict\\wmetafile8 ${'0'.repeat(64)}}}}`

const report = (page: Page) => page.getByRole('status', { name: '粘贴和导入' })

test('Word is pasted with its picture, told in a line, and taken back in one step', async ({
  page,
  editor,
  signIn,
}) => {
  await signIn('author')
  await editor.begin()
  await editor.body.click()
  await page.keyboard.insertText('原来的一段。')
  await page.keyboard.press('Enter')
  await paste(page, { html: WORD, rtf: rtf(await picture('#3a7')) })
  await expect(report(page)).toContainText(
    '已粘贴：保留 6 段、2 个小标题、2 个列表、1 图、1 条脚注；去除字体样式、手工缩进',
  )
  await expect(editor.body.locator('figure img')).toHaveAttribute('src', /^\/media\//)
  await expect(editor.body.locator('h2')).toHaveText('排口溯源')
  await expect(editor.body.locator('.missing-picture')).toHaveCount(0)
  await report(page).getByRole('button', { name: '撤销' }).click()
  await expect(editor.body).toHaveText('原来的一段。')
  await expect(editor.body.locator('figure')).toHaveCount(0)
  await expect(report(page)).toBeEmpty()
  await page.keyboard.press('Control+Shift+z')
  await expect(editor.body.locator('h3')).toHaveText('一、怎么查')
})

test('a picture that did not come along holds its place, keeps the piece from readers, and is filled from the computer', async ({
  page,
  editor,
  signIn,
}) => {
  await signIn('editor')
  await editor.begin()
  await editor.title.fill(`缺图的稿子 ${Date.now()}`)
  await editor.chooseColumn('执法一线')
  await editor.body.click()
  await paste(page, { html: WORD })
  await expect(report(page)).toContainText('有 1 张图片没有取到，已在原处标出')
  const missing = editor.body.locator('.missing-picture')
  await expect(missing).toContainText('缺图：clip_image001.png')
  // One goes on writing behind it; the arrows come to it as to any picture, and nothing is typed into it.
  await page.keyboard.insertText('后来的一段。')
  await expect(editor.body.locator('p').last()).toHaveText('后来的一段。')
  await page.keyboard.press('Home')
  await page.keyboard.press('ArrowLeft')
  await expect(missing).toHaveClass(/ProseMirror-selectednode/)
  await editor.save()
  await page.reload()
  await expect(missing).toContainText('缺图：clip_image001.png')
  await page.getByRole('button', { name: '发布', exact: true }).click()
  await page.getByRole('button', { name: '确认发布' }).click()
  await expect(page.getByText('正文还缺 1 张图片，请补上或移除').first()).toBeVisible()
  await page.keyboard.press('Escape')

  const chooser = page.waitForEvent('filechooser')
  await missing.getByRole('button', { name: '选择图片' }).click()
  await (await chooser).setFiles({ name: '排口.png', mimeType: 'image/png', buffer: await picture('#a53') })
  await expect(editor.body.locator('figure img')).toHaveCount(1)
  await expect(missing).toHaveCount(0)
  await editor.save()
  await editor.publish()
})

test('a Word file becomes a new piece, a Markdown file its end; what cannot be read is refused and changes nothing', async ({
  page,
  editor,
  signIn,
}) => {
  await signIn('author')
  await page.goto('/admin/articles')
  await page.getByRole('link', { name: '导入', exact: true }).click()
  const window = page.getByRole('dialog', { name: '导入文档' })
  const give = (files: string | { name: string; mimeType: string; buffer: Buffer }) =>
    window.getByLabel('选择要导入的文件').setInputFiles(files)
  await give({ name: '旧稿.doc', mimeType: 'application/msword', buffer: Buffer.from('x') })
  await expect(window.getByRole('alert')).toContainText('请用 Word 或 WPS 另存为 .docx 后再导入')
  await give({
    name: '半截.docx',
    mimeType: '',
    buffer: readFileSync(fixture('docx/tables.docx')).subarray(0, 9_000),
  })
  await expect(window.getByRole('alert')).toContainText('文件已损坏或没有传完整')

  await give(fixture('docx/payment-payment.docx'))
  await expect(window).toBeHidden()
  await expect(editor.title).toHaveValue('付款通知书')
  await expect(report(page)).toContainText('已导入：保留 3 段、3 表')
  await expect(editor.body.locator('table')).toHaveCount(3)
  await editor.saved()

  await editor.step('导入文档')
  await expect(window.getByRole('radio', { name: '接在现有正文之后' })).toBeChecked()
  const notes = '# 后记\n\n**补记。**三日后复查[^1]。\n\n[^1]: 见台账。\n'
  await give({ name: '后记.md', mimeType: 'text/markdown', buffer: Buffer.from(notes) })
  await expect(window).toBeHidden()
  await expect(editor.title).toHaveValue('付款通知书')
  await expect(editor.body).toContainText('补记。三日后复查')
  await expect(editor.body.locator('sup[data-footnote="见台账。"]')).toHaveCount(1)
  await expect(editor.body.locator('table')).toHaveCount(3)
  await report(page).getByRole('button', { name: '撤销' }).click()
  await expect(editor.body).not.toContainText('补记')
  await editor.save()
})

test('punctuation is tidied by changes that are looked at first, and taken back in one step', async ({
  page,
  editor,
  signIn,
}) => {
  await signIn('author')
  await editor.begin()
  await editor.body.click()
  const before = '他说:水清了。又说"好",PM2.5也降了(见 http://a.cn/x,y )。'
  await page.keyboard.insertText(before)
  await editor.step('整理标点')
  const window = page.getByRole('dialog', { name: '整理标点' })
  const changes = window.getByRole('list', { name: '要修改的标点' }).getByRole('listitem')
  await expect(changes.filter({ hasText: '“' }).first()).toBeVisible()
  await expect(window).toContainText('网址、数字和《》里的内容不动')
  const count = await changes.count()
  // One is left as it is.
  await changes.filter({ hasText: '他说' }).first().getByRole('checkbox').uncheck()
  await window.getByRole('button', { name: /^修改 \d+ 处$/ }).click()
  await expect(editor.body).toHaveText(/^他说:水清了。又说“好”，PM2\.5也降了（见/)
  await expect(editor.body).toContainText('http://a.cn/x,y')
  expect(count).toBeGreaterThan(3)
  await page.getByRole('region', { name: /^通知/ }).getByRole('button', { name: '撤销' }).click()
  await expect(editor.body).toHaveText(before)
})

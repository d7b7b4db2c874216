import type { Page } from 'playwright/test'
import type { Editor } from './pages/editor'
import { accessFaults } from './support/axe'
import { expect, test } from './support/newsroom'

/** Something of the menu that opens on an empty line. */
async function slash(page: Page, typed: string, name: string): Promise<void> {
  await page.keyboard.type(typed)
  await expect(page.getByRole('listbox', { name: '插入' }).getByRole('option').first()).toHaveText(
    new RegExp(name),
  )
  await page.keyboard.press('Enter')
}

async function tableTool(page: Page, editor: Editor, name: string): Promise<void> {
  await editor.tool('表格')
  await page.getByRole('menuitem', { name, exact: true }).click()
}

/** The first two stored pictures, one after the other. */
async function pickTwo(page: Page): Promise<void> {
  const window = page.getByRole('dialog', { name: '插入组图' })
  for (const place of [0, 1]) {
    await window.getByRole('button', { name: '添加图片' }).click()
    await page.getByRole('dialog', { name: '选择图片' }).locator('li button').nth(place).click()
    await expect(window.getByRole('listitem')).toHaveCount(place + 1)
  }
  await window.getByLabel('图片说明').first().fill('左岸')
  await window.getByLabel('装饰图，不必读出来').last().check()
  await window.getByRole('button', { name: '第 2 张上移' }).click()
  await window.getByRole('button', { name: '确定' }).click()
}

test('an editor builds a piece of boxes, pictures and a table by keyboard; readers get all of it', async ({
  page,
  editor,
  signIn,
}) => {
  await signIn('editor')
  await editor.begin()
  await editor.title.fill(`版块 ${Date.now()}`)
  await editor.chooseColumn('执法一线')
  await editor.body.click()
  await page.keyboard.type('导语一段。')
  await page.keyboard.press('Enter')
  await slash(page, '/tsk', '提示框')
  await page.keyboard.type('三项指标都在变好。')
  await page.getByRole('radio', { name: '数据' }).check()
  await page.getByLabel('提示框标题').fill('去年的账')
  const box = editor.body.locator('aside.callout.data')
  await expect(box.locator('.callout-title')).toHaveText('数据 去年的账')

  // With the arrows and Alt the box goes over the paragraph before it; out of it leads an empty line.
  await box.getByText('三项指标').click()
  await page.keyboard.press('Alt+ArrowUp')
  await expect(editor.body.locator(':scope > *').first()).toHaveClass(/callout/)
  await page.keyboard.press('Alt+ArrowDown')
  await page.keyboard.press('End')
  await page.keyboard.press('Enter')
  await page.keyboard.press('Enter')
  await slash(page, '/引语', '引语')
  await page.keyboard.type('数不说谎，人要会问。')
  await page.getByLabel('引语出处').fill('一位站长')
  await editor.body.getByText('数不说谎').click()
  await page.keyboard.press('End')
  await page.keyboard.press('Enter')

  await slash(page, '/zt', '组图')
  await pickTwo(page)
  await expect(editor.body.locator('.gallery figcaption')).toHaveText([
    '摄影：青言演示',
    '左岸摄影：青言演示',
  ])
  await page.getByLabel('组图标题').fill('两岸')
  await page.keyboard.press('Tab')
  await editor.body.locator(':scope > p').last().click()
  await slash(page, '/sp', '视频')
  const video = page.getByRole('dialog', { name: '插入视频' })
  await video.getByLabel('视频网址').fill('http://example.org')
  await video.getByRole('button', { name: '确定' }).click()
  await expect(video.getByText('请填写视频页面的网址')).toBeVisible()
  await video.getByLabel('视频网址').fill('https://www.bilibili.com/video/BV1')
  await video.getByLabel('视频标题').fill('三种鹿的侧影')
  await page.keyboard.press('Enter')
  await expect(editor.body.locator('.link-card.video')).toHaveText('三种鹿的侧影 视频 · 哔哩哔哩')

  await editor.body.locator(':scope > p').last().click()
  await slash(page, '、表格', '表格')
  await page.keyboard.type('指标')
  await page.keyboard.press('Shift+ArrowRight')
  await tableTool(page, editor, '合并选中的单元格')
  await expect(editor.body.locator('th[colspan="2"]')).toHaveText('指标')
  await tableTool(page, editor, '首列作表头')
  await tableTool(page, editor, '下方插入行')
  await expect(editor.body.locator('tr')).toHaveCount(4)

  await page.setViewportSize({ width: 390, height: 844 })
  await editor.tool('更多格式')
  await page.getByRole('menuitemcheckbox', { name: '高亮' }).click()
  // A table is being filled in.
  expect(await accessFaults(page, { except: ['empty-table-header'] })).toEqual([])
  await page.setViewportSize({ width: 1280, height: 844 })
  await editor.save()
  const id = await editor.id()
  await editor.publish()

  await page.goto(`/articles/${id}`)
  const text = page.locator('.article-body')
  await expect(text.getByRole('note')).toHaveText('数据 去年的账三项指标都在变好。')
  await expect(text.locator('.pull-quote')).toHaveText('数不说谎，人要会问。一位站长')
  await expect(text.locator('.gallery > figcaption')).toHaveText('两岸')
  await expect(text.getByRole('link', { name: /^三种鹿的侧影/ })).toHaveAttribute(
    'href',
    'https://www.bilibili.com/video/BV1',
  )
  await expect(text.locator('thead th').first()).toHaveAttribute('colspan', '2')
  await text.getByRole('link', { name: '查看大图' }).first().click()
  await expect(page.getByRole('dialog', { name: '查看大图' }).getByText('1 / 2')).toBeVisible()
})

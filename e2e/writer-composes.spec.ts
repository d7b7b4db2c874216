import { paste } from './support/clipboard'
import { compose } from './support/composition'
import { expect, test } from './support/newsroom'

const PINYIN = ['n', 'ni', "ni'h", "ni'hao"]

test('an input method writes every word once, everywhere, and its Enter sends nothing (R-06)', async ({
  page,
  editor,
  signIn,
  request,
}) => {
  await signIn('editor')
  const list = await (await request.get('/columns/duoyangxing')).text()
  const picture = /\/media\/[\w-]+-\d+\.webp/.exec(list)?.[0] ?? ''
  const suffix = Date.now()
  await editor.begin()
  await editor.title.fill(`输入法 ${suffix} `)
  await page.keyboard.press('End')
  await compose(page, PINYIN, '你好')
  await compose(page, ['z', 'zai'], '再见')
  await expect(editor.title).toHaveValue(`输入法 ${suffix} 你好再见`)

  await editor.body.click()
  await editor.tool('小标题')
  await compose(page, PINYIN, '排口')
  await expect(editor.body.locator('h2')).toHaveText('排口')
  // In the middle of what is there.
  await page.keyboard.press('ArrowLeft')
  await compose(page, PINYIN, '了')
  await expect(editor.body.locator('h2')).toHaveText('排了口')
  await page.keyboard.press('End')
  await page.keyboard.press('Enter')

  await editor.tool('项目符号')
  await compose(page, PINYIN, '上游')
  await page.keyboard.press('Enter')
  await compose(page, PINYIN, '下游')
  await expect(editor.body.getByRole('listitem')).toHaveText(['上游', '下游'])
  await page.keyboard.press('Enter')
  await page.keyboard.press('Enter')

  // The key of the slash under a Chinese input method; what is being spelled already finds.
  await compose(page, ['、'], '、')
  const menu = page.getByRole('listbox', { name: '插入' })
  await expect(menu.getByRole('option', { name: '组图' })).toBeVisible()
  await compose(page, ['b', 'bi', 'biao'], '表格')
  await expect(menu.getByRole('option')).toHaveText(/表格/)
  await page.keyboard.press('Enter')
  await expect(menu).toBeHidden()
  await expect(editor.body.locator('table')).toHaveCount(1)
  await compose(page, PINYIN, '指标')
  await page.keyboard.press('Tab')
  await compose(page, PINYIN, '数值')
  await expect(editor.body.locator('th')).toHaveText(['指标', '数值', ''])

  await editor.body.locator(':scope > p').last().click()
  await paste(page, { html: `<figure><img src="${picture}" alt=""></figure><p>末段</p>` })
  await editor.body.locator('figure img').click()
  await page.getByLabel('图片说明', { exact: true }).focus()
  await compose(page, PINYIN, '退潮后的')
  await compose(page, ['t', 'tan'], '滩涂')
  await page.getByLabel('摄影或来源').focus()
  await compose(page, PINYIN, '李强')
  await expect(editor.body.locator('figcaption')).toHaveText('退潮后的滩涂摄影：李强')

  await editor.body.getByText('末段').click()
  await editor.tool('链接')
  const window = page.getByRole('dialog', { name: '插入链接' })
  await window.getByLabel('网址').fill('https://example.org/')
  await window.getByLabel('显示的文字').focus()
  await compose(page, PINYIN, '月报')
  await expect(window).toBeVisible()
  await expect(window.getByLabel('显示的文字')).toHaveValue('月报')
  await page.keyboard.press('Enter')
  await expect(window).toBeHidden()

  await editor.save()
  await page.reload()
  await expect(editor.title).toHaveValue(`输入法 ${suffix} 你好再见`)
  await expect(editor.body.locator('h2')).toHaveText('排了口')
  await expect(editor.body.getByRole('listitem')).toHaveText(['上游', '下游'])
  await expect(editor.body.locator('th')).toHaveText(['指标', '数值', ''])
  await expect(editor.body.locator('figcaption')).toHaveText('退潮后的滩涂摄影：李强')
  await expect(editor.body.getByRole('link')).toHaveText('月报')
})

import { paste } from './support/clipboard'
import { expect, test } from './support/newsroom'

test('a writer finds and replaces, and takes all of it back at once', async ({ page, editor, signIn }) => {
  await signIn('author')
  await editor.begin()
  await editor.body.click()
  await page.keyboard.insertText('ＰＭ2.5下降，pm2.5是一项指标。')
  await page.keyboard.press('Enter')
  await page.keyboard.insertText('VOCs与PM2.5一起治理。')
  await page.keyboard.press('Control+h')
  const bar = page.getByRole('search')
  await expect(bar.getByLabel('查找', { exact: true })).toBeFocused()
  await page.keyboard.type('pm2.5')
  await expect(bar.getByRole('status')).toHaveText('1 / 3')
  await page.keyboard.press('Shift+Enter')
  await expect(bar.getByRole('status')).toHaveText('3 / 3')
  await expect(editor.body.locator('.ProseMirror-active-search-match')).toHaveText('PM2.5')
  await bar.getByLabel('区分大小写和全半角').check()
  await expect(bar.getByRole('status')).toHaveText('1 / 1')
  await bar.getByLabel('区分大小写和全半角').uncheck()
  await bar.getByLabel('替换为').fill('细颗粒物')
  await bar.getByRole('button', { name: '全部替换' }).click()
  await editor.says('已替换 3 处')
  const replaced = ['细颗粒物下降，细颗粒物是一项指标。', 'VOCs与细颗粒物一起治理。']
  await expect(editor.body.locator('p')).toHaveText(replaced)
  await bar.getByLabel('替换为').press('Escape')
  await expect(bar).toBeHidden()
  await expect(editor.body).toBeFocused()
  await page.keyboard.press('Control+z')
  await expect(editor.body).toContainText('ＰＭ2.5下降，pm2.5是一项指标。')
  await expect(editor.body).toContainText('VOCs与PM2.5一起治理。')
})

test('a writer finds the way in a long piece, and writes undisturbed', async ({ page, editor, signIn }) => {
  await signIn('author')
  await editor.begin()
  await editor.body.click()
  for (const name of ['河口', '上游']) {
    await page.keyboard.press('Control+Alt+2')
    await page.keyboard.insertText(name)
    await page.keyboard.press('Enter')
    for (let n = 0; n < 12; n++) {
      await page.keyboard.insertText('雨停以后水位退得很慢。')
      await page.keyboard.press('Enter')
    }
  }
  await expect(page.getByText('244 字，约 1 分钟读完')).toBeVisible()
  await page.keyboard.press('Control+Alt+o')
  const outline = page.getByRole('region', { name: '大纲' }).filter({ visible: true })
  await expect(outline.getByRole('button', { name: '上游' })).toHaveAttribute('aria-current', 'true')
  await outline.getByRole('button', { name: '河口' }).click()
  await expect(outline.getByRole('button', { name: '河口' })).toHaveAttribute('aria-current', 'true')
  await expect(editor.body.getByRole('heading', { name: '河口' })).toBeInViewport()
  await expect(editor.body).toBeFocused()
  await page.keyboard.press('Shift+End')
  await expect(page.getByText('244 字，已选 2 字')).toBeVisible()

  await page.keyboard.press('Control+Alt+z')
  await expect(page.getByRole('complementary', { name: '稿件属性' })).toBeHidden()
  // Covered, and out of the keyboard's way.
  await expect(page.locator('[inert]').getByRole('navigation', { name: '采编台' })).toHaveCount(1)
  await page.keyboard.press('Escape')
  await expect(page.getByRole('complementary', { name: '稿件属性' })).toBeVisible()
  await expect(page.locator('[inert]')).toHaveCount(0)

  await page.keyboard.press('Control+/')
  const sheet = page.getByRole('dialog', { name: '快捷键' })
  await expect(sheet.getByText('查找和替换')).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(sheet).toBeHidden()
  await expect(editor.body).toBeFocused()
})

test('an address pasted over words links them, and the check finds the links that lead nowhere', async ({
  page,
  editor,
  signIn,
}) => {
  await signIn('author')
  await editor.begin()
  await editor.body.click()
  for (const [words, address] of [
    ['见本站栏目', '/columns/wuran'],
    ['见撤下的旧文', `${new URL(page.url()).origin}/articles/999999999`],
    ['见内网', 'http://127.0.0.1/secret'],
  ] as const) {
    await page.keyboard.insertText(words)
    await page.keyboard.press('Shift+Home')
    await expect(page.getByText(`已选 ${words.length} 字`)).toBeVisible()
    await paste(page, { text: address })
    await page.keyboard.press('End')
    await page.keyboard.press('Enter')
  }
  await expect(editor.body.getByRole('link', { name: '见撤下的旧文' })).toHaveAttribute(
    'href',
    '/articles/999999999',
  )
  await page.getByRole('button', { name: '检查链接' }).click()
  const panel = page.getByRole('region', { name: '检查链接' })
  await expect(panel.getByRole('status')).toContainText('3 个链接里有 2 个要看一看')
  await expect(panel.getByRole('listitem')).toHaveText([/没有这篇稿件/, /内部网络/])
  await panel.getByRole('button', { name: /没有这篇稿件/ }).click()
  await expect(page.getByText('已选 6 字')).toBeVisible()
})

test('tags that exist are proposed from the text, and one click takes one', async ({
  page,
  editor,
  signIn,
  apiAs,
}) => {
  const api = await apiAs('editor')
  expect((await api.post('/api/tags', { data: { name: '溢流口巡查' } })).ok()).toBe(true)
  await signIn('author')
  await editor.begin()
  await editor.title.fill(`溢流口巡查一夜 ${Date.now()}`)
  await editor.body.click()
  await page.keyboard.insertText(
    '溢流口巡查从半夜开始。雨后的污水顺着溢流口涌进河道，巡查的人守着每一个溢流口，记下水位和气味，天亮才走。',
  )
  await editor.saved()
  const proposed = page.getByRole('region', { name: '从正文推荐的标签' })
  await proposed.getByRole('button', { name: '添加标签 溢流口巡查' }).click()
  await expect(page.getByRole('button', { name: '移除标签 溢流口巡查' })).toBeVisible()
  await expect(proposed.getByRole('button', { name: '添加标签 溢流口巡查' })).toBeHidden()
})
